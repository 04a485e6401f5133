package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.statistics.CorrectedResampledT;
import io.github.rnncompare.statistics.Holm;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pairwise comparisons of all architectures, seed by seed, for one measure. */
final class Pairs {
  private Pairs() {}

  /**
   * A row for each pair of architectures.
   *
   * @param ranked architectures, the best first
   * @param testPerTrain as for {@link CorrectedResampledT}; empty if seeds draw no splits
   */
  static List<ComparisonRow> of(
      Measure measure, List<TrialRow> trials, List<String> ranked, OptionalDouble testPerTrain) {
    Scale scale =
        measure.scale(
            trials.stream().map(measure::of).flatMapToDouble(OptionalDouble::stream).toArray());
    List<ComparisonRow> rows =
        of(measure.column(), scale, ranked, name -> bySeed(measure, trials, name), testPerTrain);
    return measure.higherIsBetter() ? rows.stream().map(Pairs::negated).toList() : rows;
  }

  /**
   * A row for each pair of architectures.
   *
   * @param measure what is compared
   * @param ranked architectures, the best first
   * @param values gives the values of an architecture, lower being better, by the key that pairs
   *     them; a key that only one of the two has is left out
   */
  static <K extends Comparable<K>> List<ComparisonRow> of(
      String measure,
      Scale scale,
      List<String> ranked,
      Function<String, Map<K, Double>> values,
      OptionalDouble testPerTrain) {
    List<ComparisonRow> rows = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      for (int k = i + 1; k < ranked.size(); k++) {
        String first = ranked.get(i);
        String second = ranked.get(k);
        Map<K, Double> one = values.apply(first);
        Map<K, Double> other = values.apply(second);
        rows.add(row(measure, scale, first, second, one, other, testPerTrain));
      }
    }
    return withHolm(rows);
  }

  /**
   * A row for each architecture against a baseline, Holm's correction being over the architectures.
   *
   * @param baseline values by seed
   */
  static List<ComparisonRow> against(
      Measure measure,
      List<TrialRow> trials,
      List<String> architectures,
      String name,
      Map<Long, Double> baseline,
      OptionalDouble testPerTrain) {
    Scale scale =
        measure.scale(
            DoubleStream.concat(
                    trials.stream().map(measure::of).flatMapToDouble(OptionalDouble::stream),
                    baseline.values().stream().mapToDouble(Double::doubleValue))
                .toArray());
    Map<Long, Double> costs = new HashMap<>();
    baseline.forEach((seed, value) -> costs.put(seed, measure.cost(value)));
    List<ComparisonRow> rows = new ArrayList<>();
    for (String architecture : architectures) {
      Map<Long, Double> ours = bySeed(measure, trials, architecture);
      rows.add(row(measure.column(), scale, architecture, name, ours, costs, testPerTrain));
    }
    List<ComparisonRow> adjusted = withHolm(rows);
    return measure.higherIsBetter() ? adjusted.stream().map(Pairs::negated).toList() : adjusted;
  }

  private static List<ComparisonRow> withHolm(List<ComparisonRow> rows) {
    double[] adjusted = Holm.adjusted(rows.stream().mapToDouble(ComparisonRow::pValue).toArray());
    return IntStream.range(0, rows.size())
        .mapToObj(i -> rows.get(i).withHolm(adjusted[i]))
        .toList();
  }

  /**
   * The costs of an architecture's trials, infinite where one diverged, without those that failed.
   */
  static Map<Long, Double> bySeed(Measure measure, List<TrialRow> trials, String architecture) {
    Map<Long, Double> values = new HashMap<>();
    trials.stream()
        .filter(trial -> trial.architecture().equals(architecture))
        .forEach(t -> measure.cost(t).ifPresent(value -> values.put(t.seed(), value)));
    return values;
  }

  private static double[] values(SortedMap<?, Double> paired) {
    return paired.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Turns a row of costs, which are negated values, into one of values. */
  private static ComparisonRow negated(ComparisonRow row) {
    return new ComparisonRow(
        row.measure(),
        row.architecture(),
        row.other(),
        row.pairs(),
        row.differences(),
        negated(row.meanDifference()),
        row.scale(),
        negated(row.hodgesLehmann()),
        negated(row.hodgesLehmannHigh()),
        negated(row.hodgesLehmannLow()),
        row.wins(),
        row.ties(),
        row.losses(),
        row.probabilityBetter(),
        row.correlation(),
        row.positiveRanks(),
        row.negativeRanks(),
        row.pSignedRank(),
        row.pValue(),
        row.pHolm(),
        row.relevance());
  }

  private static @Nullable Double negated(@Nullable Double value) {
    return value == null ? null : 0 - value; // no −0
  }

  private static <K extends Comparable<K>> ComparisonRow row(
      String measure,
      Scale scale,
      String first,
      String second,
      Map<K, Double> ofFirst,
      Map<K, Double> ofSecond,
      OptionalDouble testPerTrain) {
    SortedMap<K, Double> one = new TreeMap<>(ofFirst);
    SortedMap<K, Double> other = new TreeMap<>(ofSecond);
    one.keySet().retainAll(ofSecond.keySet());
    other.keySet().retainAll(ofFirst.keySet());
    double[] ones = values(one);
    double[] others = values(other);
    double[] scaledOnes = scaled(scale, ones);
    double[] scaledOthers = scaled(scale, others);
    PairedComparison found = PairedComparison.of(scaledOnes, scaledOthers);
    boolean resampled = testPerTrain.isPresent() && found.differences() == found.pairs();
    double[] differences = differences(scaledOnes, scaledOthers);
    Optional<Interval> interval =
        resampled
            ? CorrectedResampledT.interval(differences, testPerTrain.getAsDouble())
            : found.shift().interval();
    return new ComparisonRow(
        measure,
        first,
        second,
        found.pairs(),
        found.differences(),
        meanDifference(ones, others),
        Names.of(scale),
        end(scale, found.shift().estimate()),
        interval.map(ends -> end(scale, ends.low())).orElse(null),
        interval.map(ends -> end(scale, ends.high())).orElse(null),
        found.wins(),
        found.ties(),
        found.losses(),
        found.pairs() == 0 ? null : found.probabilityBetter(),
        found.correlation().isPresent() ? found.correlation().getAsDouble() : null,
        found.test().positive(),
        found.test().negative(),
        found.test().pValue(),
        resampled
            ? CorrectedResampledT.pValue(differences, testPerTrain.getAsDouble())
            : found.test().pValue(), // where a trial diverged too, which no mean can hold
        1,
        Map.of());
  }

  private static double[] differences(double[] first, double[] second) {
    return IntStream.range(0, first.length).mapToDouble(i -> first[i] - second[i]).toArray();
  }

  private static double[] scaled(Scale scale, double[] values) {
    return Arrays.stream(values).map(scale::of).toArray();
  }

  private static @Nullable Double end(Scale scale, double shift) {
    return Double.isFinite(shift) ? scale.inverse(shift) : null;
  }

  /** first − second over the pairs with two finite values, on no scale. */
  private static @Nullable Double meanDifference(double[] first, double[] second) {
    OptionalDouble mean =
        Arrays.stream(differences(first, second)).filter(Double::isFinite).average();
    return mean.isPresent() ? mean.getAsDouble() : null;
  }
}
