package io.github.rnncompare.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sequences of different lengths, one after the other in a {@link NumberTable}. A row is a step;
 * the reader of the file defines the columns.
 */
public final class SequenceTable {
  private static final int FIRST_SEQUENCES = 16;

  private final NumberTable rows;
  private final List<String> names;
  private final Optional<Times> times;
  private final List<String> groups;
  private long[] first;

  /**
   * Creates a table without sequences.
   *
   * @param width numbers in a row, at least 1
   */
  public SequenceTable(int width) {
    this(new NumberTable(width), List.of(), new long[FIRST_SEQUENCES], Optional.empty(), List.of());
  }

  /**
   * A table of rows that have been read.
   *
   * @param first the row at which each sequence begins
   * @param times of all rows, if they have any
   * @param groups of all sequences; empty if they have none
   */
  SequenceTable(
      NumberTable rows,
      List<String> names,
      long[] first,
      Optional<Times> times,
      List<String> groups) {
    this.rows = rows;
    this.names = new ArrayList<>(names);
    this.first = first.clone();
    this.times = times;
    this.groups = List.copyOf(groups);
  }

  /** The same rows, at these times; or at none. */
  public SequenceTable withTimes(Optional<Times> newTimes) {
    return new SequenceTable(rows, names, first, newTimes, groups);
  }

  /** Begins a sequence; the rows that follow belong to it. */
  public void start(String name) {
    if (names.size() == first.length) {
      first = Arrays.copyOf(first, 2 * first.length);
    }
    first[names.size()] = rows.rows();
    names.add(name);
  }

  /** Appends a step to the sequence begun last; see {@link NumberTable#append}. */
  public void append(double... row) throws IOException {
    if (names.isEmpty()) {
      throw new IllegalStateException("a step before the first sequence");
    }
    rows.append(row);
  }

  /** The number of sequences. */
  public int count() {
    return names.size();
  }

  /**
   * The name of a sequence in the file.
   *
   * @param sequence from 0
   */
  public String name(int sequence) {
    return names.get(sequence);
  }

  /** The number of steps of a sequence. */
  public int steps(int sequence) {
    long end = sequence + 1 < names.size() ? first[sequence + 1] : rows.rows();
    return Math.toIntExact(end - first(sequence));
  }

  /** The number of steps of the longest sequence; there must be a sequence. */
  public int longest() {
    return IntStream.range(0, count()).map(this::steps).max().orElseThrow();
  }

  /** The number of steps of the shortest sequence; there must be a sequence. */
  public int shortest() {
    return IntStream.range(0, count()).map(this::steps).min().orElseThrow();
  }

  /** The row of {@link #rows} at which a sequence begins. */
  public long first(int sequence) {
    return first[Objects.checkIndex(sequence, names.size())];
  }

  /** The group of each sequence; empty if they have none. */
  public List<String> groups() {
    return groups;
  }

  /** When each of the {@link #rows} is; empty if the file does not say. */
  public Optional<Times> times() {
    return times;
  }

  /** The steps of all sequences, one after the other. */
  public NumberTable rows() {
    return rows;
  }
}
