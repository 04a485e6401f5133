package io.github.rnncompare.engine;

/**
 * A state that a cell hands from step to step, [batch, H].
 *
 * @param key under which a layer stores it between two calls
 * @param isDirect whether a new state depends on the old one in another way than through the
 *     recurrent products, so that a gradient takes that way back too
 */
public record CellState(String key, boolean isDirect) {
  /** The key of the hidden state, which is the output: the one of DL4J's own layers. */
  public static final String HIDDEN = "prevAct";

  /** The key of a second state, such as an LSTM's cell state: the one of DL4J's own LSTM. */
  public static final String MEMORY = "prevMem";
}
