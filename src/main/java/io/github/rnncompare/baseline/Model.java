package io.github.rnncompare.baseline;

import io.github.rnncompare.task.Sequences;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fitted model, which predicts what a network would. */
public interface Model {

  /**
   * Predictions for a batch.
   *
   * @return of the shape of its targets: [batch_size, output_size], or [batch_size, output_size,
   *     time_steps]; for classes their probabilities
   */
  INDArray outputs(Sequences batch);
}
