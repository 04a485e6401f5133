package io.github.rnncompare.metric;

import java.util.List;

/**
 * What errors are divided by: a number for each target, the same for all series or one of its own
 * for each of them.
 */
public final class Units {
  /** [series][targets]; of one entry where it is the same for all series. */
  private final List<double[]> ofSeries;

  private Units(List<double[]> ofSeries) {
    this.ofSeries = ofSeries;
  }

  /**
   * A single target is scored in its own unit. With several, each error is divided by the target's
   * standard deviation, as units may differ.
   *
   * @param deviations standard deviation of each target in the training split
   */
  public static Units deviations(List<Double> deviations) {
    double[] each = deviations.stream().mapToDouble(Double::doubleValue).toArray();
    return new Units(List.of(each.length == 1 ? new double[] {1} : each));
  }

  /** The same numbers, one for each target, for all series. */
  public static Units same(double[] ofTargets) {
    return new Units(List.of(ofTargets));
  }

  /** Numbers for each series, [series][targets]. */
  public static Units ofEachSeries(List<double[]> ofSeries) {
    return new Units(List.copyOf(ofSeries));
  }

  /** How many targets there are. */
  int targets() {
    return ofSeries.get(0).length;
  }

  double of(int series, int target) {
    return ofSeries.get(ofSeries.size() == 1 ? 0 : series)[target];
  }
}
