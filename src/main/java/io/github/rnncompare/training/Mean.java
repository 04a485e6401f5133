package io.github.rnncompare.training;

/** A weighted mean that is built up one value at a time. */
final class Mean {
  private double sum;
  private double weights;

  void add(double value, double weight) {
    sum += value * weight;
    weights += weight;
  }

  /** The mean so far; NaN before the first value. */
  double value() {
    return sum / weights;
  }
}
