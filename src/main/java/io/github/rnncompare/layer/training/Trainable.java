package io.github.rnncompare.layer.training;

import io.github.rnncompare.spec.TargetKind;
import java.util.Collection;
import java.util.Locale;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/** What a {@link Trainer} needs to know of a network. */
final class Trainable {
  private Trainable() {}

  /**
   * Requires a network that a {@link Trainer} can train.
   *
   * @throws IllegalArgumentException for any other
   */
  static void require(MultiLayerNetwork network) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    if (!(network.getOutputLayer() instanceof IOutputLayer)) {
      throw refused("its last layer is a " + nameOf(network.getOutputLayer()));
    }
    if (configuration.getBackpropType() == BackpropType.TruncatedBPTT) {
      throw refused("it has truncated backpropagation");
    }
    if (!configuration.getInputPreProcessors().isEmpty()) {
      throw refused(
          "it has preprocessors before layers "
              + configuration.getInputPreProcessors().keySet()
              + ", so that not all of them are recurrent");
    }
    for (Layer layer : network.getLayers()) {
      if (isTimeInTheMiddle(layer.conf().getLayer())) {
        throw refused("its layers have the format NWC");
      }
    }
    if (!configuration.getConf(0).isMiniBatch()) {
      throw refused("it has miniBatch(false)");
    }
  }

  private static boolean isTimeInTheMiddle(org.deeplearning4j.nn.conf.layers.Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      return isTimeInTheMiddle(wrapper.getUnderlying());
    }
    if (layer instanceof Bidirectional both) {
      return isTimeInTheMiddle(both.getFwd());
    }
    return (layer instanceof BaseRecurrentLayer recurrent
            && recurrent.getRnnDataFormat() == RNNFormat.NWC)
        || (layer instanceof RnnOutputLayer output && output.getRnnDataFormat() == RNNFormat.NWC);
  }

  private static String nameOf(Layer layer) {
    return layer.conf().getLayer().getClass().getSimpleName();
  }

  private static IllegalArgumentException refused(String found) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "Trainer: expected a network of recurrent layers and an output layer, trained over"
                + " whole sequences, but %s. MultiLayerNetwork.fit trains it.",
            found));
  }

  /** VALUES for MSE and identity, CLASSES for cross-entropy and softmax; null for others. */
  static @Nullable TargetKind targetKind(MultiLayerNetwork network) {
    if (!(network.getOutputLayer().conf().getLayer() instanceof BaseOutputLayer output)) {
      return null;
    }
    ILossFunction loss = output.getLossFn();
    if (loss.getClass() == LossMSE.class
        && ((LossMSE) loss).getWeights() == null
        && output.getActivationFn() instanceof ActivationIdentity) {
      return TargetKind.VALUES;
    }
    boolean isCrossEntropy =
        (loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class)
            && ((LossMCXENT) loss).getWeights() == null;
    return isCrossEntropy && output.getActivationFn() instanceof ActivationSoftmax
        ? TargetKind.CLASSES
        : null;
  }

  /** Whether DL4J does more to a layer's parameters than its updater does. */
  static boolean isConstrained(Layer layer) {
    return isConstrained(layer.conf().getLayer());
  }

  private static boolean isConstrained(org.deeplearning4j.nn.conf.layers.Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      return isConstrained(wrapper.getUnderlying());
    }
    if (layer instanceof Bidirectional both) {
      return isConstrained(both.getFwd()) || isConstrained(both.getBwd());
    }
    if (isAny(layer.getConstraints())) {
      return true;
    }
    return layer instanceof BaseLayer base
        && (isAny(base.getRegularization())
            || isAny(base.getRegularizationBias())
            || base.getBiasUpdater() != null
            || (base.getGradientNormalization() != null
                && base.getGradientNormalization() != GradientNormalization.None));
  }

  private static boolean isAny(@Nullable Collection<?> collection) {
    return collection != null && !collection.isEmpty();
  }
}
