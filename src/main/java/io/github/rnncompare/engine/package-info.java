/**
 * The engine of all recurrent layers: cells, and two implementations that run them forward and
 * backward over sequences.
 */
@NullMarked
package io.github.rnncompare.engine;

import org.jspecify.annotations.NullMarked;
