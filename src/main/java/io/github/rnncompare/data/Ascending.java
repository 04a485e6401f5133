package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that a column ascends from row to row: numbers, or ISO 8601 times ("2020-01",
 * "2020-01-31", "2020-01-31T10:00:00.5+01:00"). All times must have the same form and zone, so that
 * a later time is also the greater text.
 */
final class Ascending {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])"
              + "([T ]([01]\\d|2[0-4]):[0-5]\\d(:[0-6]\\d([.,]\\d+)?)?"
              + "(?<zone>Z|[-+]\\d\\d(:?\\d\\d)?)?)?)?");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final String NUMBER = "number";

  private final String column;
  private final boolean timesToo;
  private String last = "";
  private String form = "";

  /**
   * Starts before the first row.
   *
   * @param timesToo whether times are allowed as well as numbers
   */
  Ascending(String column, boolean timesToo) {
    this.column = column;
    this.timesToo = timesToo;
  }

  /** Checks the next row: its value must be above that of the previous row. */
  void next(DataRow row) {
    String text = row.text(column).strip();
    String found = form(text);
    if (found.isEmpty()) {
      throw row.mistake(
          column,
          "expected a number"
              + (timesToo ? ", or a time such as 2020-01, 2020-01-31 or 2020-01-31T10:00:00" : ""));
    }
    if (!last.isEmpty()) {
      if (!found.equals(form)) {
        throw row.mistake(
            column,
            String.format(
                Locale.ROOT, "expected the same form and zone as '%s' in the previous row", last));
      }
      requireAbove(row, found.equals(NUMBER) ? compareNumbers(text, last) : text.compareTo(last));
    }
    last = text;
    form = found;
  }

  private void requireAbove(DataRow row, int order) {
    String before = Excerpt.of(last);
    if (order == 0) {
      throw row.mistake(
          column,
          String.format(
              Locale.ROOT, "the previous row has '%s' too; expected each value once", before));
    }
    if (order < 0) {
      throw row.mistake(
          column,
          String.format(
              Locale.ROOT, "expected more than '%s' in the previous row; sort the rows", before));
    }
  }

  private static int compareNumbers(String text, String before) {
    double difference = Numbers.parse(text).orElseThrow() - Numbers.parse(before).orElseThrow();
    return (int) Math.signum(difference);
  }

  /** The form that comparable values share; empty for what is neither a number nor a time. */
  private String form(String text) {
    Matcher time = TIME.matcher(text);
    if (timesToo && time.matches()) {
      String zone = Optional.ofNullable(time.group("zone")).orElse("");
      String local = text.substring(0, text.length() - zone.length());
      return DIGIT.matcher(local).replaceAll("0") + zone;
    }
    return Numbers.parse(text).isPresent() ? NUMBER : "";
  }
}
