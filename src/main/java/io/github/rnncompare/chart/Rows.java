package io.github.rnncompare.chart;

import java.util.ArrayList;
import java.util.List;

/** Heights for labels that would cover each other. */
final class Rows {
  private Rows() {}

  /**
   * Heights at least {@code gap} apart, in the order of those wanted and near to them; within the
   * limits if there is room.
   *
   * @param wanted ascending
   */
  static List<Double> spread(List<Double> wanted, double gap, double from, double to) {
    List<Double> rows = new ArrayList<>();
    double free = from;
    for (double height : wanted) {
      rows.add(Math.max(height, free));
      free = rows.get(rows.size() - 1) + gap;
    }
    double limit = Math.max(to, from + (wanted.size() - 1) * gap);
    for (int i = rows.size() - 1; i >= 0; i--) {
      rows.set(i, Math.min(rows.get(i), limit));
      limit = rows.get(i) - gap;
    }
    return rows;
  }
}
