package io.github.rnncompare.statistics;

/**
 * The distance at which half succeed, from the shares that do at a few distances: those are made
 * non-increasing first (isotonic regression, by pooling neighbours that are out of order), and
 * interpolated on the logarithm of the distance.
 *
 * @param logarithm of the distance; of the least or the greatest one tried where half succeed at
 *     none of them, or at all
 * @param bound whether that is where half succeed, or only where it was sought in vain
 */
public record HalfDistance(double logarithm, Bound bound) {

  /** What is known of the distance. */
  public enum Bound {
    EXACT,
    /** Half succeed at no distance that was tried. */
    BELOW,
    /** Half succeed at all distances that were tried. */
    ABOVE
  }

  private static final double HALF = 0.5;

  /**
   * Finds the distance.
   *
   * @param distances ascending, above 0
   * @param shares from 0 to 1, of those that succeed there
   * @throws IllegalArgumentException unless there are as many of both, at least one
   */
  public static HalfDistance of(double[] distances, double[] shares) {
    if (distances.length == 0 || distances.length != shares.length) {
      throw new IllegalArgumentException(
          "expected a share for each distance, found " + shares.length + " of " + distances.length);
    }
    double[] falling = nonIncreasing(shares);
    int last = distances.length - 1;
    if (falling[0] < HALF) {
      return new HalfDistance(StrictMath.log(distances[0]), Bound.BELOW);
    }
    if (falling[last] >= HALF) {
      return new HalfDistance(StrictMath.log(distances[last]), Bound.ABOVE);
    }
    int i = 0;
    while (falling[i + 1] >= HALF) {
      i++;
    }
    double low = StrictMath.log(distances[i]);
    double high = StrictMath.log(distances[i + 1]);
    double part = (falling[i] - HALF) / (falling[i] - falling[i + 1]);
    return new HalfDistance(low + part * (high - low), Bound.EXACT);
  }

  public double distance() {
    return StrictMath.exp(logarithm);
  }

  /** The nearest values, by least squares, of which none is greater than the one before it. */
  static double[] nonIncreasing(double[] values) {
    double[] sums = new double[values.length];
    int[] counts = new int[values.length];
    int pools = 0;
    for (double value : values) {
      sums[pools] = value;
      counts[pools] = 1;
      pools++;
      while (pools > 1
          && sums[pools - 1] * counts[pools - 2] > sums[pools - 2] * counts[pools - 1]) {
        sums[pools - 2] += sums[pools - 1];
        counts[pools - 2] += counts[pools - 1];
        pools--;
      }
    }
    double[] falling = new double[values.length];
    int next = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int i = 0; i < counts[pool]; i++) {
        falling[next++] = sums[pool] / counts[pool];
      }
    }
    return falling;
  }
}
