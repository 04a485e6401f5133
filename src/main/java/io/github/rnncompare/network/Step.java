package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.metric.MeanLoss;
import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward pass of a {@link RecurrentNetwork}, its loss, and the backward pass. The network's
 * layers hold what the backward pass needs, until the next step begins.
 */
public final class Step {
  private final RecurrentNetwork network;
  private final long number;
  private final List<? extends LayerRun> layers;
  private final @Nullable Dropout dropped;

  /** What ran the output, if it was not DL4J's layer. */
  private final @Nullable LastStepOutput plainOutput;

  private final INDArray outputs;
  private final @Nullable INDArray outputMask;
  private @Nullable INDArray targets;
  private double positions;

  Step(
      RecurrentNetwork network,
      long number,
      List<? extends LayerRun> layers,
      @Nullable Dropout dropped,
      @Nullable LastStepOutput plainOutput,
      INDArray outputs,
      @Nullable INDArray outputMask) {
    this.network = network;
    this.number = number;
    this.layers = layers;
    this.dropped = dropped;
    this.plainOutput = plainOutput;
    this.outputs = outputs;
    this.outputMask = outputMask;
  }

  /** [batch_size, output_size], or [batch_size, output_size, time_steps]. */
  public INDArray outputs() {
    return outputs;
  }

  /**
   * The mean loss.
   *
   * @param known of the shape of {@link #outputs}; those at padding do not count, nor do those that
   *     are NaN, which are missing
   */
  public double loss(INDArray known) {
    return loss(known, null);
  }

  /**
   * As {@link #loss(INDArray)}, where the loss of each class, and so its gradient, is multiplied by
   * a weight.
   *
   * @param classWeights null for none
   */
  public double loss(INDArray known, double @Nullable [] classWeights) {
    MeanLoss loss =
        MeanLoss.of(network.shape().targets(), outputs, known, outputMask, classWeights);
    INDArray read = loss.hasUnread() ? MissingTargets.replaced(known, outputs, outputMask) : known;
    targets = classWeights == null ? read : WeightedTargets.of(read, outputs, classWeights);
    positions = loss.positions();
    return loss.value();
  }

  /** How many positions the last {@link #loss} is a mean over. */
  public double positions() {
    return positions;
  }

  /**
   * Backpropagation through time of the last {@link #loss}.
   *
   * @return the gradient of the mean loss, [parameters], in the order of {@link
   *     RecurrentNetwork#parameters()}; the same array for all steps
   * @throws IllegalStateException if the network has begun another step, or before the loss
   */
  public INDArray backward() {
    if (!network.isLatest(number) || targets == null) {
      throw new IllegalStateException(
          "backward comes after loss, and before the network's next forward pass");
    }
    LayerWorkspaceMgr workspace = network.workspace();
    INDArray error = outputError(targets, workspace);
    for (int i = layers.size() - 1; i >= 0; i--) {
      error = dropped == null ? error : dropped.backward(i, error);
      error = layers.get(i).backward(error, workspace);
    }
    // DL4J's output layer starts from the sum over positions, ours from their mean.
    INDArray gradient = network.gradient();
    return plainOutput == null && positions > 0 ? gradient.divi(positions) : gradient;
  }

  private INDArray outputError(INDArray known, LayerWorkspaceMgr workspace) {
    if (plainOutput != null) {
      return plainOutput.backward(known, positions);
    }
    ((IOutputLayer) network.output()).setLabels(known);
    return requireNonNull(network.output().backpropGradient(null, workspace).getSecond());
  }
}
