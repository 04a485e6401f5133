package io.github.rnncompare.network;

import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * An architecture at one width.
 *
 * @param name as specs, tables and charts call it: simple_rnn, lstm, gru, …
 * @param hiddenSize units of each layer, in each direction
 * @param stack how many layers there are, and in which directions they read
 * @param init how its parameters are drawn
 * @param layer makes a layer of DL4J, [batch, features, time] in and out, for a given input_size
 */
public record Architecture(
    String name, int hiddenSize, Stack stack, Initialisation init, IntFunction<Layer> layer) {

  /** The same with another initialisation. */
  public Architecture withInit(Initialisation other) {
    return new Architecture(name, hiddenSize, stack, other, layer);
  }

  /** How many outputs a layer has at each step. */
  public int layerOutputs() {
    return stack.bidirectional() ? 2 * hiddenSize : hiddenSize;
  }
}
