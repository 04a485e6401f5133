package io.github.rnncompare.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the header of a table below titles and comments.
 *
 * @param start the first line that may be it, from 0
 * @param declared the separator, if the file says it
 */
record HeaderSearch(TableLines lines, int start, Optional<Separator> declared) {
  private static final int MAX_ABOVE = 30;
  private static final int MAX_BELOW = 3;
  private static final int COMPARED = 3;
  private static final int LEAST_BELOW_TITLES = 8;

  /** Comments of fewer fields may be anything. */
  private static final int LEAST_WITH_UNITS = 4;

  /**
   * A header, or the first row if there is none.
   *
   * @param separator of its fields; empty if it has one
   * @param line from 0
   * @param below how many lines right below it are no rows: comments, and lines of dashes
   */
  record Found(Optional<Separator> separator, int line, int below) {
    int firstRow() {
      return line + 1 + below;
    }
  }

  /**
   * The first line that fits those below it; the first of all if none does, or if it has the
   * columns that are asked for.
   */
  Found header(List<String> asked) {
    Optional<Separator> usual = usual(start);
    Found first = new Found(usual, start, below(start, usual));
    boolean known = !asked.isEmpty() && Set.copyOf(lines.fields(usual, start)).containsAll(asked);
    int end = known ? start + 1 : Math.min(lines.count(), start + MAX_ABOVE);
    return IntStream.range(start, end).boxed().flatMap(this::headers).findFirst().orElse(first);
  }

  private Optional<Separator> usual(int line) {
    return declared.or(() -> Separator.usual(lines.text(line)));
  }

  /** A line as a header, in each of the ways that fit. */
  private Stream<Found> headers(int line) {
    Optional<Separator> usual = usual(line);
    List<Optional<Separator>> ways = new ArrayList<>(List.of(usual));
    if (usual.isEmpty()) {
      ways = List.of(Optional.of(Separator.BAR), Optional.of(Separator.BLANKS), usual);
    } else if (usual.get().character() == '\t') {
      ways.add(Optional.of(Separator.BLANKS)); // where some lines have blanks in place of tabs
    }
    return ways.stream()
        .filter(way -> way.isPresent() == lines.fields(way, line).size() > 1)
        .map(way -> new Found(way, line, below(line, way)))
        .filter(this::fits);
  }

  private boolean fits(Found found) {
    Optional<Separator> separator = found.separator;
    List<String> names = lines.fields(separator, found.line);
    int row = found.firstRow();
    if (row >= lines.count()) {
      return found.line == start && (separator.isEmpty() || usual(start).isPresent());
    }
    if (separator.isEmpty() && lines.isComment(found.line) && haveBlanksBetween(row)) {
      return false;
    }
    boolean comments = IntStream.range(start, found.line).allMatch(lines::isComment);
    boolean mayBe =
        comments
            || (separator.isPresent()
                && (!lines.hasValue(separator, found.line) || isBelowTitles(found.line, names)));
    return mayBe && fit(separator, names, row) && !isTitle(found.line, separator, names);
  }

  /** Whether rows are several numbers with blanks between, and no texts. */
  private boolean haveBlanksBetween(int row) {
    Optional<Separator> blanks = Optional.of(Separator.BLANKS);
    int fields = lines.fields(blanks, row).size();
    return fields > 1
        && IntStream.range(row, Math.min(row + COMPARED, lines.count()))
            .mapToObj(line -> lines.fields(blanks, line))
            .allMatch(own -> own.size() == fields && own.stream().allMatch(TableLines::isValue));
  }

  /** Whether all lines above have one or two fields that are not empty, and this has many more. */
  private boolean isBelowTitles(int line, List<String> names) {
    return line > start
        && filled(names) >= LEAST_BELOW_TITLES
        && !names.get(0).isEmpty()
        && !TableLines.isValue(names.get(0))
        && IntStream.range(start, line)
            .allMatch(above -> filled(lines.fields(usual(above), above)) <= 2);
  }

  /** Whether rows have as many fields as there are names, or one more, as in R. */
  private boolean fit(Optional<Separator> separator, List<String> names, int row) {
    int count = names.size();
    int fields = lines.fields(separator, row).size();
    for (int i = row; i < Math.min(row + COMPARED, lines.count()); i++) {
      boolean single = separator.isEmpty() && Separator.usual(lines.text(i)).isPresent();
      if (single || lines.fields(separator, i).size() != fields) {
        return false;
      }
    }
    boolean sign = separator.equals(Optional.of(Separator.BLANKS)) && names.get(0).equals("#");
    return fields == count
        || (count > 1 && fields == count + 1 && lines.hasValue(separator, row))
        || (sign && fields == count - 1);
  }

  /** How many lines right below a header are comments or dashes, with other numbers of fields. */
  private int below(int header, Optional<Separator> separator) {
    int count = lines.fields(separator, header).size();
    int below = 0;
    boolean comment = lines.isComment(header);
    while (below < MAX_BELOW
        && (isRemark(header + 1 + below, separator, count)
            || (comment && areUnits(header + 1 + below, separator, count)))) {
      below++;
    }
    return below;
  }

  /** Whether a comment below names that are one too has as many fields as rows, as units do. */
  private boolean areUnits(int line, Optional<Separator> separator, int count) {
    return line + 1 < lines.count()
        && count >= LEAST_WITH_UNITS
        && lines.isComment(line)
        && lines.fields(separator, line).size() == count
        && !lines.isComment(line + 1)
        && lines.hasValue(separator, line + 1)
        && lines.fields(separator, line + 1).size() == count;
  }

  private boolean isRemark(int line, Optional<Separator> separator, int count) {
    if (line >= lines.count()) {
      return false;
    }
    int fields = lines.fields(separator, line).size();
    boolean other = count > 1 && fields != count && fields != count + 1;
    return other && (lines.isComment(line) || (fields == 1 && !lines.hasValue(separator, line)));
  }

  /** Whether a line stands above the names of the columns, which have no values in them. */
  private boolean isTitle(int line, Optional<Separator> separator, List<String> fields) {
    int next = line + 1;
    if (next + 1 >= lines.count()) {
      return false;
    }
    if (lines.isComment(line) && lines.isComment(next)) {
      return !areUnits(next, separator, fields.size());
    }
    Optional<Separator> own = usual(next).or(() -> separator);
    boolean rows =
        IntStream.rangeClosed(next + 1, next + COMPARED).anyMatch(i -> lines.hasValue(own, i));
    if (lines.hasValue(separator, next) || !rows) {
      return false;
    }
    List<String> names = lines.fields(separator, next);
    boolean padded = fields.size() > 1 && filled(fields) <= 1 && filled(names) > filled(fields);
    boolean apart = lines.isApart(next) && usual(line).isEmpty();
    return lines.isComment(line) || padded || apart;
  }

  private static long filled(List<String> fields) {
    return fields.stream().filter(field -> !field.isEmpty()).count();
  }
}
