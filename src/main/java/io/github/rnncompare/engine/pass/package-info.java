/**
 * Runs cells forward and backward over sequences: the loops over time, the slices of a batch and
 * the matrix products. Nothing here knows a cell by name.
 */
@NullMarked
package io.github.rnncompare.engine.pass;

import org.jspecify.annotations.NullMarked;
