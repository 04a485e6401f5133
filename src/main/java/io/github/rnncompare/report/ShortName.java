package io.github.rnncompare.report;

import io.github.rnncompare.spec.Numbers;
import java.util.List;

/** Names of sequences, series and classes, which come from people's files and may be long. */
final class ShortName {
  private static final int LONGEST = 40;

  private ShortName() {}

  /** A name on one line, cut where it is long. */
  static String of(String name) {
    return Format.cut(Format.name(name), LONGEST);
  }

  /** A cell with the short name for people, and the whole one for programs. */
  static Cell cell(String name) {
    return Numbers.parse(name).isPresent()
        ? new Cell(of(name), List.of(name))
        : new Cell(of(name), Cell.name(name).raw());
  }
}
