package io.github.rnncompare.task.files;

import io.github.rnncompare.data.Stretch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The forecasts of a split: each begins at an origin, the row of the first value that it is of.
 *
 * @param runs of origins, in the order of the table
 * @param firsts how many origins come before each run
 */
record SeriesSplit(List<Run> runs, List<Long> firsts, int count) {

  /**
   * Origins one behind the other.
   *
   * @param first origin
   * @param end the row after the last origin
   */
  record Run(Stretch stretch, long first, long end) {}

  private static SeriesSplit of(List<Run> runs) {
    List<Long> firsts = new ArrayList<>();
    long count = 0;
    for (Run run : runs) {
      firsts.add(count);
      count += run.end - run.first;
    }
    return new SeriesSplit(List.copyOf(runs), List.copyOf(firsts), Math.toIntExact(count));
  }

  /** Whether there is something to forecast at an origin. */
  interface Present {
    boolean at(long origin);
  }

  /**
   * The origins of a split that have enough rows before and behind them in their stretch.
   *
   * @param starts the row of each series at which the split begins
   * @param ends and the row after its last one
   * @param before rows that a forecast needs before it
   * @param horizon rows that it is of
   * @param present leaves out origins of which all targets are missing
   */
  static SeriesSplit of(
      List<Stretch> stretches,
      long[] starts,
      long[] ends,
      int before,
      int horizon,
      Present present) {
    List<Run> runs = new ArrayList<>();
    for (Stretch stretch : stretches) {
      long first = Math.max(starts[stretch.series()], stretch.first() + before);
      long end = Math.min(ends[stretch.series()], stretch.end()) - horizon + 1;
      long start = first;
      for (long origin = first; origin < end; origin++) {
        if (!present.at(origin)) {
          add(stretch, start, origin, runs);
          start = origin + 1;
        }
      }
      add(stretch, start, end, runs);
    }
    return of(runs);
  }

  private static void add(Stretch stretch, long first, long end, List<Run> runs) {
    if (first < end) {
      runs.add(new Run(stretch, first, end));
    }
  }

  /** The run that a forecast belongs to. */
  private int run(int index) {
    int found = Collections.binarySearch(firsts, (long) index);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * The row of the first value of a forecast.
   *
   * @param index from 0 to below {@link #count}
   */
  long origin(int index) {
    int run = run(index);
    return runs.get(run).first + index - firsts.get(run);
  }

  /** The stretch that a forecast is in. */
  Stretch stretch(int index) {
    return runs.get(run(index)).stretch;
  }

  /** The series of which something is forecast. */
  Set<Integer> series() {
    return runs.stream().map(run -> run.stretch.series()).collect(Collectors.toSet());
  }
}
