package io.github.rnncompare.spec;

/**
 * The values that a numeric key may take. Both ends are included; NaN is not.
 *
 * @param words the range as an error message shows it: "above 0"
 */
public record Range(double least, double most, String words) {

  /** Whole numbers from {@code least} to a billion, which no count here reaches. */
  public static Range atLeast(int least) {
    return between(least, 1_000_000_000);
  }

  /** Whole numbers from {@code least} to {@code most}. */
  public static Range between(int least, int most) {
    return new Range(least, most, "from " + least + " to " + most);
  }

  /** Finite numbers above zero. */
  public static Range positive() {
    return new Range(Double.MIN_VALUE, Double.MAX_VALUE, "above 0");
  }

  /** Finite numbers from zero up. */
  public static Range notNegative() {
    return new Range(0, Double.MAX_VALUE, "from 0");
  }

  /** Numbers from 0 to below 1. */
  public static Range fraction() {
    return new Range(0, Math.nextDown(1.0), "from 0 to below 1");
  }

  /** Numbers above 0, up to {@code most}. */
  public static Range positiveUpTo(int most) {
    return new Range(Double.MIN_VALUE, most, "above 0, at most " + most);
  }

  /** Whether a value lies within the range. */
  public boolean contains(double value) {
    return value >= least && value <= most;
  }
}
