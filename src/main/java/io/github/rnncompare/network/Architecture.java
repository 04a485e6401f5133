package io.github.rnncompare.network;

import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;

/**
 * A recurrent architecture at one width.
 *
 * @param name as specs, tables and charts call it: simple_rnn, lstm, gru
 * @param hiddenSize units of each recurrent layer, in each direction
 * @param stack how many recurrent layers there are, and in which directions they read
 * @param init how its parameters are drawn
 * @param recurrentLayer makes a layer for a given input_size
 */
public record Architecture(
    String name,
    int hiddenSize,
    Stack stack,
    Initialisation init,
    IntFunction<BaseRecurrentLayer> recurrentLayer) {

  /** The same with another initialisation. */
  public Architecture withInit(Initialisation other) {
    return new Architecture(name, hiddenSize, stack, other, recurrentLayer);
  }

  /** How many outputs a recurrent layer has at each step. */
  public int layerOutputs() {
    return stack.bidirectional() ? 2 * hiddenSize : hiddenSize;
  }
}
