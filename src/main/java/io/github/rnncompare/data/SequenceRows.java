package io.github.rnncompare.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the rows of a file that belong to one sequence or another, wherever they stand, and puts
 * those of each sequence together, in the order in which the sequences begin.
 */
final class SequenceRows {
  private static final int FIRST_RUNS = 16;

  private final NumberTable rows;
  private final Map<String, Integer> sequences = new LinkedHashMap<>();

  /** The first row and the sequence of each run of rows of the same sequence. */
  private long[] starts = new long[FIRST_RUNS];

  private int[] runs = new int[FIRST_RUNS];
  private int count;

  /**
   * No rows.
   *
   * @param width numbers in a row
   */
  SequenceRows(int width) {
    rows = new NumberTable(width);
  }

  /** Whether there are rows of a sequence, but the last one is of another. */
  boolean isInterrupted(String name) {
    Integer sequence = sequences.get(name);
    return sequence != null && runs[count - 1] != sequence;
  }

  /**
   * Appends a row.
   *
   * @return the number of its sequence, from 0
   */
  int add(String name, double... row) throws IOException {
    int sequence = sequences.computeIfAbsent(name, key -> sequences.size());
    if (count == 0 || runs[count - 1] != sequence) {
      if (count == runs.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        runs = Arrays.copyOf(runs, 2 * count);
      }
      starts[count] = rows.rows();
      runs[count] = sequence;
      count++;
    }
    rows.append(row);
    return sequence;
  }

  /**
   * The sequences.
   *
   * @param times of the rows in the order of the file, if they have any
   * @param groups of the sequences, in the order in which they begin; empty if they have none
   */
  SequenceTable table(Optional<Times> times, List<String> groups) throws IOException {
    boolean reversed = times.map(found -> found.order() == RowOrder.NEWEST_FIRST).orElse(false);
    List<String> names = List.copyOf(sequences.keySet());
    if (count == names.size() && !reversed) {
      return new SequenceTable(rows, names, Arrays.copyOf(starts, count), times, groups);
    }
    long[] first = new long[names.size()];
    NumberTable together = new NumberTable(rows.width());
    NumberTable instants = new NumberTable(2);
    List<List<Integer>> runsOf = runsOf(names.size(), reversed);
    for (int sequence = 0; sequence < names.size(); sequence++) {
      first[sequence] = together.rows();
      for (int run : runsOf.get(sequence)) {
        long end = run + 1 < count ? starts[run + 1] : rows.rows();
        copy(rows, starts[run], end, reversed, together);
        if (times.isPresent()) {
          copy(times.get().instants(), starts[run], end, reversed, instants);
        }
      }
    }
    return new SequenceTable(
        together,
        names,
        first,
        times.map(found -> new Times(instants, found.form(), found.order())),
        groups);
  }

  /**
   * The sequences, each with its rows in the order of their times.
   *
   * @param times of the rows in the order of the file
   * @return empty if a sequence has a time twice
   */
  Optional<SequenceTable> sorted(Times times, List<String> groups) throws IOException {
    List<String> names = List.copyOf(sequences.keySet());
    long[] first = new long[names.size()];
    NumberTable together = new NumberTable(rows.width());
    NumberTable instants = new NumberTable(2);
    List<List<Integer>> runsOf = runsOf(names.size(), false);
    for (int sequence = 0; sequence < names.size(); sequence++) {
      first[sequence] = together.rows();
      double last = Double.NEGATIVE_INFINITY;
      for (Place place : places(runsOf.get(sequence), times)) {
        if (place.instant <= last) {
          return Optional.empty();
        }
        last = place.instant;
        copy(rows, place.row, place.row + 1, false, together);
        copy(times.instants(), place.row, place.row + 1, false, instants);
      }
    }
    return Optional.of(
        new SequenceTable(
            together,
            names,
            first,
            Optional.of(new Times(instants, times.form(), times.order())),
            groups));
  }

  /** Where a row stands, and its time. */
  private record Place(long row, double instant) {}

  private List<Place> places(List<Integer> own, Times times) {
    List<Place> places = new ArrayList<>();
    for (int run : own) {
      long end = run + 1 < count ? starts[run + 1] : rows.rows();
      for (long row = starts[run]; row < end; row++) {
        places.add(new Place(row, times.at(row)));
      }
    }
    places.sort(Comparator.comparingDouble(Place::instant));
    return places;
  }

  private List<List<Integer>> runsOf(int sequenceCount, boolean reversed) {
    List<List<Integer>> runsOf = new ArrayList<>();
    for (int i = 0; i < sequenceCount; i++) {
      runsOf.add(new ArrayList<>());
    }
    for (int i = 0; i < count; i++) {
      int run = reversed ? count - 1 - i : i;
      runsOf.get(runs[run]).add(run);
    }
    return runsOf;
  }

  private static void copy(
      NumberTable from, long start, long end, boolean reversed, NumberTable into)
      throws IOException {
    double[] row = new double[from.width()];
    for (long i = 0; i < end - start; i++) {
      from.read(reversed ? end - 1 - i : start + i, 1, row);
      into.append(row);
    }
  }
}
