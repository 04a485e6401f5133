package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Forecasts of values that follow each other, each one step ahead.
 *
 * @param series its name; empty where there is one
 * @param target its name; empty where there is one
 * @param rows indices of {@link Predictions#rows}, in the order of the series
 */
public record Stretch(String series, String target, List<Integer> rows) {
  /** More values than these are a thicket. */
  static final int LONGEST = 120;

  private record Key(String series, String target) {}

  /** The last forecasts of the first series and target. */
  public static Stretch last(Predictions predictions) {
    Stretch whole = whole(predictions).get(0);
    int size = whole.rows.size();
    return whole.part(Math.max(0, size - LONGEST), size);
  }

  /**
   * The stretch of all series and targets, as long as {@link #last} where the series has as many
   * values, with the largest mean absolute error of the best architecture; in standard deviations
   * of its test values where there are several targets.
   *
   * @return empty if that is the last stretch itself, or no error is known
   */
  public static Optional<Stretch> worst(Predictions predictions) {
    List<Stretch> all = whole(predictions);
    Stretch last = last(predictions);
    double[] actual = predictions.actual();
    double[] predicted = predictions.of(predictions.best());
    List<String> targets = predictions.targets();
    Map<String, Double> units = new HashMap<>();
    targets.forEach(
        target -> units.put(target, targets.size() == 1 ? 1.0 : deviation(all, target, actual)));
    double[] errors =
        IntStream.range(0, actual.length)
            .mapToDouble(i -> Math.abs(predicted[i] - actual[i]))
            .toArray();
    Stretch worst = last;
    double largest = -1;
    for (Stretch stretch : all) {
      int length = Math.min(last.rows.size(), stretch.rows.size());
      int start = stretch.worstStart(length, errors);
      Stretch part = stretch.part(start, start + length);
      double error = part.meanError(predictions) / units.getOrDefault(stretch.target, 1.0);
      if (Double.isFinite(error) && error > largest) {
        largest = error;
        worst = part;
      }
    }
    return worst.equals(last) ? Optional.empty() : Optional.of(worst);
  }

  /** All forecasts one step ahead, by series and target. */
  private static List<Stretch> whole(Predictions predictions) {
    List<PredictionRow> rows = predictions.rows();
    Map<Key, List<Integer>> all = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (Predictions.stepsAhead(rows.get(i)) == 1) {
        all.computeIfAbsent(
                new Key(rows.get(i).sequence(), rows.get(i).target()), key -> new ArrayList<>())
            .add(i);
      }
    }
    List<Stretch> whole = new ArrayList<>();
    all.forEach(
        (key, own) -> {
          own.sort(Comparator.comparingLong(i -> number(rows.get(i))));
          whole.add(new Stretch(key.series(), key.target(), own));
        });
    return whole;
  }

  /** The number of a value in its series. */
  public static long number(PredictionRow row) {
    Long number = row.row();
    return number == null ? 0 : number;
  }

  /** The standard deviation of the known values of a target, over all series. */
  private static double deviation(List<Stretch> all, String target, double[] actual) {
    double[] values =
        all.stream()
            .filter(stretch -> stretch.target.equals(target))
            .flatMap(stretch -> stretch.rows.stream())
            .mapToDouble(row -> actual[row])
            .filter(value -> !Double.isNaN(value))
            .toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    return Math.sqrt(squares);
  }

  private Stretch part(int from, int to) {
    return new Stretch(series, target, List.copyOf(rows.subList(from, to)));
  }

  /** Where the stretch of a length begins whose known errors have the largest mean. */
  private int worstStart(int length, double[] errors) {
    double sum = 0;
    int known = 0;
    int start = 0;
    double largest = -1;
    for (int end = 0; end < rows.size(); end++) {
      double next = errors[rows.get(end)];
      sum += Double.isNaN(next) ? 0 : next;
      known += Double.isNaN(next) ? 0 : 1;
      if (end >= length) {
        double gone = errors[rows.get(end - length)];
        sum -= Double.isNaN(gone) ? 0 : gone;
        known -= Double.isNaN(gone) ? 0 : 1;
      }
      // With half of its values missing a stretch shows little.
      if (end >= length - 1 && 2 * known >= length && sum / known > largest) {
        largest = sum / known;
        start = end - length + 1;
      }
    }
    return start;
  }

  /** The mean absolute error of the best architecture; NaN if none is known. */
  public double meanError(Predictions predictions) {
    double[] actual = predictions.actual();
    double[] predicted = predictions.of(predictions.best());
    return rows.stream()
        .mapToDouble(row -> Math.abs(predicted[row] - actual[row]))
        .filter(error -> !Double.isNaN(error))
        .average()
        .orElse(Double.NaN);
  }
}
