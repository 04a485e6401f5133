package io.github.rnncompare.layer.training;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What DL4J does after a backward pass: its updater, with all that a configuration asks for. */
final class Dl4jUpdate implements Update {
  private final MultiLayerNetwork network;

  Dl4jUpdate(MultiLayerNetwork network) {
    this.network = network;
  }

  @Override
  public double penalty() {
    return network.calcRegularizationScore(true);
  }

  @Override
  public void apply(INDArray flat, double scale, double normBound, long batchSize) {
    flat.muli(scale);
    if (normBound > 0) {
      double norm = flat.norm2Number().doubleValue();
      flat.muli(norm > normBound ? GradientNorm.factor(norm, normBound) : 1);
    }
    flat.muli(batchSize); // by which the updater divides
    int iteration = network.getIterationCount();
    int epoch = network.getEpochCount();
    network
        .getUpdater()
        .update(
            network,
            byParameter(),
            iteration,
            epoch,
            Math.toIntExact(batchSize),
            LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(flat.reshape(network.params().shape()));
    network.applyConstraints(iteration, epoch);
  }

  /** Views of the network's gradient, by DL4J's names: layer, underscore, parameter. */
  private Gradient byParameter() {
    Gradient gradient = new DefaultGradient(network.getFlattenedGradients());
    for (int i = 0; i < network.getLayers().length; i++) {
      int index = i;
      Layer layer = network.getLayer(i);
      if (layer.numParams() > 0) {
        layer
            .conf()
            .getLayer()
            .initializer()
            .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray())
            .forEach((key, view) -> gradient.setGradientFor(index + "_" + key, view));
      }
    }
    return gradient;
  }
}
