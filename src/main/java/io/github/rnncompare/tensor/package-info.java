/** Copies between arrays of ND4J and of Java. */
@NullMarked
package io.github.rnncompare.tensor;

import org.jspecify.annotations.NullMarked;
