/** How good predictions are: of classes and of numbers. */
@NullMarked
package io.github.rnncompare.metric;

import org.jspecify.annotations.NullMarked;
