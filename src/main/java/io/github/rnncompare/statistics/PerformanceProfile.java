package io.github.rnncompare.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which share of its runs an architecture brings to a measure or below it: the run-score
 * distributions of Agarwal et al. (2021), for scores of which lower is better (rliable's {@code
 * score_distributions} has the share above). Experiments count the same, whatever their runs. Only
 * scores of one scale, such as those relative to a baseline, make one profile.
 *
 * @param thresholds the finite scores that occur, ascending; none where all runs diverged
 * @param shares [architectures][thresholds], each from 0 to 1 and never falling; the last is the
 *     share of the runs that did not diverge
 */
public record PerformanceProfile(List<Double> thresholds, List<List<Double>> shares) {

  public PerformanceProfile {
    thresholds = List.copyOf(thresholds);
    shares = shares.stream().map(List::copyOf).toList();
  }

  /**
   * The profiles of {@code measures} [architectures][experiments][runs]; infinity stands for a run
   * that diverged.
   *
   * @throws IllegalArgumentException for no architecture, for architectures that do not have the
   *     same experiments, one at least, for an experiment without runs, and for NaN and −∞
   */
  public static PerformanceProfile of(double[][][] measures) {
    check(measures);
    List<Double> thresholds =
        Arrays.stream(measures)
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .boxed()
            .toList();
    List<List<Double>> shares = new ArrayList<>();
    for (double[][] architecture : measures) {
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

  private static void check(double[][][] measures) {
    if (measures.length == 0 || measures[0].length == 0) {
      throw new IllegalArgumentException("a profile needs an architecture and an experiment");
    }
    for (double[][] architecture : measures) {
      if (architecture.length != measures[0].length) {
        throw new IllegalArgumentException(
            "an architecture of "
                + architecture.length
                + " experiments beside "
                + measures[0].length);
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
