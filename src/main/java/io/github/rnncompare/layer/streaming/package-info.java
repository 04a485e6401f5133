/**
 * DL4J networks of recurrent layers that are asked step by step: the outputs of each step and the
 * state after it, without what surrounds them in {@code rnnTimeStep}.
 */
@NullMarked
package io.github.rnncompare.layer.streaming;

import org.jspecify.annotations.NullMarked;
