package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.task.TargetsAt;
import java.util.Arrays;
import java.util.stream.Stream;

/** A subset of the sequences of a table. */
final class SplitSequences {
  private final SequenceTable table;
  private final int[] sequences;

  /**
   * Selects sequences of a table.
   *
   * @param sequences their indices, from 0
   */
  SplitSequences(SequenceTable table, int[] sequences) {
    this.table = table;
    this.sequences = sequences.clone();
  }

  /** Receives rows. */
  interface Visitor {
    /** Called for each row, which begins at {@code row} of {@code numbers}. */
    void row(double[] numbers, int row);
  }

  /** All sequences of a table. */
  static SplitSequences all(SequenceTable table) {
    int[] sequences = new int[table.count()];
    Arrays.setAll(sequences, i -> i);
    return new SplitSequences(table, sequences);
  }

  /** Numbers in a row of the table. */
  int width() {
    return table.rows().width();
  }

  boolean isEmpty() {
    return sequences.length == 0;
  }

  /** The name of a sequence, by its index in the split. */
  String name(int index) {
    return table.name(sequences[index]);
  }

  /** The row of the table that a sequence begins at, by its index in the split. */
  long first(int index) {
    return table.first(sequences[index]);
  }

  SequenceTable table() {
    return table;
  }

  /** The names of the sequences. */
  Stream<String> names() {
    return Arrays.stream(sequences).mapToObj(table::name);
  }

  /** Visits every row of every sequence. */
  void visit(Visitor visitor) {
    for (int sequence : sequences) {
      int steps = table.steps(sequence);
      double[] numbers = rows(table.first(sequence), steps);
      for (int step = 0; step < steps; step++) {
        visitor.row(numbers, step * table.rows().width());
      }
    }
  }

  /** Visits the last row of every sequence. */
  void visitLast(Visitor visitor) {
    for (int sequence : sequences) {
      visitor.row(rows(table.first(sequence) + table.steps(sequence) - 1, 1), 0);
    }
  }

  private double[] rows(long first, int count) {
    double[] numbers = new double[count * table.rows().width()];
    table.rows().read(first, count, numbers);
    return numbers;
  }

  StoredSequences stored(int timeSteps, SequenceFeatures features, Encoding targets, TargetsAt at) {
    int ahead = at == TargetsAt.NEXT_STEP ? 1 : 0;
    return new StoredSequences(
        table.rows(),
        Arrays.stream(sequences).mapToLong(table::first).toArray(),
        Arrays.stream(sequences).map(sequence -> table.steps(sequence) - ahead).toArray(),
        timeSteps,
        features,
        targets,
        at);
  }
}
