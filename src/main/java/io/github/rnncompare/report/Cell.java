package io.github.rnncompare.report;

import io.github.rnncompare.results.Csv;
import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a {@link ResultTable}.
 *
 * @param shown as people read it: rounded, with a true minus sign, commas and units
 * @param raw its values as programs read them, guarded for spreadsheets; fewer than the column has
 *     names mean that the others are empty
 * @param isBold where that can be shown
 */
record Cell(String shown, List<String> raw, boolean isBold) {
  static final Cell EMPTY = new Cell("", List.of());

  Cell(String shown, List<String> raw) {
    this(shown, raw, false);
  }

  /** The same in bold. */
  Cell bold() {
    return new Cell(shown, raw, true);
  }

  /** A cell of several values. */
  static Cell of(String shown, @Nullable Number... values) {
    return new Cell(shown, Stream.of(values).map(Csv::field).toList());
  }

  /** A name that a person chose. */
  static Cell name(String name) {
    return new Cell(Format.name(name), List.of(SpreadsheetCell.of(Format.oneLine(name))));
  }

  /** A value of a swept key: a number or a name. */
  static Cell value(String value) {
    return Numbers.parse(value).isPresent()
        ? new Cell(Format.name(value), List.of(value))
        : name(value);
  }

  /** Words of ours. */
  static Cell words(String words) {
    return new Cell(words, List.of(words));
  }

  static Cell count(long count) {
    return of(Format.count(count), count);
  }

  static Cell number(@Nullable Double value) {
    return of(Format.optional(value), value);
  }

  static Cell interval(@Nullable Double low, @Nullable Double high) {
    return of(Format.interval(low, high), low, high);
  }
}
