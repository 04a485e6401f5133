package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Relevance;
import io.github.rnncompare.statistics.CorrectedResampledT;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges each pair of architectures by the smallest difference that matters, beside its
 * significance. A share is one of the better value: of ratios on logarithms, where the measure is
 * compared so, else of the better one's mean or median. A number in the measure's own unit is held
 * against differences, never against ratios. The interval is that of the test: Hodges and Lehmann's
 * or, where seeds draw splits of one data set, the corrected one of Student's t.
 */
final class RelevantDifferences {
  private final Relevance relevance;
  private final Measure measure;
  private final List<TrialRow> trials;
  private final OptionalDouble testPerTrain;

  /**
   * For one measure.
   *
   * @param testPerTrain as for {@link CorrectedResampledT}; empty if seeds draw no splits
   */
  RelevantDifferences(
      Relevance relevance, Measure measure, List<TrialRow> trials, OptionalDouble testPerTrain) {
    this.relevance = relevance;
    this.measure = measure;
    this.trials = trials;
    this.testPerTrain = testPerTrain;
  }

  /**
   * The verdict on a pair.
   *
   * @param better mean or median of the better one
   */
  PracticalVerdict of(ComparisonRow row, double better) {
    boolean ratios = relevance.isShare() && row.scale().equals(Names.of(Scale.LOGARITHMIC));
    Map<Long, Double> first = Pairs.bySeed(measure, trials, row.architecture());
    Map<Long, Double> second = Pairs.bySeed(measure, trials, row.other());
    Set<Long> seeds = new TreeSet<>(first.keySet());
    seeds.retainAll(second.keySet());
    Scale scale = ratios ? Scale.LOGARITHMIC : Scale.LINEAR;
    Optional<Interval> difference =
        interval(costs(first, seeds, scale), costs(second, seeds, scale));
    if (ratios) {
      return PracticalVerdict.of(difference, StrictMath.log1p(relevance.value()));
    }
    double unit = relevance.isShare() ? Math.abs(better) : 1;
    return PracticalVerdict.of(difference, relevance.value() * unit);
  }

  private Optional<Interval> interval(double[] first, double[] second) {
    PairedComparison found = PairedComparison.of(first, second);
    if (testPerTrain.isEmpty() || found.differences() < found.pairs()) {
      return found.shift().interval();
    }
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    return CorrectedResampledT.interval(differences, testPerTrain.getAsDouble());
  }

  private static double[] costs(Map<Long, Double> bySeed, Set<Long> seeds, Scale scale) {
    return seeds.stream()
        .mapToDouble(seed -> scale.of(bySeed.getOrDefault(seed, Double.NaN)))
        .toArray();
  }
}
