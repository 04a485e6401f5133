package io.github.rnncompare.layer;

import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Another initialisation times a gain, for any layer of DL4J. DL4J's Xavier and He initialisations
 * have no gain, and those with a scale ({@code VAR_SCALING_…}) draw from a truncated distribution,
 * whose variance is smaller than stated.
 *
 * @param weightInit draws the weights
 * @param gain factor of the weights
 */
public record ScaledWeightInit(
    @JsonProperty("weightInit") IWeightInit weightInit, @JsonProperty("gain") double gain)
    implements IWeightInit {

  @Override
  public INDArray init(
      double fanIn, double fanOut, long[] shape, char order, INDArray parameterView) {
    return weightInit.init(fanIn, fanOut, shape, order, parameterView).muli(gain);
  }
}
