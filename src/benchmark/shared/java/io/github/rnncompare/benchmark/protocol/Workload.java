package io.github.rnncompare.benchmark.protocol;

import java.util.Locale;

/**
 * A network to train: one recurrent layer, of whose last hidden state a linear layer makes one
 * number; mean squared error; Adam with a learning rate of 0.001; the same batch at each step.
 */
public record Workload(
    Architecture architecture, int batchSize, int timeSteps, int inputSize, int hiddenSize) {

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

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException naming what was found
   */
  public static Workload parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 5) {
      throw new IllegalArgumentException(
          "expected 'architecture batch_size time_steps input_size hidden_size', found '"
              + text
              + "'");
    }
    return new Workload(
        Architecture.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]));
  }

  /** One line: "lstm 64 100 64 128". */
  @Override
  public String toString() {
    return String.join(
        " ",
        architecture.word(),
        Integer.toString(batchSize),
        Integer.toString(timeSteps),
        Integer.toString(inputSize),
        Integer.toString(hiddenSize));
  }
}
