package io.github.rnncompare.draft;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Spacing;
import io.github.rnncompare.data.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether windows without a gap are left in each split. */
final class GapCheck {
  private GapCheck() {}

  /**
   * Counts forecasts in training, validation and test.
   *
   * @param before rows without a gap that a forecast needs before it
   * @param horizon rows that it is of
   * @param validation times of this split
   * @param test times behind it; 0 if the test has a file of its own, which is not looked at
   */
  static boolean leavesWindows(
      SequenceTable table, Spacing spacing, int before, int horizon, long validation, long test) {
    Times times = table.times().orElseThrow();
    TreeSet<Double> different = new TreeSet<>();
    for (long row = 0; row < table.rows().rows(); row++) {
      different.add(times.at(row));
    }
    List<Double> sorted = new ArrayList<>(different);
    double validationFrom = sorted.get((int) (sorted.size() - test - validation));
    double testFrom =
        test == 0 ? Double.POSITIVE_INFINITY : sorted.get((int) (sorted.size() - test));
    long[] counts = new long[3];
    for (int series = 0; series < table.count(); series++) {
      long start = table.first(series);
      for (long row = start + 1; row < table.first(series) + table.steps(series); row++) {
        start = spacing.steps(times, row) > 1 ? row : start;
        long origin = row - horizon + 1;
        if (origin - start >= before) {
          int split =
              times.at(row) < validationFrom
                  ? 0
                  : times.at(origin) >= validationFrom && times.at(row) < testFrom
                      ? 1
                      : times.at(origin) >= testFrom ? 2 : -1;
          if (split >= 0) {
            counts[split]++;
          }
        }
      }
    }
    return counts[0] > 0 && counts[1] > 0 && (test == 0 || counts[2] > 0);
  }
}
