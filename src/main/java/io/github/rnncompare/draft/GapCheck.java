package io.github.rnncompare.draft;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.data.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
      SequenceTable table, int before, int horizon, long validation, long test) {
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
    for (Stretch stretch : Stretch.of(table, Stretch.Gaps.SPLIT, Set.of())) {
      for (long origin = stretch.first() + before; origin + horizon <= stretch.end(); origin++) {
        double begins = times.at(origin);
        double ends = times.at(origin + horizon - 1);
        if (ends < validationFrom) {
          counts[0]++;
        } else if (begins >= testFrom) {
          counts[2]++;
        } else if (begins >= validationFrom && ends < testFrom) {
          counts[1]++;
        }
      }
    }
    return counts[0] > 0 && counts[1] > 0 && (test == 0 || counts[2] > 0);
  }
}
