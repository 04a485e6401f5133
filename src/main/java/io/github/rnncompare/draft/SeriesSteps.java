package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Spacing;
import io.github.rnncompare.data.Times;
import java.util.Locale;
import java.util.Optional;

/**
 * The steps in time between the rows of series.
 *
 * @param spacing empty where they are irregular, or rows have no times
 * @param workdays whether weekends alone are missing
 */
record SeriesSteps(SequenceTable table, Optional<Spacing> spacing, boolean workdays) {
  private static final int WORKDAYS = 5;

  static SeriesSteps of(SequenceTable table) {
    Optional<Spacing> spacing = Spacing.of(table).filter(Spacing::isRegular);
    boolean workdays = spacing.isPresent() && isOfWorkdays(table, spacing.get());
    return new SeriesSteps(table, spacing, workdays);
  }

  /** The season that steps of this length suggest. */
  Optional<Integer> season() {
    return workdays ? Optional.of(WORKDAYS) : spacing.flatMap(Season::of);
  }

  /** Whether times are missing that should be there. */
  boolean hasGaps() {
    return !workdays && spacing.isPresent() && spacing.get().gaps() > 0;
  }

  /**
   * What is not as usual, in a sentence or two.
   *
   * @param bridged whether rows are taken for neighbours where times are missing
   */
  Optional<String> remark(boolean bridged) {
    if (workdays) {
      return Optional.of("The times are workdays: that weekends are missing is no gap.");
    }
    if (hasGaps()) {
      return Optional.of(
          gapWords(spacing.orElseThrow())
              + (bridged
                  ? "Too few windows without a gap are left: rows are taken for neighbours."
                  : "No window has a gap in it."));
    }
    return spacing.isEmpty() && Spacing.of(table).isPresent()
        ? Optional.of("The steps in time are irregular, so that no step is a gap.")
        : Optional.empty();
  }

  private String gapWords(Spacing regular) {
    boolean times = table.times().map(found -> found.form() != TimeForm.NUMBER).orElse(false);
    return String.format(
        Locale.ROOT,
        "%s: %,d %s missing in all (the median step is %s, the largest %s; %.1f %% of the steps are regular). ",
        regular.gaps() == 1 ? "There is a gap" : "There are " + regular.gaps() + " gaps",
        regular.skipped(),
        regular.skipped() == 1 ? "time is" : "times are",
        Season.words(regular.median(), times),
        Season.words(regular.largest(), times),
        100 * regular.regularShare());
  }

  /** Days of which only weekends are missing, most of the time. */
  private static boolean isOfWorkdays(SequenceTable table, Spacing spacing) {
    Times times = table.times().orElseThrow();
    if (spacing.median() != Season.DAY || spacing.gaps() == 0 || times.local(0).isEmpty()) {
      return false;
    }
    long rows = Math.min(table.steps(0), 1000);
    long weekends = 0;
    for (long row = 0; row < rows; row++) {
      weekends += times.local(row).orElseThrow().getDayOfWeek().getValue() > 5 ? 1 : 0;
    }
    return weekends == 0 && rows > 10;
  }
}
