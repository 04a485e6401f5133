package io.github.rnncompare.engine;

/**
 * A parameter of a cell with input size I and hidden size H.
 *
 * @param key its name in a layer's parameter table
 * @param gates how many blocks of H columns it has
 */
public record Parameter(String key, Kind kind, int gates) {
  /** W [I, gH]. */
  public static final String INPUT_WEIGHTS = "W";

  /** RW [H, rH], of the gates with a recurrent product. */
  public static final String RECURRENT_WEIGHTS = "RW";

  /** b [1, gH]. */
  public static final String BIAS = "b";

  /** rb [1, rH]. */
  public static final String RECURRENT_BIAS = "rb";

  /** What a parameter is, which determines its rows and how it is initialised. */
  public enum Kind {
    /** [I, gH]; each block by the layer's weight initialisation, with fan-in I and fan-out H. */
    INPUT_WEIGHTS,
    /** [H, gH]; each block by the layer's recurrent initialisation, with fans H and H. */
    RECURRENT_WEIGHTS,
    /** [1, gH], a weight of each unit on its own state; zeros, unless biases are drawn. */
    DIAGONAL_WEIGHTS,
    /** [1, gH]; the initial bias of each gate. */
    BIAS,
    /** [1, gH], a second bias; zeros, as the two are added, unless biases are drawn. */
    RECURRENT_BIAS;

    /** Whether L1 and L2 regularisation leave it out, as DL4J does with biases. */
    public boolean isBias() {
      return this == BIAS || this == RECURRENT_BIAS;
    }
  }

  /** The number of rows. */
  public long rows(long inputSize, long hiddenSize) {
    return switch (kind) {
      case INPUT_WEIGHTS -> inputSize;
      case RECURRENT_WEIGHTS -> hiddenSize;
      case DIAGONAL_WEIGHTS, BIAS, RECURRENT_BIAS -> 1;
    };
  }

  /** The number of entries. */
  public long length(long inputSize, long hiddenSize) {
    return rows(inputSize, hiddenSize) * gates * hiddenSize;
  }
}
