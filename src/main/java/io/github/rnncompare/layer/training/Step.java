package io.github.rnncompare.layer.training;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.metric.MeanLoss;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.tensor.Floats;
import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward pass of a {@link NetworkRunner}, its loss, and the backward pass. The network's layers
 * hold what the backward pass needs, until the next step begins.
 */
public final class Step {
  private final NetworkRunner network;
  private final long number;
  private final List<? extends LayerRun> layers;
  private final @Nullable Dropout dropped;
  private final Outputs outputs;
  private final @Nullable INDArray outputMask;

  /** Those of the last loss, as the gradient needs them: row by row, and as an array. */
  private float[] targets = {};

  private @Nullable INDArray known;
  private double positions;

  /** What the topmost layer computed, in one of two forms. */
  sealed interface Outputs {

    /** By DL4J's layer. */
    record OfLayer(INDArray array) implements Outputs {}

    /**
     * By plain loops.
     *
     * @param values [batch_size, output_size], row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Plain(LastStepOutput by, float[] values) implements Outputs {}
  }

  Step(
      NetworkRunner network,
      long number,
      List<? extends LayerRun> layers,
      @Nullable Dropout dropped,
      Outputs outputs,
      @Nullable INDArray outputMask) {
    this.network = network;
    this.number = number;
    this.layers = layers;
    this.dropped = dropped;
    this.outputs = outputs;
    this.outputMask = outputMask;
  }

  /** [batch_size, output_size], or [batch_size, output_size, time_steps]. */
  public INDArray outputs() {
    if (outputs instanceof Outputs.OfLayer ofLayer) {
      return ofLayer.array();
    }
    Outputs.Plain plain = (Outputs.Plain) outputs;
    int outputSize = plain.by().outputSize();
    return Floats.tensorByRow(plain.values(), plain.values().length / outputSize, outputSize);
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
    this.known = known;
    TargetKind kind = network.targetKind();
    if (kind == null) {
      return lossOfLayer(known);
    }
    targets = network.readTargets(known);
    float[] computed =
        outputs instanceof Outputs.Plain plain ? plain.values() : Floats.of(outputs());
    float[] mask = outputMask == null ? null : Floats.of(outputMask);
    int outputSize = (int) known.size(1);
    int steps = known.rank() == 3 ? (int) known.size(2) : 1;
    MeanLoss loss = MeanLoss.of(kind, computed, targets, outputSize, steps, mask, classWeights);
    if (loss.hasUnread() || classWeights != null) {
      targets = targets.clone();
    }
    if (loss.hasUnread()) {
      MissingTargets.replace(targets, computed, mask, outputSize, steps);
    }
    if (classWeights != null) {
      WeightedTargets.replace(targets, computed, classWeights, steps);
    }
    if (outputs instanceof Outputs.OfLayer && (loss.hasUnread() || classWeights != null)) {
      this.known = known.dup(known.ordering());
      Floats.write(targets, this.known);
    }
    positions = loss.positions();
    return loss.value();
  }

  /** DL4J's own loss, divided by the number of sequences. */
  private double lossOfLayer(INDArray known) {
    IOutputLayer output = (IOutputLayer) network.output();
    positions = known.size(0);
    output.setInputMiniBatchSize((int) known.size(0));
    output.setLabels(known);
    return output.computeScore(0, true, network.workspace());
  }

  /** How many positions the last {@link #loss} is a mean over. */
  public double positions() {
    return positions;
  }

  /**
   * Backpropagation through time of the last {@link #loss}.
   *
   * @return the gradient of the mean loss, [parameters], in the order of {@link
   *     org.deeplearning4j.nn.multilayer.MultiLayerNetwork#params()}; the same array for all steps
   * @throws IllegalStateException if the network has begun another step, or before the loss
   */
  public INDArray backward() {
    if (!network.isLatest(number) || known == null) {
      throw new IllegalStateException(
          "backward comes after loss, and before the network's next forward pass");
    }
    network.setInputGradientNeeded(false);
    try {
      LayerWorkspaceMgr workspace = network.workspace();
      INDArray error = outputError(known, workspace);
      for (int i = layers.size() - 1; i >= 0; i--) {
        error = dropped == null ? error : dropped.backward(i, error);
        INDArray below = layers.get(i).backward(error, workspace);
        error = i > 0 ? requireNonNull(below) : error;
      }
    } finally {
      network.setInputGradientNeeded(true);
    }
    // DL4J's output layer starts from the sum over positions, ours from their mean.
    INDArray gradient = network.gradient();
    return outputs instanceof Outputs.OfLayer && positions > 0
        ? gradient.divi(positions)
        : gradient;
  }

  private INDArray outputError(INDArray labels, LayerWorkspaceMgr workspace) {
    if (outputs instanceof Outputs.Plain plain) {
      return plain.by().backward(targets, positions);
    }
    ((IOutputLayer) network.output()).setLabels(labels);
    return requireNonNull(network.output().backpropGradient(null, workspace).getSecond());
  }
}
