package io.github.rnncompare.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A way to run a recurrent layer over a batch, and back. */
interface LayerRun {

  /**
   * Runs the layer.
   *
   * @param below [batch_size, inputs, time_steps]
   * @return [batch_size, H, time_steps], or [batch_size, H] of a last step
   */
  INDArray forward(INDArray below, boolean training, LayerWorkspaceMgr memory);

  /**
   * Runs it back.
   *
   * @param error at what {@link #forward} returned
   * @return the gradient at what it was given
   */
  INDArray backward(INDArray error, LayerWorkspaceMgr memory);

  /** A whole sequence, from a state of zeros. */
  record Whole(Layer layer) implements LayerRun {
    @Override
    public INDArray forward(INDArray below, boolean training, LayerWorkspaceMgr memory) {
      return layer.activate(below, training, memory);
    }

    @Override
    public INDArray backward(INDArray error, LayerWorkspaceMgr memory) {
      return layer.backpropGradient(error, memory).getSecond();
    }
  }
}
