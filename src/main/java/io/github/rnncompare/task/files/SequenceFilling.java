package io.github.rnncompare.task.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts something in the place of missing features, within each sequence. A column that says where
 * values of another were missing comes behind the others.
 *
 * @param columns the features, which are the first columns of a row
 * @param ways of each of them
 * @param means of each over the training split
 */
record SequenceFilling(List<String> columns, List<Missing> ways, List<Double> means) {
  /** Of features none of which may be missing. */
  static SequenceFilling none(List<String> columns) {
    return new SequenceFilling(
        columns,
        columns.stream().map(column -> Missing.REFUSE).toList(),
        columns.stream().map(column -> Double.NaN).toList());
  }

  /** With the means of the training split, which {@code kept} receives. */
  static SequenceFilling fitted(
      List<String> columns,
      Map<String, Missing> ways,
      List<Scale.Fit> fits,
      Map<String, Double> kept) {
    List<Missing> all = columns.stream().map(column -> way(ways, column)).toList();
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      double mean = fits.get(i).mean();
      means.add(mean);
      if (all.get(i) != Missing.REFUSE) {
        TrainingMean.keep("", columns.get(i), mean, kept);
      }
    }
    return new SequenceFilling(columns, all, means);
  }

  /** With the means that {@link #fitted} has stored. */
  static SequenceFilling kept(
      List<String> columns, Map<String, Missing> ways, Map<String, Double> kept) {
    List<Missing> all = columns.stream().map(column -> way(ways, column)).toList();
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean needed = all.get(i) != Missing.REFUSE;
      means.add(needed ? TrainingMean.kept(columns.get(i), kept) : Double.NaN);
    }
    return new SequenceFilling(columns, all, means);
  }

  private static Missing way(Map<String, Missing> ways, String column) {
    return ways.getOrDefault(column, Missing.REFUSE);
  }

  /** Which features have a column that says where they were missing. */
  static List<String> flagged(List<String> columns, Map<String, Missing> ways) {
    return columns.stream().filter(column -> way(ways, column) == Missing.INDICATOR).toList();
  }

  private int flags() {
    return (int) ways.stream().filter(way -> way == Missing.INDICATOR).count();
  }

  /** Numbers in a row, when those of a row that was read are {@code width}. */
  int width(int width) {
    return width + flags();
  }

  /**
   * The rows of a sequence.
   *
   * @param rows [steps, width], row by row
   * @return [steps, {@link #width}]; the same array where nothing can be missing
   */
  double[] filled(double[] rows, int steps, int width) {
    if (ways.stream().allMatch(way -> way == Missing.REFUSE)) {
      return rows;
    }
    int wide = width(width);
    double[] filled = new double[steps * wide];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(rows, step * width, filled, step * wide, width);
    }
    int flag = width;
    for (int column = 0; column < ways.size(); column++) {
      if (ways.get(column) == Missing.INDICATOR) {
        for (int step = 0; step < steps; step++) {
          filled[step * wide + flag] = Double.isNaN(rows[step * width + column]) ? 1 : 0;
        }
        flag++;
      }
      fill(filled, steps, wide, column);
    }
    return filled;
  }

  private void fill(double[] rows, int steps, int width, int column) {
    Missing way = ways.get(column);
    double mean = means.get(column);
    int last = -1;
    for (int step = 0; step < steps; step++) {
      int at = step * width + column;
      if (!Double.isNaN(rows[at])) {
        if (way == Missing.INTERPOLATE && last >= 0) {
          line(rows, last, step, width, column);
        }
        last = step;
      }
    }
    double before = mean;
    for (int step = 0; step < steps; step++) {
      int at = step * width + column;
      if (Double.isNaN(rows[at])) {
        rows[at] = way == Missing.MEAN || way == Missing.INDICATOR ? mean : before;
      } else {
        before = rows[at];
      }
    }
  }

  /** Fills the steps between two that are there. */
  private static void line(double[] rows, int from, int to, int width, int column) {
    double first = rows[from * width + column];
    double last = rows[to * width + column];
    for (int step = from + 1; step < to; step++) {
      rows[step * width + column] = first + (last - first) * (step - from) / (to - from);
    }
  }
}
