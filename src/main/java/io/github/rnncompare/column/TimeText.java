package io.github.rnncompare.column;

import java.util.List;
import java.util.regex.Pattern;

/** The time that the fields of several columns give together. */
public final class TimeText {
  private static final Pattern YEAR = Pattern.compile("\\d{4}(\\.0+)?");
  private static final Pattern WHOLE = Pattern.compile("(\\d{1,2})(\\.0+)?");
  private static final List<String> BEFORE = List.of("", "-", "-", " ", ":", ":");
  private static final int HOUR = 3;

  private TimeText() {}

  /**
   * One text: year, month, day, hour, minute and second as far as they are there ("2005-1-31
   * 18:00"), or else the fields with blanks between them ("31/1/2005 18:30").
   *
   * @param fields without blanks around them
   */
  public static String of(List<String> fields) {
    return isParts(fields) ? ofParts(fields) : String.join(" ", fields);
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
      String digits = fields.get(i).replaceFirst("\\.0+$", "");
      boolean two = i > HOUR && digits.length() == 1;
      text.append(BEFORE.get(i)).append(two ? "0" : "").append(digits);
    }
    return text.toString();
  }
}
