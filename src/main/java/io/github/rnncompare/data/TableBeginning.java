package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a table begins in its file, and which of the lines at its beginning are none of its rows:
 * titles and comments above its header, a line of units below it. Lines are left out only where the
 * file could not be read with them.
 *
 * @param separator of its fields; empty if the first line has one field
 * @param header the number of the header's line, or of the first row if there is none, from 1
 * @param below the numbers of the lines below the header that are left out
 * @param hasRows whether the lines below are rows: of as many fields, most of which are values
 * @param firstIsRow whether the header's line is a row, though it has texts, see {@link FirstRow}
 * @param remarks which lines are left out, a sentence each
 */
record TableBeginning(
    Optional<Separator> separator,
    long header,
    Set<Long> below,
    boolean hasRows,
    boolean firstIsRow,
    List<String> remarks) {
  private static final int MAX_BELOW = 3;
  private static final int COMPARED = 5;
  private static final int MIN_ROWS = 2;
  private static final Pattern DASHES = Pattern.compile("[-=_:]{2,}");

  /**
   * Finds the beginning, then resets the reader.
   *
   * @param asked columns that a spec names; where all of them are in the first line it is the
   *     header
   */
  static TableBeginning of(BufferedReader text, List<String> asked) throws IOException {
    TableLines lines = new TableLines(FirstLine.read(text));
    if (lines.count() == 0) {
      return new TableBeginning(Optional.empty(), 1, Set.of(), false, false, List.of());
    }
    boolean declared = lines.count() > 1 && Separator.isDeclaration(lines.text(0));
    int start = declared ? 1 : 0;
    Optional<Separator> separator = declared ? Separator.declared(lines.text(0)) : Optional.empty();
    HeaderSearch.Found found = new HeaderSearch(lines, start, separator).header(asked);
    List<Integer> below =
        new ArrayList<>(IntStream.range(found.line() + 1, found.firstRow()).boxed().toList());
    below.addAll(units(lines, found));
    Set<Long> numbers = new HashSet<>();
    below.forEach(line -> numbers.add(lines.number(line)));
    return new TableBeginning(
        found.separator(),
        lines.number(found.line()),
        numbers,
        hasRows(lines, found, below),
        below.isEmpty() && firstIsRow(lines, found),
        remarks(lines, start, found.line(), below));
  }

  private static List<String> remarks(
      TableLines lines, int start, int header, List<Integer> below) {
    List<String> remarks = new ArrayList<>();
    if (start > 0) {
      String line = Excerpt.of(lines.text(0));
      remarks.add(
          String.format(
              Locale.ROOT, "Line %d ('%s') says what separates fields.", lines.number(0), line));
    }
    if (header > start) {
      remarks.add(left(lines, start, header - 1) + " above the table, and left out.");
    }
    below.forEach(
        line -> remarks.add(left(lines, line, line) + " below the header, no row, and left out."));
    return remarks;
  }

  /** "Line 2 (',degC') is", "Lines 1 to 3 ('# Station 5' …) are". */
  private static String left(TableLines lines, int first, int last) {
    String excerpt = Excerpt.of(lines.text(first));
    return first == last
        ? String.format(Locale.ROOT, "Line %d ('%s') is", lines.number(first), excerpt)
        : String.format(
            Locale.ROOT,
            "Lines %d to %d ('%s' …) are",
            lines.number(first),
            lines.number(last),
            excerpt);
  }

  /** The lines between the names and the first row with values, if they are of units, or such. */
  private static List<Integer> units(TableLines lines, HeaderSearch.Found found) {
    int row = found.firstRow();
    if (row < lines.count() && areWidths(lines.fields(found.separator(), row))) {
      return List.of(row);
    }
    while (row < lines.count() && !lines.hasValue(found.separator(), row)) {
      row++;
    }
    int first = row;
    boolean comparable = lines.count() - row > 1 && row - found.firstRow() <= MAX_BELOW;
    List<Integer> units = IntStream.range(found.firstRow(), first).boxed().toList();
    return comparable
            && !lines.hasValue(found.separator(), found.line())
            && units.stream().allMatch(line -> areUnits(lines, found, line, first))
        ? units
        : List.of();
  }

  /** The widths and kinds of columns, as the RDB format has them: "5s 15s 10d 8n". */
  private static boolean areWidths(List<String> fields) {
    return fields.size() > 1 && fields.stream().allMatch(field -> field.matches("\\d+[sdn]"));
  }

  /** Texts, and only in columns that have numbers or times in the rows. */
  private static boolean areUnits(TableLines lines, HeaderSearch.Found found, int line, int row) {
    List<String> names = lines.fields(found.separator(), found.line());
    List<String> texts = lines.fields(found.separator(), line);
    if (texts.size() != names.size() || texts.equals(names)) {
      return false;
    }
    boolean any = false;
    for (int column = 0; column < texts.size(); column++) {
      String text = texts.get(column);
      if (!Fields.PLAIN.isMissing(text) || DASHES.matcher(text).matches()) {
        any = true;
        if (!hasValues(lines, found.separator(), column, row)) {
          return false;
        }
      }
    }
    return any;
  }

  private static boolean hasValues(
      TableLines lines, Optional<Separator> separator, int column, int row) {
    List<String> filled =
        IntStream.range(row, Math.min(lines.count(), row + COMPARED))
            .mapToObj(i -> lines.fields(separator, i))
            .map(fields -> column < fields.size() ? fields.get(column) : "")
            .filter(field -> !Fields.PLAIN.isMissing(field))
            .toList();
    return !filled.isEmpty() && filled.stream().allMatch(TableLines::isValue);
  }

  private static boolean hasRows(
      TableLines lines, HeaderSearch.Found found, List<Integer> leftOut) {
    List<List<String>> rows =
        IntStream.range(found.line() + 1, lines.count())
            .filter(line -> !leftOut.contains(line))
            .mapToObj(line -> lines.fields(found.separator(), line))
            .toList();
    return rows.size() >= MIN_ROWS
        && rows.stream()
            .allMatch(row -> row.size() == rows.get(0).size() && 2 * values(row) >= row.size());
  }

  private static boolean firstIsRow(TableLines lines, HeaderSearch.Found found) {
    List<String> first = lines.fields(found.separator(), found.line());
    List<List<String>> below =
        IntStream.range(found.firstRow(), lines.count())
            .mapToObj(line -> lines.fields(found.separator(), line))
            .filter(row -> row.size() == first.size())
            .toList();
    return FirstRow.isRow(first, below);
  }

  private static long values(List<String> row) {
    return row.stream()
        .filter(field -> TableLines.isValue(field) || Fields.PLAIN.isMissing(field))
        .count();
  }
}
