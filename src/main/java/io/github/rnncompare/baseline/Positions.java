package io.github.rnncompare.baseline;

import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The positions of a batch that have targets, in the order of {@link Inputs#rows}: one for each
 * sequence, or one for each step that is not padding.
 */
final class Positions {
  private Positions() {}

  /**
   * The targets.
   *
   * @return [positions][output_size]; what is missing is NaN
   */
  static double[][] targets(Sequences batch) {
    OutputBatch targets = OutputBatch.of(batch.targets());
    List<double[]> rows = new ArrayList<>();
    batch.visitPositions(
        (sequence, step) -> {
          double[] row = new double[targets.size()];
          for (int k = 0; k < row.length; k++) {
            row[k] = targets.at(sequence, k, step);
          }
          rows.add(row);
        });
    return rows.toArray(double[][]::new);
  }

  /**
   * Predictions as a network gives them.
   *
   * @param rows [positions][output_size]
   * @return of the shape of the batch's targets; zeros where there is padding
   */
  static INDArray outputs(double[][] rows, Sequences batch) {
    INDArray targets = batch.targets();
    int outputSize = (int) targets.size(1);
    int sequences = batch.count();
    float[] values = new float[Math.toIntExact(targets.length())];
    int[] next = {0};
    batch.visitPositions(
        (sequence, step) -> {
          double[] row = rows[next[0]++];
          for (int k = 0; k < outputSize; k++) {
            values[sequence + sequences * (k + outputSize * step)] = (float) row[k];
          }
        });
    return Floats.tensor(values, targets.shape());
  }
}
