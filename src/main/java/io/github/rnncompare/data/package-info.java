@NullMarked
package io.github.rnncompare.data;

import org.jspecify.annotations.NullMarked;
