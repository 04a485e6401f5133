package io.github.rnncompare.engine.pass;

import java.util.Arrays;

/**
 * Some sequences of a batch. Arrays of the batch are [units, batch] for each step, those of the
 * slice [units, sequences].
 *
 * @param first the index in the batch of the first sequence
 * @param sequences their number
 * @param batch the number of sequences in the batch
 */
record Slice(int first, int sequences, int batch) {

  /** Copies the slice's columns of a step to its own array. */
  void read(NativeFloats source, int at, float[] target) {
    if (sequences == batch) {
      source.get(at, target, 0, target.length);
      return;
    }
    for (int from = at + first, to = 0; to < target.length; from += batch, to += sequences) {
      source.get(from, target, to, sequences);
    }
  }

  /** Copies the slice's columns of a step from its own array. */
  void write(float[] source, NativeFloats target, int at) {
    if (sequences == batch) {
      target.put(at, source, 0, source.length);
      return;
    }
    for (int from = 0, to = at + first; from < source.length; from += sequences, to += batch) {
      target.put(to, source, from, sequences);
    }
  }

  /** Copies the slice's columns of an array of the whole batch. */
  void read(float[] source, float[] target) {
    for (int from = first, to = 0; to < target.length; from += batch, to += sequences) {
      System.arraycopy(source, from, target, to, sequences);
    }
  }

  /** Repeats the value of each row for each sequence. */
  void repeat(float[] rows, int firstRow, float[] target) {
    for (int row = firstRow, at = 0; at < target.length; row++, at += sequences) {
      Arrays.fill(target, at, at + sequences, rows[row]);
    }
  }

  /** The sum of a row of the slice's own array over its sequences. */
  float sum(float[] values, int row) {
    float sum = 0;
    for (int i = row * sequences; i < (row + 1) * sequences; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** Copies some sequences' columns from one array of the slice to another. */
  void copyColumns(int[] columns, float[] from, float[] to) {
    for (int column : columns) {
      for (int i = column; i < from.length; i += sequences) {
        to[i] = from[i];
      }
    }
  }

  /** Sets some sequences' columns to zero, from one unit's entries to another's. */
  void clearColumns(int[] columns, float[] values, int from, int to) {
    for (int column : columns) {
      for (int i = from + column; i < to; i += sequences) {
        values[i] = 0f;
      }
    }
  }
}
