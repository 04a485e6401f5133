package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Holm;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pairwise comparisons of all architectures, seed by seed, for one measure. */
final class Pairs {
  private Pairs() {}

  private record Pair(String first, String second, PairedComparison found) {}

  /**
   * A row for each pair of architectures.
   *
   * @param ranked architectures, the best first
   */
  static List<ComparisonRow> of(Measure measure, List<TrialRow> trials, List<String> ranked) {
    List<ComparisonRow> rows =
        of(
            measure.column(),
            measure.possibleDifference(),
            ranked,
            name -> bySeed(measure, trials, name));
    return measure.higherIsBetter() ? rows.stream().map(Pairs::negated).toList() : rows;
  }

  /**
   * A row for each pair of architectures.
   *
   * @param measure what is compared
   * @param possible the range of possible differences
   * @param ranked architectures, the best first
   * @param values gives the values of an architecture, lower being better, by the key that pairs
   *     them; a key that only one of the two has is left out
   */
  static <K extends Comparable<K>> List<ComparisonRow> of(
      String measure,
      Interval possible,
      List<String> ranked,
      Function<String, Map<K, Double>> values) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      for (int k = i + 1; k < ranked.size(); k++) {
        String first = ranked.get(i);
        String second = ranked.get(k);
        pairs.add(
            new Pair(first, second, paired(values.apply(first), values.apply(second), possible)));
      }
    }
    double[] adjusted =
        Holm.adjusted(pairs.stream().mapToDouble(pair -> pair.found().test().pValue()).toArray());
    List<ComparisonRow> rows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      rows.add(row(measure, pairs.get(i), adjusted[i]));
    }
    return rows;
  }

  private static <K extends Comparable<K>> PairedComparison paired(
      Map<K, Double> first, Map<K, Double> second, Interval possible) {
    SortedMap<K, Double> one = new TreeMap<>(first);
    SortedMap<K, Double> other = new TreeMap<>(second);
    one.keySet().retainAll(second.keySet());
    other.keySet().retainAll(first.keySet());
    return PairedComparison.of(values(one), values(other), possible);
  }

  private static Map<Long, Double> bySeed(
      Measure measure, List<TrialRow> trials, String architecture) {
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
        negated(row.intervalHigh()),
        negated(row.intervalLow()),
        row.wins(),
        row.ties(),
        row.losses(),
        row.probabilityBetter(),
        row.positiveRanks(),
        row.negativeRanks(),
        row.pValue(),
        row.pHolm());
  }

  private static @Nullable Double negated(@Nullable Double value) {
    return value == null ? null : 0 - value; // no −0
  }

  private static ComparisonRow row(String measure, Pair pair, double adjusted) {
    PairedComparison found = pair.found();
    Optional<Interval> interval = found.difference().flatMap(Summary::interval);
    return new ComparisonRow(
        measure,
        pair.first(),
        pair.second(),
        found.pairs(),
        found.difference().map(Summary::n).orElse(0),
        found.difference().map(Summary::mean).orElse(null),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        found.wins(),
        found.ties(),
        found.losses(),
        found.pairs() == 0 ? null : found.probabilityBetter(),
        found.test().positive(),
        found.test().negative(),
        found.test().pValue(),
        adjusted);
  }
}
