package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Engine;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer of which the hidden state after the last step alone goes on: what a {@code LastTimeStep}
 * around it does, without the outputs of all steps in between, and without their gradients, which
 * are zero but for one.
 */
public final class LastState {
  private final RecurrentLayerImpl layer;

  /** What {@link #forward} last returned. */
  private @Nullable INDArray hidden;

  public LastState(RecurrentLayerImpl layer) {
    this.layer = layer;
  }

  /**
   * Runs the layer from a zero state. Where a mask ends a sequence early, its last step is its last
   * real one.
   *
   * @param input [batch, I, time]
   * @return [batch, H] in column-major order; the next call overwrites it
   * @throws DL4JInvalidInputException if input or mask have the wrong shape
   */
  public INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr workspaceMgr) {
    Engine.Pass pass = layer.forwardToLast(input, training, workspaceMgr);
    long batch = input.size(0);
    INDArray target = hidden;
    if (target == null || target.size(0) != batch || target.wasClosed()) {
      long[] shape = {batch, layer.layerConf().getNOut()};
      target = Nd4j.createUninitializedDetached(layer.params().dataType(), 'f', shape);
      hidden = target;
    }
    pass.lastState(0, target);
    return target;
  }

  /**
   * The gradients; those of the parameters are written into the layer's gradient views.
   *
   * @param gradient of what {@link #forward} returned, [batch, H]
   * @return the gradient of the input, [batch, I, time]; null if it is {@linkplain
   *     RecurrentLayerImpl#setInputGradientNeeded not needed}
   */
  public @Nullable INDArray backward(INDArray gradient, LayerWorkspaceMgr workspaceMgr) {
    return layer.backward(gradient, 0, workspaceMgr);
  }
}
