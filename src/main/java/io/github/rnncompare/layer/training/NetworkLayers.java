package io.github.rnncompare.layer.training;

import io.github.rnncompare.layer.RecurrentLayerImpl;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layers of a network below its output, and the two ways to run them. */
final class NetworkLayers {
  private final Layer[] all;
  private final List<LayerRun> whole;

  /** Empty before the first use; not every network supports them. */
  private List<LayerRun.Part> parts = List.of();

  /** Whether the layers hold the mask of the last forward pass. */
  private boolean masked;

  NetworkLayers(MultiLayerNetwork network) {
    all = network.getLayers();
    whole = recurrent().stream().map(LayerRun::whole).toList();
  }

  /** Switches the gradient of the features. */
  void setInputGradientNeeded(boolean needed) {
    Layer first = all[0];
    Layer inner = first instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : first;
    if (inner instanceof RecurrentLayerImpl ours) {
      ours.setInputGradientNeeded(needed);
    }
  }

  /** DL4J's own objects. */
  List<Layer> recurrent() {
    return List.of(all).subList(0, all.length - 1);
  }

  /** For whole sequences. */
  List<LayerRun> whole() {
    return whole;
  }

  /**
   * For some steps of sequences, from the state after the steps before.
   *
   * @throws IllegalArgumentException if a layer carries no state
   */
  List<LayerRun.Part> parts() {
    if (parts.isEmpty()) {
      parts = recurrent().stream().map(LayerRun.Part::of).toList();
    }
    return parts;
  }

  /**
   * Runs layers, each on the outputs of the one below.
   *
   * @param dropped what is dropped of each layer's outputs; null for nothing
   * @return the outputs of the topmost one: [batch_size, H] or [batch_size, H, time_steps]
   */
  static INDArray run(
      List<? extends LayerRun> layers,
      INDArray features,
      boolean training,
      @Nullable Dropout dropped,
      LayerWorkspaceMgr workspace) {
    INDArray signal = features;
    for (int i = 0; i < layers.size(); i++) {
      signal = layers.get(i).forward(signal, training, workspace);
      signal = dropped == null ? signal : dropped.forward(i, signal);
    }
    return signal;
  }

  /**
   * Passes the mask from layer to layer; the output gets it where it has an output at each step.
   *
   * @param ofOutput what the output gets instead; null for the mask
   * @return what the output got
   */
  @Nullable INDArray setMask(@Nullable INDArray mask, @Nullable INDArray ofOutput, int batchSize) {
    if (mask == null && ofOutput == null && !masked) {
      return null;
    }
    masked = mask != null || ofOutput != null;
    INDArray passed = mask;
    for (int i = 0; i < all.length - 1; i++) {
      passed = all[i].feedForwardMaskArray(passed, MaskState.Active, batchSize).getFirst();
    }
    INDArray atOutput = ofOutput == null ? passed : ofOutput;
    all[all.length - 1].setMaskArray(atOutput);
    return atOutput;
  }
}
