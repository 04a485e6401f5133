package io.github.rnncompare.layer;

import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * PyTorch's initialisation of a recurrent layer with H units: weights <em>and biases</em> from
 * U(−1/√H, 1/√H) ({@code torch.nn.RNNBase.reset_parameters}).
 *
 * <p>A {@link RecurrentLayer} with this initialisation draws its biases in the same way and ignores
 * {@code biasInit}. It is not for linear layers, whose bound in PyTorch depends on the number of
 * inputs; for their weights DL4J's {@code WeightInit.UNIFORM} is the same as PyTorch's.
 */
public record PyTorchWeightInit() implements IWeightInit {

  /**
   * {@inheritDoc}
   *
   * @param fanOut H; {@code fanIn} is ignored
   */
  @Override
  public INDArray init(
      double fanIn, double fanOut, long[] shape, char order, INDArray parameterView) {
    double bound = 1 / Math.sqrt(fanOut);
    Nd4j.rand(parameterView, Nd4j.getDistributions().createUniform(-bound, bound));
    return parameterView.reshape(order, shape);
  }
}
