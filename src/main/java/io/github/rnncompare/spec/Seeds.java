package io.github.rnncompare.spec;

import java.util.List;

/** The key {@code seeds}: a count, or a list of seeds. */
public final class Seeds {
  /** The values that one seed may take. */
  public static final Range RANGE = Range.between(1, 1_000_000);

  private static final int MAX = 10_000;

  private Seeds() {}

  /** The seeds of a section; 1 to {@code fallback} where the key is left out. */
  public static List<Long> read(Section section, int fallback) {
    return section.countOrList("seeds", fallback, RANGE, MAX);
  }
}
