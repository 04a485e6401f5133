package io.github.rnncompare.layer.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/** How a {@link Trainer} moves a network's parameters. */
sealed interface Update permits FastAdam, Dl4jUpdate {

  /** What the loss is increased by, for the present parameters. */
  double penalty();

  /**
   * Moves the parameters.
   *
   * @param gradient of the mean loss, [parameters], which may be overwritten
   * @param scale by which it is multiplied
   * @param normBound the Euclidean norm that it is clipped to then; 0 for none
   */
  void apply(INDArray gradient, double scale, double normBound, long batchSize);
}
