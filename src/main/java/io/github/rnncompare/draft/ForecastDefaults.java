package io.github.rnncompare.draft;

import java.util.List;
import java.util.Optional;

/** What a draft takes for forecasts where nobody says otherwise. */
final class ForecastDefaults {
  static final int MIN_WINDOW = 12;

  private static final int USUAL_WINDOW = 24;
  private static final int MAX_WINDOW = 96;
  private static final double LARGE_RATIO = 3;

  private ForecastDefaults() {}

  /** More than a season where there is one, limited by the number of times. */
  static int window(long length, Optional<Integer> season) {
    int usual = season.map(s -> s * ((MIN_WINDOW + s - 1) / s) + 1).orElse(USUAL_WINDOW);
    int least = season.map(s -> s + 1).orElse(1);
    return (int) Math.max(least, Math.min(Math.min(length / 10, MAX_WINDOW), usual));
  }

  /**
   * Differences where the autocorrelation is high, since a network trained on small values does not
   * extrapolate to larger ones; relative changes where the largest value is several times the
   * smallest.
   */
  static String transforms(List<ColumnProfile> columns) {
    boolean wander = columns.stream().anyMatch(ColumnProfile::wanders);
    boolean positive = columns.stream().allMatch(profile -> profile.least() > 0);
    boolean largeRatio =
        columns.stream().anyMatch(profile -> profile.most() > LARGE_RATIO * profile.least());
    if (!wander) {
      return "[standardise]";
    }
    return positive && largeRatio ? "[log_difference, standardise]" : "[difference, standardise]";
  }
}
