package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.TimeForms;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines at the beginning of a table, numbered from 0. Each separator is empty where a line has
 * one field.
 */
record TableLines(List<FirstLine> lines) {
  private static final Pattern BEGINS_AS_NUMBER = Pattern.compile("[^\\p{L}\\p{N}]*\\p{N}.*");

  int count() {
    return lines.size();
  }

  /** The number of a line in the file, from 1. */
  long number(int line) {
    return lines.get(line).number();
  }

  String text(int line) {
    return lines.get(line).text();
  }

  /** Whether an empty line stands before it. */
  boolean isApart(int line) {
    return lines.get(line).isApart();
  }

  boolean isComment(int line) {
    return text(line).strip().matches("(?s)(#|%|//).*");
  }

  List<String> fields(Optional<Separator> separator, int line) {
    String text = text(line);
    return separator.map(found -> found.fields(text)).orElseGet(() -> List.of(text.strip()));
  }

  /** Whether there is such a line, with a number or a time in it. */
  boolean hasValue(Optional<Separator> separator, int line) {
    return line < count() && fields(separator, line).stream().anyMatch(TableLines::isValue);
  }

  /** A number or a time, or about that: what has a digit before any letter. */
  static boolean isValue(String field) {
    return BEGINS_AS_NUMBER.matcher(field).matches()
        || Stream.of(NumberForm.values()).anyMatch(form -> form.parse(field).isPresent())
        || (!field.isEmpty() && !new TimeForms().accept(field).isEmpty());
  }
}
