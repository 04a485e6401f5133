package io.github.rnncompare.draft;

import io.github.rnncompare.data.Spacing;
import java.util.Locale;
import java.util.Optional;

/** Seasons of regular times: a year of months, a week of days, a day of hours. */
final class Season {
  static final double DAY = 86_400;

  private static final double HOUR = 3600;
  private static final int MAX_STEPS = 1000;
  private static final int MONTHS_OF_A_YEAR = 12;

  private Season() {}

  /** How many steps a season has; empty if the step suggests none. */
  static Optional<Integer> of(Spacing spacing) {
    if (spacing.months() > 0) {
      return Optional.of(MONTHS_OF_A_YEAR / spacing.months()).filter(steps -> steps > 1);
    }
    double step = spacing.median();
    if (step == 7 * DAY) {
      return Optional.of(52);
    }
    if (step == DAY) {
      return Optional.of(7);
    }
    double steps = DAY / step;
    return step >= 1 && steps == Math.rint(steps) && steps > 1 && steps <= MAX_STEPS
        ? Optional.of((int) steps)
        : Optional.empty();
  }

  /** A step in words: "2 days", "1.5 hours", "0.1". */
  static String words(double step, boolean time) {
    if (!time) {
      return number(step);
    }
    if (step >= DAY) {
      return number(step / DAY) + (step == DAY ? " day" : " days");
    }
    return step >= HOUR
        ? number(step / HOUR) + (step == HOUR ? " hour" : " hours")
        : number(step) + (step == 1 ? " second" : " seconds");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
