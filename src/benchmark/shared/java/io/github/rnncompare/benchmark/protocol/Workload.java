package io.github.rnncompare.benchmark.protocol;

import java.util.Locale;

/**
 * A network of one recurrent layer and a linear layer that makes one number of a hidden state, and
 * what is done with it.
 *
 * @param timeSteps of the sequences that there are, of which a call may read one step only
 */
public record Workload(
    Architecture architecture,
    int batchSize,
    int timeSteps,
    int inputSize,
    int hiddenSize,
    Purpose purpose) {

  /** What a call does. */
  public enum Purpose {
    /**
     * A training step on the last hidden state: mean squared error, Adam with a learning rate of
     * 0.001, the same batch at each step.
     */
    TRAIN,
    /**
     * The output of the next step of a sequence, from the state after the call before, at first
     * zeros; after the last step the first one follows.
     */
    ONE_STEP,
    /** The outputs at each step of a sequence, from a state of zeros; the last one is returned. */
    SEQUENCE;

    /** As requests and tables call it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What stands at each step. */
  public enum Architecture {
    SIMPLE_RNN(1),
    LSTM(4),
    GRU(3);

    private final int gates;

    Architecture(int gates) {
      this.gates = gates;
    }

    /** Blocks of hidden_size columns in its weights. */
    public int gates() {
      return gates;
    }

    /** As specs and tables call it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A network to train. */
  public Workload(
      Architecture architecture, int batchSize, int timeSteps, int inputSize, int hiddenSize) {
    this(architecture, batchSize, timeSteps, inputSize, hiddenSize, Purpose.TRAIN);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException naming what was found
   */
  public static Workload parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 5 && words.length != 6) {
      throw new IllegalArgumentException(
          "expected 'architecture batch_size time_steps input_size hidden_size [purpose]', found '"
              + text
              + "'");
    }
    return new Workload(
        Architecture.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        words.length == 5 ? Purpose.TRAIN : Purpose.valueOf(words[5].toUpperCase(Locale.ROOT)));
  }

  /** One line: "lstm 64 100 64 128", or with a purpose other than training "… one_step". */
  @Override
  public String toString() {
    String network =
        String.join(
            " ",
            architecture.word(),
            Integer.toString(batchSize),
            Integer.toString(timeSteps),
            Integer.toString(inputSize),
            Integer.toString(hiddenSize));
    // Sides built from older commits, which only train, read five words.
    return purpose == Purpose.TRAIN ? network : network + " " + purpose.word();
  }
}
