package io.github.rnncompare.benchmark;

/**
 * A line of {@code second_edition.csv}: the median milliseconds of a training step before and now.
 */
public record SecondEditionRow(
    String architecture,
    long batchSize,
    long timeSteps,
    long inputSize,
    long hiddenSize,
    long threads,
    double oldMs,
    double newMs) {

  /** Now, in times of before. */
  double ratio() {
    return newMs / oldMs;
  }

  private boolean isSimpleRnn() {
    return architecture.equals("simple_rnn");
  }

  /** The most that {@link #ratio} must be. */
  double must() {
    return switch ((int) hiddenSize) {
      case 20 -> isSimpleRnn() ? 0.65 : 0.8;
      case 128 -> 0.85;
      default -> 0.97;
    };
  }

  /** What {@link #ratio} should be. */
  double aim() {
    return switch ((int) hiddenSize) {
      case 20 -> isSimpleRnn() ? 0.45 : 0.6;
      case 128 -> 0.7;
      default -> 0.88;
    };
  }
}
