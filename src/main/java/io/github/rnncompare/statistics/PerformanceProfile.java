package io.github.rnncompare.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The share of an architecture's runs with a score at or below a threshold: the run-score
 * distributions of Agarwal et al. (2021), for scores where lower is better (rliable's {@code
 * score_distributions} gives the share above). All experiments have the same weight, whatever their
 * number of runs. The scores must have one scale, such as baseline-normalised scores.
 *
 * @param thresholds the distinct finite scores, ascending; none if all runs diverged
 * @param shares [architectures][thresholds], each from 0 to 1 and non-decreasing; the last is the
 *     share of runs that did not diverge
 */
public record PerformanceProfile(List<Double> thresholds, List<List<Double>> shares) {

  public PerformanceProfile {
    thresholds = List.copyOf(thresholds);
    shares = shares.stream().map(List::copyOf).toList();
  }

  /**
   * The profiles of {@code scores} [architectures][experiments][runs]; infinity stands for a run
   * that diverged.
   *
   * @throws IllegalArgumentException without an architecture or an experiment, for architectures
   *     with different numbers of experiments, for an experiment without runs, and for NaN and −∞
   */
  public static PerformanceProfile of(double[][][] scores) {
    check(scores);
    List<Double> thresholds =
        Arrays.stream(scores)
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .boxed()
            .toList();
    List<List<Double>> shares = new ArrayList<>();
    for (double[][] architecture : scores) {
      shares.add(thresholds.stream().map(threshold -> share(architecture, threshold)).toList());
    }
    return new PerformanceProfile(thresholds, shares);
  }

  /** The mean over the experiments of the share of runs at or below the threshold. */
  private static double share(double[][] architecture, double threshold) {
    double sum = 0;
    for (double[] runs : architecture) {
      sum += (double) Arrays.stream(runs).filter(run -> run <= threshold).count() / runs.length;
    }
    return sum / architecture.length;
  }

  private static void check(double[][][] scores) {
    if (scores.length == 0 || scores[0].length == 0) {
      throw new IllegalArgumentException("a profile needs an architecture and an experiment");
    }
    for (double[][] architecture : scores) {
      if (architecture.length != scores[0].length) {
        throw new IllegalArgumentException(
            "an architecture of "
                + architecture.length
                + " experiments beside "
                + scores[0].length);
      }
      for (double[] runs : architecture) {
        if (runs.length == 0) {
          throw new IllegalArgumentException("an experiment without runs");
        }
        for (double run : runs) {
          if (!(run > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("no profile of " + run);
          }
        }
      }
    }
  }
}
