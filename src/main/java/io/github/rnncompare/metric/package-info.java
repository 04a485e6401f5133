/** Metrics of predicted classes and of predicted numbers. */
@NullMarked
package io.github.rnncompare.metric;

import org.jspecify.annotations.NullMarked;
