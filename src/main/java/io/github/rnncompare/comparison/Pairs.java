package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Holm;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every two architectures against each other, seed by seed, for one figure. */
final class Pairs {
  private Pairs() {}

  private record Pair(String first, String second, PairedComparison found) {}

  /**
   * A row for every two architectures.
   *
   * @param ranked architectures, the best first
   */
  static List<ComparisonRow> of(Figure figure, List<TrialRow> trials, List<String> ranked) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      for (int k = i + 1; k < ranked.size(); k++) {
        pairs.add(pair(figure, trials, ranked.get(i), ranked.get(k)));
      }
    }
    double[] adjusted =
        Holm.adjusted(pairs.stream().mapToDouble(pair -> pair.found().test().pValue()).toArray());
    List<ComparisonRow> rows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      rows.add(row(figure, pairs.get(i), adjusted[i]));
    }
    return rows;
  }

  private static Pair pair(Figure figure, List<TrialRow> trials, String first, String second) {
    Map<Long, Double> one = bySeed(figure, trials, first);
    Map<Long, Double> other = bySeed(figure, trials, second);
    one.keySet().retainAll(other.keySet());
    other.keySet().retainAll(one.keySet());
    return new Pair(first, second, PairedComparison.of(values(one), values(other)));
  }

  private static Map<Long, Double> bySeed(
      Figure figure, List<TrialRow> trials, String architecture) {
    Map<Long, Double> values = new TreeMap<>();
    trials.stream()
        .filter(trial -> trial.architecture().equals(architecture))
        .forEach(t -> figure.orDiverged(t).ifPresent(value -> values.put(t.seed(), value)));
    return values;
  }

  private static double[] values(Map<Long, Double> bySeed) {
    return bySeed.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static ComparisonRow row(Figure figure, Pair pair, double adjusted) {
    PairedComparison found = pair.found();
    Optional<Interval> interval = found.difference().flatMap(Summary::interval);
    return new ComparisonRow(
        figure.column(),
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
