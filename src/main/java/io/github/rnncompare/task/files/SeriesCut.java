package io.github.rnncompare.task.files;

import io.github.rnncompare.column.Moment;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.UserErrorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a split of series begins: a number of values before the next split, or a time.
 *
 * @param count of times; 0 where a time is given
 * @param from the first time; empty where a number is given
 */
record SeriesCut(int count, Optional<String> from) {

  /** A whole number, or a time such as 2020-01-31. */
  static SeriesCut read(Section spec, String key) {
    Optional<String> time = spec.textButNoNumber(key);
    if (time.isPresent()) {
      if (new TimeForms().accept(time.get()).isEmpty()) {
        spec.fault(
            key,
            String.format(
                Locale.ROOT,
                "is '%s'; expected a number of values, or a time such as 2020-01-31",
                time.get()));
      }
      return new SeriesCut(0, time);
    }
    return new SeriesCut(spec.integer(key, Range.atLeast(1)), Optional.empty());
  }

  @Override
  public String toString() {
    return from.map(time -> "from " + time).orElse(String.valueOf(count));
  }

  /**
   * The row of each series at which the split begins.
   *
   * @param ends the row of each series at which the next split begins
   * @param place the file, for messages
   */
  long[] starts(SequenceTable table, long[] ends, String place) {
    if (from.isPresent()) {
      return startsAt(table, ends, instant(table, place));
    }
    if (table.count() == 1 || table.times().isEmpty()) {
      return Arrays.stream(ends).map(end -> end - count).toArray();
    }
    return startsAt(table, ends, lastTimes(table, ends));
  }

  private double instant(SequenceTable table, String place) {
    Times times =
        table
            .times()
            .orElseThrow(
                () ->
                    new UserErrorException(
                        place
                            + ": a split begins at a time, but no column has times; name it: time"));
    Optional<Moment> moment =
        new TimeForms().accept(from.orElseThrow()).values().stream().findFirst();
    if (times.local(0).isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: a split begins at %s, but its times are plain numbers; give a number of values",
              place,
              from.orElseThrow()));
    }
    return moment.orElseThrow().seconds();
  }

  /** Times of a cut are by the clock of the place, unless it has an offset of its own. */
  private static long[] startsAt(SequenceTable table, long[] ends, double time) {
    Times times = table.times().orElseThrow();
    long[] starts = new long[ends.length];
    for (int series = 0; series < ends.length; series++) {
      long low = table.first(series);
      long high = ends[series];
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (times.clock(middle) < time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      starts[series] = low;
    }
    return starts;
  }

  /** The first of the last {@code count} times that are in any series. */
  private double lastTimes(SequenceTable table, long[] ends) {
    Times times = table.times().orElseThrow();
    TreeSet<Double> last = new TreeSet<>();
    for (int series = 0; series < ends.length; series++) {
      for (long row = table.first(series); row < ends[series]; row++) {
        last.add(times.clock(row));
        if (last.size() > count) {
          last.pollFirst();
        }
      }
    }
    return last.isEmpty() ? Double.NEGATIVE_INFINITY : last.first();
  }
}
