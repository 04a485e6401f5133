package io.github.rnncompare.statistics;

/** How the values of a measure are averaged and compared. */
public enum Scale {
  /** By differences: scores such as accuracies, and losses of which some are 0. */
  LINEAR,
  /** By ratios, on logarithms: positive losses and errors, which often span orders of magnitude. */
  LOGARITHMIC;

  /** The value as it is averaged and compared. */
  public double of(double value) {
    return this == LINEAR ? value : StrictMath.log(value);
  }

  /** The value that {@link #of} gives {@code scaled} for; of a difference its ratio. */
  public double inverse(double scaled) {
    return this == LINEAR ? scaled : StrictMath.exp(scaled);
  }

  Interval inverse(Interval scaled) {
    return new Interval(inverse(scaled.low()), inverse(scaled.high()));
  }
}
