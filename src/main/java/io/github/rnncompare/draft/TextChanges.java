package io.github.rnncompare.draft;

import java.util.HashMap;
import java.util.Map;

/** How often the texts of a column change from row to row. */
final class TextChanges {
  /** More different texts than this are not counted. */
  private static final int MOST = 100_000;

  private final Map<String, Long> counts = new HashMap<>();
  private boolean givenUp;
  private String before = "";
  private long rows;
  private long changes;

  void next(String text) {
    changes += rows > 0 && !text.equals(before) ? 1 : 0;
    rows++;
    before = text;
    givenUp |= counts.size() > MOST;
    if (!givenUp) {
      counts.merge(text, 1L, Long::sum);
    }
  }

  /** How many different texts there are. */
  int different() {
    return counts.size();
  }

  /** Whether rows of equal texts are all adjacent. */
  boolean areTogether() {
    return !givenUp && changes == counts.size() - 1;
  }

  /** Whether there are at least half as many as among rows in random order. */
  boolean areMany() {
    double same =
        counts.values().stream().mapToDouble(n -> StrictMath.pow((double) n / rows, 2)).sum();
    return !givenUp && rows > 1 && changes >= (1 - same) * (rows - 1) / 2;
  }
}
