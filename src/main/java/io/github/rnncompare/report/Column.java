package io.github.rnncompare.report;

import java.util.List;

/**
 * A column of a {@link ResultTable}.
 *
 * @param heading as people read it
 * @param names of the columns that hold its values in a CSV file, guarded for spreadsheets; one for
 *     each raw value of its cells
 */
record Column(String heading, List<String> names) {
  /** A column with one value in each cell, of the same name everywhere. */
  static Column of(String name) {
    return new Column(name, List.of(name));
  }

  /**
   * A column named after an architecture, a metric or a key.
   *
   * @param endings one for each raw value of its cells: "" for the name itself, or what follows it
   */
  static Column named(String name, String... endings) {
    return new Column(
        Format.name(name),
        List.of(endings).stream()
            .map(ending -> SpreadsheetCell.of(Format.oneLine(name) + ending))
            .toList());
  }
}
