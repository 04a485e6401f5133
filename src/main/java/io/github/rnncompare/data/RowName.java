package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import java.util.List;
import java.util.Locale;

/**
 * The columns whose texts together name the sequence or the series of a row: a subject and a trial,
 * say.
 *
 * @param columns one or more
 */
public record RowName(List<String> columns) {
  private static final String BETWEEN = " | ";

  public RowName {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a name of no column");
    }
  }

  /** The text of one column as it is; of several without blanks around them, "12 | 3". */
  public String of(DataRow row) {
    return columns.size() == 1
        ? row.text(columns.get(0))
        : String.join(BETWEEN, columns.stream().map(column -> row.text(column).strip()).toList());
  }

  /** The columns in words: "subject and trial", "region, type and product". */
  public String words() {
    int last = columns.size() - 1;
    return last == 0
        ? columns.get(0)
        : String.join(", ", columns.subList(0, last)) + " and " + columns.get(last);
  }

  /**
   * The same as {@link #of}.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if no column has a text, or one has a text
   *     that would make two names alike
   */
  String required(DataRow row) {
    if (columns.stream().allMatch(column -> row.text(column).isBlank())) {
      throw row.mistake(columns, "expected the name of a sequence");
    }
    for (String column : columns) {
      if (columns.size() > 1 && row.text(column).contains(BETWEEN)) {
        throw row.mistake(
            column,
            String.format(
                Locale.ROOT,
                "expected no '%s', which stands between the texts of several columns",
                Excerpt.of(BETWEEN)));
      }
    }
    return of(row);
  }
}
