/**
 * The cells of the recurrent layers. Each declares its gates, states, products and parameters, and
 * has the equations of a step, forward and backward, over arrays alone; {@link
 * io.github.rnncompare.engine.pass} runs them over sequences.
 */
@NullMarked
package io.github.rnncompare.engine;

import org.jspecify.annotations.NullMarked;
