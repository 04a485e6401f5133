@NullMarked
package io.github.rnncompare.spec;

import org.jspecify.annotations.NullMarked;
