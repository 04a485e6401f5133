package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.spec.Excerpt;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The signs of currencies and of per cent in the columns of a file: 0.05 and 5 % are the same, and
 * 5 $ and 5 € are not, so that all numbers of a column but zero have one, or none.
 */
final class NumberMarks {
  /** The first number of each column. */
  private final Map<String, String> firsts = new HashMap<>();

  /**
   * Checks a number that was read.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if it has another sign than the first
   */
  void check(DataRow row, String column, String text, double number) {
    if (number == 0) {
      return;
    }
    String first = firsts.putIfAbsent(column, text);
    if (first != null && !NumberForm.mark(first).equals(NumberForm.mark(text))) {
      throw row.mistake(
          column,
          String.format(
              Locale.ROOT,
              "expected a number written like '%s', the first of the column",
              Excerpt.of(first)));
    }
  }
}
