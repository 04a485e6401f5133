package io.github.rnncompare.column;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file's owner says of its times, where the file leaves open how they are read. */
public enum SaidTimes {
  DAY_FIRST(TimeForm.DAY_FIRST),
  MONTH_FIRST(TimeForm.MONTH_FIRST),
  YEAR_MONTH(TimeForm.MONTH_DIGITS),
  MONTH_YEAR(TimeForm.MONTH_YEAR_DIGITS),
  YEAR_QUARTER(TimeForm.QUARTER_DIGITS),
  YEAR_WEEK(TimeForm.WEEK_DIGITS);

  private final TimeForm form;

  SaidTimes(TimeForm form) {
    this.form = form;
  }

  /** How times are written then. */
  public TimeForm form() {
    return form;
  }

  /** Its name in specs and options: "day_first". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this name; empty if there is none. */
  public static Optional<SaidTimes> named(String key) {
    return Stream.of(values()).filter(said -> said.key().equals(key)).findFirst();
  }

  /** What has to be said of times that are written so; empty if nothing. */
  public static Optional<SaidTimes> of(TimeForm form) {
    return Stream.of(values()).filter(said -> said.form == form).findFirst();
  }

  /** "day_first, month_first, year_month (200501), …". */
  public static String all() {
    return Stream.of(values())
        .map(said -> said.key() + (said.form.isSaid() ? " (" + said.form.example() + ")" : ""))
        .collect(Collectors.joining(", "));
  }
}
