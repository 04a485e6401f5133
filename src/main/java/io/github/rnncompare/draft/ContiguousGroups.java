package io.github.rnncompare.draft;

import java.util.HashSet;
import java.util.Set;

/** Whether equal texts of a column stand together, as the names of sequences do. */
final class ContiguousGroups {
  private static final int FEWEST = 3;
  private static final int LOOKED_AT = 10_000;

  private final Set<String> names = new HashSet<>();
  private String last = "";
  private long rows;
  private final boolean named;
  private boolean together = true;
  private boolean givenUp;

  /**
   * Nothing read yet.
   *
   * @param named whether the column's name means a sequence, so that the names are counted even
   *     where they stand apart
   */
  ContiguousGroups(boolean named) {
    this.named = named;
  }

  /** Whether this is the first row that stands apart from the others of its name. */
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
    if (rows >= LOOKED_AT && !areEnough() && names.size() >= FEWEST) {
      givenUp = true; // else as many names as rows would be kept
      names.clear();
    }
    return before && !together && !field.isBlank();
  }

  /** Enough for three parts, of two rows or more in the mean. */
  boolean areSequences() {
    return together && areEnough();
  }

  /** Whether the column names sequences, but the rows of one stand apart. */
  boolean areApart() {
    return named && !together && areEnough();
  }

  private boolean areEnough() {
    return names.size() >= FEWEST && rows >= 2L * names.size();
  }
}
