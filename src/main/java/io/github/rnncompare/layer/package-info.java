@NullMarked
package io.github.rnncompare.layer;

import org.jspecify.annotations.NullMarked;
