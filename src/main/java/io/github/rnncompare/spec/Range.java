package io.github.rnncompare.spec;

/**
 * The values that a numeric key may take. Both ends belong to it; NaN does not.
 *
 * @param words the range as an error message gives it: "a positive number"
 */
public record Range(double least, double most, String words) {

  /** Whole numbers from {@code least} to a billion, which no size of ours reaches. */
  public static Range atLeast(int least) {
    return new Range(least, 1e9, "from " + least + " to 1000000000");
  }

  /** Numbers above zero and finite. */
  public static Range positive() {
    return new Range(Double.MIN_VALUE, Double.MAX_VALUE, "above 0");
  }

  /** Numbers from 0 up to, and without, 1. */
  public static Range fraction() {
    return new Range(0, Math.nextDown(1.0), "from 0 to below 1");
  }

  boolean contains(double value) {
    return value >= least && value <= most;
  }
}
