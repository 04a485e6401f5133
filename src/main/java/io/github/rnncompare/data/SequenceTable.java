package io.github.rnncompare.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Sequences of unequal length, one after the other in a {@link NumberTable}: a row is a step, and
 * what its columns are the reader of the file says.
 */
public final class SequenceTable {
  private static final int FIRST_SEQUENCES = 16;

  private final NumberTable rows;
  private final List<String> names = new ArrayList<>();
  private long[] first = new long[FIRST_SEQUENCES];

  /**
   * No sequences yet.
   *
   * @param width numbers in a row, at least 1
   */
  public SequenceTable(int width) {
    this.rows = new NumberTable(width);
  }

  /** Begins a sequence, to which the rows belong that follow. */
  public void start(String name) {
    if (names.size() == first.length) {
      first = Arrays.copyOf(first, 2 * first.length);
    }
    first[names.size()] = rows.rows();
    names.add(name);
  }

  /** Puts a step at the end of the sequence that was begun last; see {@link NumberTable#append}. */
  public void append(double... row) throws IOException {
    if (names.isEmpty()) {
      throw new IllegalStateException("a step before the first sequence");
    }
    rows.append(row);
  }

  /** How many sequences there are. */
  public int count() {
    return names.size();
  }

  /**
   * What the file calls a sequence.
   *
   * @param sequence from 0
   */
  public String name(int sequence) {
    return names.get(sequence);
  }

  /** How many steps a sequence has. */
  public int steps(int sequence) {
    long end = sequence + 1 < names.size() ? first[sequence + 1] : rows.rows();
    return Math.toIntExact(end - first(sequence));
  }

  /** Steps of the longest sequence, of which there must be one. */
  public int longest() {
    return IntStream.range(0, count()).map(this::steps).max().orElseThrow();
  }

  /** Steps of the shortest. */
  public int shortest() {
    return IntStream.range(0, count()).map(this::steps).min().orElseThrow();
  }

  /** The row of {@link #rows} at which a sequence begins. */
  public long first(int sequence) {
    return first[Objects.checkIndex(sequence, names.size())];
  }

  /** The steps of all sequences, one after the other. */
  public NumberTable rows() {
    return rows;
  }
}
