package io.github.rnncompare.baseline;

import io.github.rnncompare.task.Sequences;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums of weighted inputs, or for classes their softmax. */
final class LinearModel implements Model {
  private final Inputs inputs;
  private final double[] intercepts;
  private final double[][] weights;
  private final boolean softmax;

  /**
   * A model with these weights.
   *
   * @param intercepts [output_size]
   * @param weights [output_size][size of the inputs]
   * @param softmax whether outputs are the probabilities of classes
   */
  LinearModel(Inputs inputs, double[] intercepts, double[][] weights, boolean softmax) {
    this.inputs = inputs;
    this.intercepts = intercepts;
    this.weights = weights;
    this.softmax = softmax;
  }

  @Override
  public INDArray outputs(Sequences batch) {
    double[][] rows = inputs.rows(batch);
    double[][] outputs = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      outputs[i] = outputs(rows[i]);
    }
    return Positions.outputs(outputs, batch);
  }

  private double[] outputs(double[] row) {
    double[] outputs = intercepts.clone();
    for (int k = 0; k < outputs.length; k++) {
      double[] ofOutput = weights[k];
      for (int i = 0; i < row.length; i++) {
        outputs[k] += ofOutput[i] * row[i];
      }
    }
    if (softmax) {
      Softmax.apply(outputs);
    }
    return outputs;
  }
}
