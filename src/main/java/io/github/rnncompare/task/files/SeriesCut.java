package io.github.rnncompare.task.files;

import io.github.rnncompare.column.Moment;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.UserErrorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Where a split of series begins. */
sealed interface SeriesCut {

  /**
   * The row of each series at which the split begins.
   *
   * @param ends the row of each series at which the next split begins
   * @param place the file, for messages
   */
  long[] starts(SequenceTable table, long[] ends, String place);

  /** The file that it is in, where that is another one. */
  default Optional<DataFile> ownFile() {
    return Optional.empty();
  }

  /** A whole number, a time such as 2020-01-31, or a section with a file. */
  static SeriesCut read(Section spec, String key) {
    if (spec.isSection(key)) {
      return new InFile(spec.section(key, own -> DataFile.read(own)).orElseThrow());
    }
    Optional<String> time = spec.textButNoNumber(key);
    if (time.isPresent()) {
      if (new TimeForms().accept(time.get()).isEmpty()) {
        spec.fault(
            key,
            String.format(
                Locale.ROOT,
                "is '%s'; expected a number of values, or a time such as 2020-01-31",
                Excerpt.of(time.get())));
      }
      return new From(time.get());
    }
    return new Last(spec.integer(key, Range.atLeast(1)));
  }

  /** All rows of another file. */
  record InFile(DataFile file) implements SeriesCut {
    @Override
    public Optional<DataFile> ownFile() {
      return Optional.of(file);
    }

    /** The files say it: {@link SeriesFiles}. */
    @Override
    public long[] starts(SequenceTable table, long[] ends, String place) {
      throw new IllegalStateException("rows of " + file.name());
    }

    @Override
    public String toString() {
      return file.name();
    }
  }

  /**
   * A number of times before the next split.
   *
   * @param count of times, at least 1
   */
  record Last(int count) implements SeriesCut {
    @Override
    public long[] starts(SequenceTable table, long[] ends, String place) {
      if (table.count() == 1 || table.times().isEmpty()) {
        return Arrays.stream(ends).map(end -> end - count).toArray();
      }
      return startsAt(table, ends, lastTimes(table, ends));
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

    @Override
    public String toString() {
      return String.valueOf(count);
    }
  }

  /**
   * A time.
   *
   * @param time of the first value, by the clock of the place, unless it has an offset of its own
   */
  record From(String time) implements SeriesCut {
    @Override
    public long[] starts(SequenceTable table, long[] ends, String place) {
      return startsAt(table, ends, instant(table, place));
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
      Optional<Moment> moment = new TimeForms().accept(time).values().stream().findFirst();
      if (times.local(0).isEmpty()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: a split begins at %s, but its times are plain numbers; give a number of values",
                place,
                time));
      }
      return moment.orElseThrow().seconds();
    }

    @Override
    public String toString() {
      return "from " + time;
    }
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
}
