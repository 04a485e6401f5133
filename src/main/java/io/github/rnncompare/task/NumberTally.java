package io.github.rnncompare.task;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes through the outputs for sequences whose targets are numbers. */
final class NumberTally implements Metric.Tally {
  private final StoredSequences set;
  private final Encoding.Numbers targets;
  private final Errors errors;
  private int next;

  NumberTally(StoredSequences set, Encoding.Numbers targets, Errors errors) {
    this.set = set;
    this.targets = targets;
    this.errors = errors;
  }

  @Override
  public void add(INDArray outputs) {
    int size = (int) outputs.size(1);
    int steps = outputs.rank() == 3 ? (int) outputs.size(2) : 1;
    int sequences = (int) outputs.size(0);
    float[] scaled = FloatArrays.byRow(outputs);
    double[] truly = new double[size];
    double[] told = new double[size];
    List<Scale> scales = targets.scales();
    set.visit(
        next,
        sequences,
        (sequence, step, numbers, row) -> {
          for (int k = 0; k < size; k++) {
            truly[k] = numbers[row + targets.columns().get(k).index()];
            told[k] = scales.get(k).original(scaled[(sequence * size + k) * steps + step]);
          }
          errors.add(truly, told);
        });
    next += sequences;
  }

  @Override
  public double value() {
    return errors.value();
  }
}
