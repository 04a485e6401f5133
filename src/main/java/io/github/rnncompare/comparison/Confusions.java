package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often an architecture takes each class for each, on the values whose class is known. */
public final class Confusions {
  /**
   * An actual and a predicted class.
   *
   * @param predicted empty where the architecture predicts none
   */
  public record Pair(String actual, String predicted) {}

  /**
   * How often a pair occurs.
   *
   * @param share of all values of the actual class
   */
  public record Count(Pair pair, int count, double share) {}

  /** Numbers by their values, and before other names, which are in alphabetical order. */
  private static final Comparator<String> IN_ORDER =
      Comparator.comparingDouble(
              (String name) -> Numbers.parse(name).orElse(Double.POSITIVE_INFINITY))
          .thenComparing(Comparator.naturalOrder());

  private final Map<Pair, Integer> counts = new HashMap<>();
  private final Map<String, Integer> totals = new HashMap<>();
  private final List<String> classes;

  /** Counts what a network or a baseline predicts. */
  public Confusions(Predictions predictions, String name) {
    Set<String> found = new HashSet<>();
    for (PredictionRow row : predictions.rows()) {
      String predicted = Predictions.predicted(row, name);
      if (!row.actual().isEmpty()) {
        counts.merge(new Pair(row.actual(), predicted), 1, Integer::sum);
        totals.merge(row.actual(), 1, Integer::sum);
        found.add(row.actual());
        if (!predicted.isEmpty()) {
          found.add(predicted);
        }
      }
    }
    classes = found.stream().sorted(IN_ORDER).toList();
  }

  /** The classes that occur or are predicted: numbers in their order, then other names. */
  public List<String> classes() {
    return classes;
  }

  /** How often a class is taken for another, or for itself. */
  public Count count(String actual, String predicted) {
    return count(new Pair(actual, predicted));
  }

  private Count count(Pair pair) {
    int count = counts.getOrDefault(pair, 0);
    return new Count(pair, count, (double) count / totals.getOrDefault(pair.actual(), 0));
  }

  /** How many values there are. */
  public int all() {
    return totals.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them have the right class. */
  public int right() {
    return classes.stream().mapToInt(name -> count(name, name).count()).sum();
  }

  /** The pairs of different classes that occur most often, the most frequent first. */
  public List<Count> worst(int most) {
    List<Count> wrong = new ArrayList<>();
    for (Pair pair : counts.keySet()) {
      if (!pair.actual().equals(pair.predicted())) {
        wrong.add(count(pair));
      }
    }
    wrong.sort(
        Comparator.comparingInt((Count count) -> -count.count())
            .thenComparing(count -> -count.share())
            .thenComparing(count -> count.pair().actual(), IN_ORDER)
            .thenComparing(count -> count.pair().predicted(), IN_ORDER));
    return wrong.subList(0, Math.min(most, wrong.size()));
  }
}
