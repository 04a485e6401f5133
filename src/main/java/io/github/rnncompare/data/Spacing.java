package io.github.rnncompare.data;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far apart the times of a table are, within each of its sequences.
 *
 * @param median the median step: seconds, or of plain numbers their difference
 * @param largest the largest step
 * @param regularShare the share of steps that are as long as the median one, give or take a tenth,
 *     so that months and years are all alike
 * @param months in a step, where steps are whole months; 0 where they are not
 * @param gaps how many steps are longer than one and a half of the median
 * @param skipped how many steps of the median length fit into these gaps, but for one each
 */
public record Spacing(
    double median, double largest, double regularShare, int months, long gaps, long skipped) {
  /** Below this share of regular steps there is no rule that a gap would break. */
  private static final double REGULAR = 0.5;

  private static final double TOLERANCE = 0.1;
  private static final double GAP = 1.5;
  private static final double DAY = 86_400;
  private static final int MONTHS_OF_A_YEAR = 12;

  /** More different steps than this are not counted apart. */
  private static final int MOST_DIFFERENT = 100_000;

  /** The spacing of a table; empty without times, and where no sequence has two rows. */
  public static Optional<Spacing> of(SequenceTable table) {
    return table.times().flatMap(times -> of(table, times));
  }

  private static Optional<Spacing> of(SequenceTable table, Times times) {
    TreeMap<Double, Long> steps = new TreeMap<>();
    long count = 0;
    for (int sequence = 0; sequence < table.count(); sequence++) {
      long first = table.first(sequence);
      double before = table.steps(sequence) == 0 ? 0 : times.at(first);
      for (long row = first + 1; row < first + table.steps(sequence); row++) {
        double now = times.at(row);
        double step = now - before;
        Double counted = steps.size() < MOST_DIFFERENT ? (Double) step : steps.floorKey(step);
        steps.merge(counted == null ? steps.firstKey() : counted, 1L, Long::sum);
        count++;
        before = now;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    double median = median(steps, count);
    long regular = count(steps, step -> Math.abs(step - median) <= TOLERANCE * median);
    int months = times.local(table.first(0)).isPresent() ? months(median) : 0;
    Spacing spacing = new Spacing(median, steps.lastKey(), (double) regular / count, months, 0, 0);
    return Optional.of(spacing.isRegular() ? spacing.withGaps(steps) : spacing);
  }

  private Spacing withGaps(TreeMap<Double, Long> steps) {
    long found = 0;
    long missing = 0;
    for (Map.Entry<Double, Long> step : steps.tailMap(GAP * median, false).entrySet()) {
      found += step.getValue();
      missing += step.getValue() * (Math.round(step.getKey() / median) - 1);
    }
    return new Spacing(median, largest, regularShare, months, found, missing);
  }

  private static double median(TreeMap<Double, Long> steps, long count) {
    long before = 0;
    for (Map.Entry<Double, Long> step : steps.entrySet()) {
      before += step.getValue();
      if (2 * before >= count) {
        return step.getKey();
      }
    }
    return steps.lastKey();
  }

  /** Selects steps. */
  private interface Which {
    boolean test(double step);
  }

  private static long count(TreeMap<Double, Long> steps, Which which) {
    return steps.entrySet().stream()
        .filter(step -> which.test(step.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The whole months that a step of as many days is; 0 if it is none. */
  private static int months(double seconds) {
    double days = seconds / DAY;
    for (int months : new int[] {1, 2, 3, 4, 6, MONTHS_OF_A_YEAR}) {
      boolean fits = days >= 30.4 * months - 2.5 && days <= 30.5 * months + 1.5;
      if (fits) {
        return months;
      }
    }
    return 0;
  }

  /** Whether most steps are alike, so that a longer one is a gap. */
  public boolean isRegular() {
    return regularShare >= REGULAR;
  }

  /**
   * How many steps a row is behind the one before it: 1 where there is no gap.
   *
   * @param row not the first of its sequence
   */
  public long steps(Times times, long row) {
    double seconds = times.at(row) - times.at(row - 1);
    if (seconds <= GAP * median) {
      return 1;
    }
    if (months > 0) {
      LocalDateTime before = times.local(row - 1).orElseThrow();
      LocalDateTime now = times.local(row).orElseThrow();
      int between =
          MONTHS_OF_A_YEAR * (now.getYear() - before.getYear())
              + now.getMonthValue()
              - before.getMonthValue();
      return Math.max(2, between / months);
    }
    return Math.max(2, Math.round(seconds / median));
  }
}
