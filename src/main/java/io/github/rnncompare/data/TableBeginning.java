package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.TimeForms;
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
import java.util.stream.Stream;

/**
 * Where a table begins in its file, and which of the lines at its beginning are none of its rows:
 * titles and comments above its header, a line of units below it. Lines are left out only where the
 * file could not be read with them.
 *
 * @param separator of its fields; empty if the first line has one field
 * @param header the number of the header's line, or of the first row if there is none
 * @param below the lines below the header that are left out
 * @param rows how many fields each of the first rows has; empty if they differ, or have no values
 * @param remarks which lines are left out, a sentence each
 */
record TableBeginning(
    Optional<Separator> separator,
    long header,
    Set<Long> below,
    Optional<Integer> rows,
    List<String> remarks) {
  private static final int MAX_ABOVE = 30;
  private static final int MAX_BELOW = 3;
  private static final int COMPARED = 5;
  private static final int MIN_ROWS = 2;
  private static final Pattern BEGINS_AS_NUMBER = Pattern.compile("[^\\p{L}\\p{N}]*\\p{N}.*");

  /** A header that may be one: its place among the lines, and those below that are no rows. */
  private record Candidate(Optional<Separator> separator, int line, List<Integer> below) {}

  /**
   * Finds the beginning, then resets the reader.
   *
   * @param asked columns that a spec names; where all of them are in the first line it is the
   *     header
   */
  static TableBeginning of(BufferedReader text, List<String> asked) throws IOException {
    List<FirstLines> lines = FirstLines.read(text);
    if (lines.isEmpty()) {
      return new TableBeginning(Optional.empty(), 1, Set.of(), Optional.empty(), List.of());
    }
    boolean declared = Separator.isDeclaration(lines.get(0).text()) && lines.size() > 1;
    Optional<Separator> known =
        declared ? Separator.declared(lines.get(0).text()) : Optional.empty();
    return new Search(lines, declared ? 1 : 0, known).beginning(asked);
  }

  /**
   * The search in these lines.
   *
   * @param start the first that may be the header
   * @param declared the separator, if the file says it
   */
  private record Search(List<FirstLines> lines, int start, Optional<Separator> declared) {

    TableBeginning beginning(List<String> asked) {
      Candidate first =
          new Candidate(declared.or(() -> Separator.usual(text(start))), start, List.of());
      Candidate found = first;
      if (asked.isEmpty() || !Set.copyOf(fields(first.separator, start)).containsAll(asked)) {
        found =
            IntStream.range(start, Math.min(lines.size(), start + MAX_ABOVE))
                .boxed()
                .flatMap(this::headers)
                .findFirst()
                .orElse(first);
      }
      return beginning(found);
    }

    private TableBeginning beginning(Candidate found) {
      List<Integer> below = new ArrayList<>(found.below);
      below.addAll(units(found));
      List<String> remarks = new ArrayList<>();
      if (found.line > start) {
        remarks.add(left(start, found.line - 1) + " above the table, and left out.");
      }
      below.forEach(
          line -> remarks.add(left(line, line) + " below the header, no row, and left out."));
      Set<Long> numbers = new HashSet<>();
      below.forEach(line -> numbers.add(lines.get(line).number()));
      return new TableBeginning(
          found.separator, lines.get(found.line).number(), numbers, rows(found, below), remarks);
    }

    /** "Line 2 (',degC') is", "Lines 1 to 3 ('# Station 5' …) are". */
    private String left(int first, int last) {
      String excerpt = Excerpt.of(text(first));
      return first == last
          ? String.format(Locale.ROOT, "Line %d ('%s') is", lines.get(first).number(), excerpt)
          : String.format(
              Locale.ROOT,
              "Lines %d to %d ('%s' …) are",
              lines.get(first).number(),
              lines.get(last).number(),
              excerpt);
    }

    private String text(int line) {
      return lines.get(line).text();
    }

    private static List<String> fields(Optional<Separator> separator, String text) {
      return separator.map(found -> found.fields(text)).orElseGet(() -> List.of(text.strip()));
    }

    private List<String> fields(Optional<Separator> separator, int line) {
      return fields(separator, text(line));
    }

    private boolean hasValue(Optional<Separator> separator, int line) {
      return line < lines.size() && fields(separator, line).stream().anyMatch(this::isValue);
    }

    /** A number or a time, or about that: what has a digit before any letter. */
    private boolean isValue(String field) {
      return BEGINS_AS_NUMBER.matcher(field).matches()
          || Stream.of(NumberForm.values()).anyMatch(form -> form.parse(field).isPresent())
          || (!field.isEmpty() && !new TimeForms().accept(field).isEmpty());
    }

    private boolean isComment(int line) {
      return text(line).strip().matches("(#|%|//).*");
    }

    /** A line as a header, in each of the ways that fit the lines below it. */
    private Stream<Candidate> headers(int line) {
      Optional<Separator> usual = declared.or(() -> Separator.usual(text(line)));
      Stream<Optional<Separator>> ways =
          usual.isPresent()
              ? Stream.of(usual)
              : Stream.of(
                  Optional.of(Separator.BAR), Optional.of(Separator.BLANKS), Optional.empty());
      return ways.flatMap(way -> header(line, way).stream());
    }

    private Optional<Candidate> header(int line, Optional<Separator> separator) {
      List<String> names = fields(separator, line);
      int count = names.size();
      List<Integer> below = new ArrayList<>();
      while (below.size() < MAX_BELOW
          && isRemark(line + 1 + below.size(), separator, count)) {
        below.add(line + 1 + below.size());
      }
      int row = line + 1 + below.size();
      boolean several = separator.isPresent() && count > 1;
      if (separator.isPresent() != several || isTitle(line, separator, names)) {
        return Optional.empty();
      }
      if (row == lines.size()) {
        boolean plain = separator.isEmpty() || Separator.usual(text(line)).isPresent();
        return line == start && plain
            ? Optional.of(new Candidate(separator, line, List.of()))
            : Optional.empty();
      }
      int fields = fields(separator, row).size();
      for (int i = row; i < Math.min(row + MAX_BELOW, lines.size()); i++) {
        if (fields(separator, i).size() != fields) {
          return Optional.empty();
        }
      }
      boolean named = separator.equals(Optional.of(Separator.BLANKS)) && names.get(0).equals("#");
      boolean fits =
          fields == count
              || (several && fields == count + 1 && hasValue(separator, row))
              || (named && fields == count - 1);
      boolean single =
          separator.isEmpty()
              && IntStream.range(row, Math.min(row + MAX_BELOW, lines.size()))
                  .anyMatch(i -> Separator.usual(text(i)).isPresent());
      return fits && !single && mayStandBelow(line, separator)
          ? Optional.of(new Candidate(separator, line, below))
          : Optional.empty();
    }

    /** Whether all lines above are comments, or this one has names only. */
    private boolean mayStandBelow(int line, Optional<Separator> separator) {
      boolean comments = IntStream.range(start, line).allMatch(this::isComment);
      return comments || (separator.isPresent() && !hasValue(separator, line));
    }

    /** A line below the header that is a comment or a rule, with another number of fields. */
    private boolean isRemark(int line, Optional<Separator> separator, int count) {
      if (line >= lines.size()) {
        return false;
      }
      int fields = fields(separator, line).size();
      boolean other = count > 1 && fields != count && fields != count + 1;
      return other && (isComment(line) || (fields == 1 && !hasValue(separator, line)));
    }

    /** Whether a line stands above the names of the columns, which have no values in them. */
    private boolean isTitle(int line, Optional<Separator> separator, List<String> fields) {
      int next = line + 1;
      if (next + 1 >= lines.size()) {
        return false;
      }
      if (isComment(line) && isComment(next)) {
        return true;
      }
      if (hasValue(separator, next)) {
        return false;
      }
      List<String> names = fields(separator, next);
      long filled = filled(fields);
      boolean padded = fields.size() > 1 && filled <= 1 && filled(names) > filled;
      boolean usual = separator.isPresent() && !separator.get().equals(Separator.BLANKS);
      boolean apart = lines.get(next).isApart() && !usual;
      boolean rows = hasValue(Separator.usual(text(next)).or(() -> separator), next + 1);
      return rows && (isComment(line) || padded || apart);
    }

    private static long filled(List<String> fields) {
      return fields.stream().filter(field -> !field.isEmpty()).count();
    }

    /** The lines between the header and the first row with values that are of units, or such. */
    private List<Integer> units(Candidate found) {
      int from = found.line + 1 + found.below.size();
      int row = from;
      while (row < lines.size() && !hasValue(found.separator, row)) {
        row++;
      }
      int compared = Math.min(lines.size(), row + COMPARED);
      if (row == from || row - from > MAX_BELOW || compared - row < 2 || isValues(found)) {
        return List.of();
      }
      List<Integer> units = new ArrayList<>();
      for (int line = from; line < row; line++) {
        if (!areUnits(found, line, row, compared)) {
          return List.of();
        }
        units.add(line);
      }
      return units;
    }

    private boolean isValues(Candidate found) {
      return hasValue(found.separator, found.line);
    }

    /** Texts, and only in columns that have numbers or times in the rows. */
    private boolean areUnits(Candidate found, int line, int row, int end) {
      List<String> texts = fields(found.separator, line);
      boolean any = false;
      for (int column = 0; column < texts.size(); column++) {
        if (Fields.PLAIN.isMissing(texts.get(column))) {
          continue;
        }
        int here = column;
        List<String> below =
            IntStream.range(row, end)
                .mapToObj(i -> fields(found.separator, i))
                .map(fields -> here < fields.size() ? fields.get(here) : "")
                .filter(field -> !Fields.PLAIN.isMissing(field))
                .toList();
        if (below.isEmpty() || !below.stream().allMatch(this::isValue)) {
          return false;
        }
        any = true;
      }
      List<String> names = fields(found.separator, found.line);
      return any && texts.size() == names.size() && !texts.equals(names);
    }

    /** How many fields all rows have, most of which are values. */
    private Optional<Integer> rows(Candidate found, List<Integer> below) {
      int count = 0;
      if (lines.size() - found.line - below.size() <= MIN_ROWS) {
        return Optional.empty();
      }
      for (int line = found.line + 1; line < lines.size(); line++) {
        if (below.contains(line)) {
          continue;
        }
        List<String> fields = fields(found.separator, line);
        long values =
            fields.stream().filter(field -> isValue(field) || Fields.PLAIN.isMissing(field)).count();
        if ((count > 0 && fields.size() != count) || 2 * values < fields.size()) {
          return Optional.empty();
        }
        count = fields.size();
      }
      return count == 0 ? Optional.empty() : Optional.of(count);
    }
  }
}
