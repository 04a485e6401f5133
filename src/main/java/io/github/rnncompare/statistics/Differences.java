package io.github.rnncompare.statistics;

/**
 * Paired differences as whole multiples of a unit, so that ties are not lost to rounding: 351/370 −
 * 356/370 and 350/370 − 355/370 differ in the last bit. (That two differences are close would not
 * do: closeness is not transitive.)
 */
final class Differences {
  private static final double RELATIVE = 1e-9;

  private final double unit;
  private final double[] multiples;

  private Differences(double unit, double[] multiples) {
    this.unit = unit;
    this.multiples = multiples;
  }

  /** 1e-9 of the largest size of the values that are subtracted; 1 if all are 0. */
  double unit() {
    return unit;
  }

  /** Whole numbers, or infinite where one of the two values is. */
  double[] multiples() {
    return multiples.clone();
  }

  /** first − second, pair by pair; equal infinities have a difference of 0. */
  static Differences of(double[] first, double[] second) {
    double largest = 0;
    for (int i = 0; i < first.length; i++) {
      largest = Math.max(largest, Math.max(size(first[i]), size(second[i])));
    }
    double unit = largest == 0 ? 1 : largest * RELATIVE;
    double[] multiples = new double[first.length];
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] =
          first[i] == second[i] ? 0 : Math.rint((first[i] - second[i]) / unit) + 0.0; // no −0
    }
    return new Differences(unit, multiples);
  }

  private static double size(double value) {
    return Double.isInfinite(value) ? 0 : Math.abs(value);
  }
}
