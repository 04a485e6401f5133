package io.github.rnncompare.task.files;

import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.metric.ActualClasses;
import io.github.rnncompare.task.TargetsAt;
import java.util.Arrays;

/**
 * Sequences in a table, which may lie on disk: only those of a batch become tensors. Sequences that
 * are shorter than the longest are padded at the end, and masked.
 */
final class StoredSequences extends LazySequences {
  private static final double[] NONE = {};

  private final NumberTable table;
  private final long[] first;
  private final int[] steps;
  private final int timeSteps;
  private final SequenceFeatures features;
  private final Encoding targets;
  private final TargetsAt at;
  private final boolean masked;

  /**
   * A split of the data.
   *
   * @param first the row at which each sequence begins
   * @param steps of each, from 1 to {@code timeSteps}; with targets at the next step, each has one
   *     more row
   */
  StoredSequences(
      NumberTable table,
      long[] first,
      int[] steps,
      int timeSteps,
      SequenceFeatures features,
      Encoding targets,
      TargetsAt at) {
    this.table = table;
    this.first = first;
    this.steps = steps;
    this.timeSteps = timeSteps;
    this.features = features;
    this.targets = targets;
    this.at = at;
    this.masked = Arrays.stream(steps).anyMatch(length -> length < timeSteps);
  }

  /** Receives targets. */
  interface Visitor {
    /**
     * Called for each target.
     *
     * @param sequence its index in the visited range, from 0
     * @param step at which it is to be predicted, from 0; 0 where there is one for each sequence
     * @param numbers hold the row of the target, which begins at {@code row}; NaN is a missing
     *     value
     * @param filled the rows of the sequence with nothing missing; of targets at the next step the
     *     features of the step itself begin at {@code before}
     */
    void target(int sequence, int step, double[] numbers, int row, double[] filled, int before);
  }

  @Override
  public int count() {
    return first.length;
  }

  @Override
  public int timeSteps() {
    return timeSteps;
  }

  @Override
  public boolean everyStep() {
    return at != TargetsAt.LAST_STEP;
  }

  /**
   * Visits the targets of consecutive sequences in order.
   *
   * @param from index of the first of them
   */
  void visit(int from, int sequences, Visitor visitor) {
    double[] numbers = new double[0];
    int width = table.width();
    for (int i = 0; i < sequences; i++) {
      int length = steps[from + i];
      numbers = read(from + i, numbers);
      if (at == TargetsAt.LAST_STEP) {
        visitor.target(i, 0, numbers, (length - 1) * width, NONE, 0);
        continue;
      }
      SequenceFilling filling = features.filling();
      double[] filled = ahead() == 0 ? NONE : filling.filled(numbers, length + 1, width);
      int wide = filling.width(width);
      for (int step = 0; step < length; step++) {
        visitor.target(i, step, numbers, (step + ahead()) * width, filled, step * wide);
      }
    }
  }

  /** The actual classes in a column of the targets. */
  ActualClasses classes(Encoding.OneHot target) {
    return (from, sequences, visitor) ->
        visit(
            from,
            sequences,
            (sequence, step, numbers, row, filled, before) -> {
              double actual = numbers[row + target.column().index()];
              if (!Double.isNaN(actual)) { // missing
                visitor.accept(sequence, step, (int) actual);
              }
            });
  }

  /** Rows of a sequence, in {@code memory} if that is large enough. */
  private double[] read(int sequence, double[] memory) {
    int rows = steps[sequence] + ahead();
    double[] numbers =
        memory.length < rows * table.width()
            ? new double[(timeSteps + ahead()) * table.width()]
            : memory;
    table.read(first[sequence], rows, numbers);
    return numbers;
  }

  private int ahead() {
    return at == TargetsAt.NEXT_STEP ? 1 : 0;
  }

  @Override
  int inputSize() {
    return features.size();
  }

  @Override
  int outputSize() {
    return targets.size();
  }

  @Override
  boolean masked() {
    return masked;
  }

  @Override
  void write(int[] indices, Batch batch) {
    double[] numbers = new double[0];
    int width = table.width();
    int wide = features.filling().width(width);
    int inputSize = features.size();
    int outputSize = targets.size();
    for (int b = 0; b < batch.size; b++) {
      int length = steps[indices[b]];
      numbers = read(indices[b], numbers);
      double[] filled = features.filling().filled(numbers, length + ahead(), width);
      for (int t = 0; t < length; t++) {
        int feature = b + batch.size * inputSize * t;
        features.encoding().write(filled, t * wide, batch.features, feature, batch.size);
        if (everyStep()) {
          int target = b + batch.size * outputSize * t;
          targets.write(numbers, (t + ahead()) * width, batch.targets, target, batch.size);
        }
        if (masked) {
          batch.mask[b + batch.size * t] = 1;
        }
      }
      if (!everyStep()) {
        targets.write(numbers, (length - 1) * width, batch.targets, b, batch.size);
      }
    }
  }
}
