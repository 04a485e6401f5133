package io.github.rnncompare.draft;

import java.util.HashSet;
import java.util.Set;

/** Checks whether equal texts of a column are in adjacent rows, as the names of sequences are. */
final class ContiguousGroups {
  private static final int MIN_GROUPS = 3;
  private static final int MAX_TRIED = 10_000;

  private final Set<String> names = new HashSet<>();
  private String last = "";
  private long rows;
  private final boolean named;
  private boolean together = true;
  private boolean givenUp;

  /**
   * Starts before the first row.
   *
   * @param named whether the column's name suggests sequences; then its names are counted even if
   *     equal ones are apart
   */
  ContiguousGroups(boolean named) {
    this.named = named;
  }

  /** Reads a row; whether it is the first that is apart from earlier rows of the same name. */
  boolean accept(String field) {
    if (givenUp || (!together && !named)) {
      return false;
    }
    boolean before = together;
    if (rows == 0 || !field.equals(last)) {
      together &= names.add(field) && !field.isBlank();
    }
    last = field;
    rows++;
    if (rows >= MAX_TRIED && !areEnough() && names.size() >= MIN_GROUPS) {
      givenUp = true; // otherwise as many names as rows might be kept
      names.clear();
    }
    return before && !together && !field.isBlank();
  }

  /** Whether there are groups enough for three splits, with two rows or more on average. */
  boolean areSequences() {
    return together && areEnough();
  }

  /** Whether the column names sequences, but the rows of one are apart. */
  boolean areApart() {
    return named && !together && areEnough();
  }

  private boolean areEnough() {
    return names.size() >= MIN_GROUPS && rows >= 2L * names.size();
  }
}
