package io.github.rnncompare.column;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The time that the fields of several columns give together. */
public final class TimeText {
  private static final Pattern YEAR = Pattern.compile("\\d{4}(\\.0+)?");
  private static final Pattern WHOLE = Pattern.compile("(\\d{1,2})(\\.0+)?");
  private static final List<String> BEFORE = List.of("", "-", "-", " ", ":", ":");
  private static final Pattern MONTH = Pattern.compile(Dates.MONTH_NAME, Pattern.CASE_INSENSITIVE);
  private static final int HOUR = 3;
  private static final Set<String> QUARTERS = Set.of("quarter", "qtr");

  private TimeText() {}

  /**
   * One text: year, month, day, hour, minute and second as far as they are there ("2005-1-31
   * 18:00"), a year and a quarter ("2005 Q1"), or else the fields with blanks between them
   * ("31/1/2005 18:30").
   *
   * @param names of the columns
   * @param fields without blanks around them
   */
  public static String of(List<String> names, List<String> fields) {
    if (!isParts(fields)) {
      return String.join(" ", fields);
    }
    return fields.size() == 2 && isQuarter(names.get(1))
        ? whole(fields.get(0)) + " Q" + whole(fields.get(1))
        : ofParts(fields);
  }

  /** Whether a column holds quarters of a year, by its name. */
  public static boolean isQuarter(String column) {
    return QUARTERS.contains(column.toLowerCase(Locale.ROOT));
  }

  /** Whether a text is the name of a month, in English, or its first three letters. */
  public static boolean isMonth(String text) {
    return MONTH.matcher(text).matches();
  }

  private static String whole(String number) {
    return number.replaceFirst("\\.0+$", "");
  }

  private static boolean isParts(List<String> fields) {
    return fields.size() > 1
        && fields.size() <= BEFORE.size()
        && YEAR.matcher(fields.get(0)).matches()
        && fields.stream().skip(1).allMatch(field -> WHOLE.matcher(field).matches());
  }

  private static String ofParts(List<String> fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      String digits = whole(fields.get(i));
      boolean two = i > HOUR && digits.length() == 1;
      text.append(BEFORE.get(i)).append(two ? "0" : "").append(digits);
    }
    return text.toString();
  }
}
