package io.github.rnncompare.layer;

import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A segment of truncated backpropagation whose first layer starts from a state that it carried
 * over, computed as DL4J does inside its truncated loop.
 */
final class CarriedState {

  private CarriedState() {}

  /** The gradients of the segment's loss, by parameter. */
  static Map<String, INDArray> gradients(
      MultiLayerNetwork network, Map<String, INDArray> state, DataSet segment) {
    RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
    layer.rnnSetPreviousState(state);
    layer.rnnSetTBPTTState(state);
    return GradientCheck.gradients(network, segment);
  }

  /** The largest error of those gradients; see {@link GradientCheck#largestError}. */
  static double largestError(
      MultiLayerNetwork network, Map<String, INDArray> state, DataSet segment) {
    return GradientCheck.largestError(
        network.paramTable(),
        gradients(network, state, segment),
        () -> {
          gradients(network, state, segment);
          return segment.numExamples() * network.score();
        });
  }
}
