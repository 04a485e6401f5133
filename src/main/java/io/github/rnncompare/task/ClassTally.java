package io.github.rnncompare.task;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes through the outputs for sequences whose targets are classes. */
final class ClassTally implements Metric.Tally {
  private final StoredSequences set;
  private final Encoding.OneOf target;
  private final ClassMeasure.Counts counts;
  private int next;

  ClassTally(StoredSequences set, Encoding.OneOf target, ClassMeasure.Counts counts) {
    this.set = set;
    this.target = target;
    this.counts = counts;
  }

  @Override
  public void add(INDArray outputs) {
    int classes = (int) outputs.size(1);
    int steps = outputs.rank() == 3 ? (int) outputs.size(2) : 1;
    int sequences = (int) outputs.size(0);
    float[] chances = FloatArrays.byRow(outputs);
    set.visit(
        next,
        sequences,
        (sequence, step, numbers, row) -> {
          int first = sequence * classes * steps + step;
          int truly = (int) numbers[row + target.column().index()];
          int told = Accuracy.highest(chances, first, classes, steps);
          counts.add(truly, told, chances[first + truly * steps], 1);
        });
    next += sequences;
  }

  @Override
  public double value() {
    return counts.value();
  }
}
