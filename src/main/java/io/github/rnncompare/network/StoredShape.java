package io.github.rnncompare.network;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The shape of a stored network's inputs and outputs. */
final class StoredShape {
  private StoredShape() {}

  /**
   * Reads the shape from the first layer, which is recurrent, and the output layer, which for
   * classes has a softmax. A network accepts any number of steps; here it is one.
   *
   * @throws DamagedException if there are no such layers
   */
  static Shape of(MultiLayerConfiguration layers) throws DamagedException {
    List<NeuralNetConfiguration> confs = layers.getConfs();
    if (confs != null
        && confs.size() > 1
        && Assembly.unwrapped(confs.get(0).getLayer()) instanceof BaseRecurrentLayer first
        && confs.get(confs.size() - 1).getLayer() instanceof BaseOutputLayer last
        && isSize(first.getNIn())
        && isSize(last.getNOut())) {
      boolean softmax = last.getActivationFn() instanceof ActivationSoftmax;
      return new Shape(
          (int) first.getNIn(),
          1,
          (int) last.getNOut(),
          softmax ? TargetKind.CLASSES : TargetKind.VALUES,
          last instanceof RnnOutputLayer);
    }
    throw new DamagedException("its configuration is not one of ours");
  }

  private static boolean isSize(long size) {
    return size > 0 && size <= Integer.MAX_VALUE;
  }
}
