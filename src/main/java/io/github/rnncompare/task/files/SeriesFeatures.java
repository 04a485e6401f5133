package io.github.rnncompare.task.files;

import io.github.rnncompare.data.Stretch;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network sees at each step: the transformed columns; categories as 1 or 0; 1 where a value
 * of a column is missing; the values of the next {@code horizon} steps of what is known in advance;
 * what does not vary; parts of the time.
 */
final class SeriesFeatures {
  private static final double[] NONE = {};

  private final SeriesInputs inputs;
  private final int horizon;
  private final Map<String, Scale> scales;
  private final int size;

  /** Indices of the columns whose missing values are a feature. */
  private final List<Integer> flagged = new ArrayList<>();

  private SeriesFeatures(
      SeriesInputs inputs, Map<String, Missing> ways, int horizon, Map<String, Scale> scales) {
    this.inputs = inputs;
    this.horizon = horizon;
    this.scales = scales;
    this.size = size(inputs, ways, horizon);
    List<String> all = inputs.all();
    for (int column = 0; column < all.size(); column++) {
      if (isFlagged(all.get(column), ways)) {
        flagged.add(column);
      }
    }
  }

  /** How many features a step has. */
  static int size(SeriesInputs inputs, Map<String, Missing> ways, int horizon) {
    int size = 2 * inputs.calendar().size();
    for (String column : inputs.columns()) {
      size += inputs.size(column);
    }
    for (String column : inputs.knownFuture()) {
      size += horizon * inputs.size(column);
    }
    for (String column : inputs.constant()) {
      size += inputs.size(column);
    }
    return size + (int) inputs.all().stream().filter(column -> isFlagged(column, ways)).count();
  }

  private static boolean isFlagged(String column, Map<String, Missing> ways) {
    return ways.get(column) == Missing.INDICATOR;
  }

  /** Numbers that are scaled by their mean and deviation, as no transforms apply to them. */
  static List<String> scaled(SeriesInputs inputs) {
    List<String> scaled = new ArrayList<>(inputs.knownFuture());
    scaled.addAll(inputs.constant());
    scaled.removeIf(inputs::isCategory);
    return scaled;
  }

  /**
   * Scales what no transform applies to by the training split.
   *
   * @param trainEnds of each series the row after its last one for training
   */
  static SeriesFeatures fitted(
      SeriesInputs inputs,
      Map<String, Missing> ways,
      int horizon,
      SeriesTable table,
      long[] trainEnds) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    for (String column : scaled(inputs)) {
      int index = inputs.all().indexOf(column);
      Scale.Fit fit = new Scale.Fit();
      for (Stretch stretch : table.stretches()) {
        long end = Math.min(stretch.end(), trainEnds[stretch.series()]);
        for (long row = stretch.first(); row < end; row++) {
          fit.accept(table.rows(row, 1, row + 1)[index]);
        }
      }
      scales.put(column, fit.scale(Scale.Kind.STANDARDISE));
    }
    return new SeriesFeatures(inputs, ways, horizon, scales);
  }

  /** With the scales that {@link #keep} has stored. */
  static SeriesFeatures kept(
      SeriesInputs inputs, Map<String, Missing> ways, int horizon, Map<String, Double> kept) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    scaled(inputs).forEach(column -> scales.put(column, Scale.kept(column, kept)));
    return new SeriesFeatures(inputs, ways, horizon, scales);
  }

  void keep(Map<String, Double> numbers) {
    scales.forEach((column, scale) -> scale.keep(column, numbers));
  }

  int size() {
    return size;
  }

  /** Receives a feature. */
  interface Into {
    void put(int feature, int step, double value);
  }

  /**
   * Writes the features of the steps before a forecast.
   *
   * @param origin row of the first value that is forecast
   * @param window how many steps
   * @param series the transformed columns around it, as {@link Series#around} gives them
   */
  void write(SeriesTable table, long origin, int window, List<Transformed> series, Into into) {
    long start = origin - window;
    int known = inputs.knownFuture().isEmpty() ? 0 : horizon;
    boolean others = series.size() < table.width();
    double[] rows = others ? table.rows(start, window + known, origin + known) : NONE;
    int width = table.width();
    for (int step = 0; step < window; step++) {
      long row = start + step;
      int feature = 0;
      int number = 0;
      int column = 0;
      for (String name : inputs.columns()) {
        double value =
            inputs.isCategory(name) ? rows[step * width + column] : series.get(number++).at(row);
        feature = put(name, value, feature, step, inputs.isCategory(name), into);
        column++;
      }
      for (String name : inputs.knownFuture()) {
        for (int ahead = 1; ahead <= horizon; ahead++) {
          double value = rows[(step + ahead) * width + column];
          feature = put(name, scaled(name, value), feature, step, inputs.isCategory(name), into);
        }
        column++;
      }
      for (String name : inputs.constant()) {
        double value = scaled(name, rows[step * width + column]);
        feature = put(name, value, feature, step, inputs.isCategory(name), into);
        column++;
      }
      feature = flags(table, row, feature, step, into);
      calendar(table, row, feature, step, into);
    }
  }

  private double scaled(String column, double value) {
    return scales.getOrDefault(column, Scale.NONE).scaled(value);
  }

  /**
   * Writes a number, or a category's 1, none where it is missing; the index of the next feature.
   */
  private int put(String column, double value, int feature, int step, boolean category, Into into) {
    if (category) {
      if (!Double.isNaN(value)) { // missing, with none before it
        into.put(feature + ((int) value), step, 1);
      }
    } else {
      into.put(feature, step, value);
    }
    return feature + inputs.size(column);
  }

  private int flags(SeriesTable table, long row, int first, int step, Into into) {
    int feature = first;
    for (int column : flagged) {
      into.put(feature++, step, table.isMissing(row, column) ? 1 : 0);
    }
    return feature;
  }

  private void calendar(SeriesTable table, long row, int first, int step, Into into) {
    if (inputs.calendar().isEmpty()) {
      return;
    }
    LocalDateTime time = table.read().times().orElseThrow().local(row).orElseThrow();
    int feature = first;
    for (CalendarPart part : inputs.calendar()) {
      into.put(feature++, step, part.sine(time));
      into.put(feature++, step, part.cosine(time));
    }
  }
}
