package io.github.rnncompare.layer.training;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.layer.LastState;
import io.github.rnncompare.layer.RecurrentLayerImpl;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A way to run a recurrent layer forward and backward over a batch. */
interface LayerRun {

  /**
   * Runs the layer.
   *
   * @param below [batch_size, inputs, time_steps]
   * @return [batch_size, H, time_steps], or [batch_size, H] of a last step
   */
  INDArray forward(INDArray below, boolean training, LayerWorkspaceMgr memory);

  /**
   * Backpropagates through the layer.
   *
   * @param error gradient with respect to what {@link #forward} returned
   * @return the gradient with respect to its input; null if nothing needs it
   */
  @Nullable INDArray backward(INDArray error, LayerWorkspaceMgr memory);

  /** How a layer of a network runs over whole sequences, from a state of zeros. */
  static LayerRun whole(Layer layer) {
    return layer instanceof LastTimeStepLayer last
            && last.getUnderlying() instanceof RecurrentLayerImpl ours
        ? new Last(new LastState(ours))
        : new Whole(layer);
  }

  /**
   * One of our layers, of which the state after the last step goes on to the output: the layer
   * gives it without the outputs of all steps, and takes its gradient alone.
   */
  record Last(LastState layer) implements LayerRun {
    @Override
    public INDArray forward(INDArray below, boolean training, LayerWorkspaceMgr memory) {
      return layer.forward(below, training, memory);
    }

    @Override
    public @Nullable INDArray backward(INDArray error, LayerWorkspaceMgr memory) {
      return layer.backward(error, memory);
    }
  }

  /** Whatever else, as DL4J runs it. */
  record Whole(Layer layer) implements LayerRun {
    @Override
    public INDArray forward(INDArray below, boolean training, LayerWorkspaceMgr memory) {
      return layer.activate(below, training, memory);
    }

    @Override
    public @Nullable INDArray backward(INDArray error, LayerWorkspaceMgr memory) {
      return layer.backpropGradient(error, memory).getSecond();
    }
  }

  /**
   * Some steps of a sequence, from the state after the steps before; no gradient flows into that
   * state.
   *
   * @param lastStep whether only the last step's state goes on to the output
   */
  record Part(RecurrentLayerImpl layer, boolean lastStep) implements LayerRun {

    /**
     * Wraps a layer of a network.
     *
     * @throws IllegalArgumentException for a layer that carries no state from one window to the
     *     next
     */
    static Part of(Layer layer) {
      boolean lastStep = layer instanceof LastTimeStepLayer;
      Layer inner = lastStep ? ((LastTimeStepLayer) layer).getUnderlying() : layer;
      if (inner instanceof RecurrentLayerImpl ours) {
        return new Part(ours, lastStep);
      }
      throw new IllegalArgumentException(
          "truncated backpropagation needs this project's layers that read forward only, but found"
              + " a "
              + inner.getClass().getSimpleName());
    }

    void forgetState() {
      layer.rnnClearPreviousState();
    }

    @Override
    public INDArray forward(INDArray below, boolean training, LayerWorkspaceMgr memory) {
      INDArray steps = layer.rnnActivateUsingStoredState(below, training, true, memory);
      return lastStep ? steps.get(all(), all(), point(steps.size(2) - 1)).dup('f') : steps;
    }

    @Override
    public @Nullable INDArray backward(INDArray error, LayerWorkspaceMgr memory) {
      return layer.backpropGradient(lastStep ? atLastStep(error) : error, memory).getSecond();
    }

    private INDArray atLastStep(INDArray error) {
      long[] shape = {error.size(0), error.size(1), layer.input().size(2)};
      INDArray steps = Nd4j.create(DataType.FLOAT, shape, 'f');
      steps.get(all(), all(), point(shape[2] - 1)).assign(error);
      return steps;
    }
  }
}
