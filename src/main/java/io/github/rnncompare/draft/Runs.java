package io.github.rnncompare.draft;

import java.util.HashSet;
import java.util.Set;

/** Whether equal texts of a column stand together, as the names of sequences do. */
final class Runs {
  private static final int FEWEST = 3;
  private static final int LOOKED_AT = 10_000;

  private final Set<String> names = new HashSet<>();
  private String last = "";
  private long rows;
  private boolean together = true;

  void accept(String field) {
    if (!together) {
      return;
    }
    if (rows == 0 || !field.equals(last)) {
      together = names.add(field) && !field.isBlank();
    }
    last = field;
    rows++;
    together &= rows < LOOKED_AT || rowsOfEach() >= 2; // else as many names as rows are kept
  }

  /** Enough for three parts, of two rows or more in the mean. */
  boolean areSequences() {
    return together && names.size() >= FEWEST && rowsOfEach() >= 2;
  }

  private double rowsOfEach() {
    return (double) rows / names.size();
  }
}
