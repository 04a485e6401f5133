package io.github.rnncompare.network;

import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How the weights of a new network are drawn. */
public enum Initialisation {
  /**
   * PyTorch's rule: weights and biases of a recurrent layer of H units from U(−1/√H, 1/√H), those
   * of a linear layer with n inputs from U(−1/√n, 1/√n) ({@code torch.nn.RNNBase.reset_parameters},
   * {@code torch.nn.Linear.reset_parameters}).
   */
  PYTORCH,
  /** DL4J's own: Xavier weights, biases zero, an LSTM's forget bias one. */
  DL4J;

  /** Draws all parameters of {@code network} anew from {@code seed}, where this is not DL4J's. */
  void apply(MultiLayerNetwork network, Architecture architecture, long seed) {
    if (this == DL4J) {
      return;
    }
    Random random = new Random(seed);
    for (Layer layer : network.getLayers()) {
      boolean linear = layer == network.getOutputLayer();
      int width = linear ? architecture.layerOutputs() : architecture.hiddenSize();
      for (INDArray parameter : layer.paramTable().values()) {
        fill(parameter, 1 / Math.sqrt(width), random);
      }
    }
  }

  private static void fill(INDArray parameter, double bound, Random random) {
    float[] values = new float[(int) parameter.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    parameter.assign(Nd4j.createFromArray(values).reshape(parameter.shape()));
  }
}
