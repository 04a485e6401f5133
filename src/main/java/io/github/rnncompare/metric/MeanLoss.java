package io.github.rnncompare.metric;

import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.tensor.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean loss of computed outputs; DL4J's own would run the output layer again.
 *
 * @param value 0 if nothing counts
 * @param positions places in batch and time that count; one of which some targets are missing
 *     counts as the share that is there
 * @param hasUnread whether some targets are missing, or stand at padding and are no numbers
 */
public record MeanLoss(double value, double positions, boolean hasUnread) {
  /** DL4J's lower bound of a probability, so that its logarithm is finite. */
  private static final double MIN_PROBABILITY = 1e-10;

  /**
   * The mean over positions, and for values over outputs too; summed in double precision.
   *
   * @param outputs [batch_size, output_size], or [batch_size, output_size, time_steps]; for classes
   *     their probabilities
   * @param targets of the same shape; numbers that are missing are NaN, and do not count
   * @param mask [batch_size, time_steps], 1 where a step counts; null where all do
   */
  public static MeanLoss of(
      TargetKind kind, INDArray outputs, INDArray targets, @Nullable INDArray mask) {
    return of(kind, outputs, targets, mask, null);
  }

  /**
   * The same, where the loss of each class is multiplied by a weight. It stays a mean over
   * positions, as Keras': divided by the sum of their weights, as PyTorch's, a batch of one class
   * would lose its weight.
   *
   * @param classWeights null for none
   */
  public static MeanLoss of(
      TargetKind kind,
      INDArray outputs,
      INDArray targets,
      @Nullable INDArray mask,
      double @Nullable [] classWeights) {
    return of(
        kind,
        Floats.of(outputs),
        Floats.of(targets),
        (int) targets.size(1),
        targets.rank() == 3 ? (int) targets.size(2) : 1,
        mask == null ? null : Floats.of(mask),
        classWeights);
  }

  /**
   * The same of arrays of Java.
   *
   * @param outputs [batch_size, output_size, steps], row by row
   * @param targets of the same shape
   * @param mask [batch_size, steps]; null where all steps count
   * @param classWeights null for none
   */
  public static MeanLoss of(
      TargetKind kind,
      float[] outputs,
      float[] targets,
      int outputSize,
      int steps,
      float @Nullable [] mask,
      double @Nullable [] classWeights) {
    int sequences = targets.length / (outputSize * steps);
    double inPosition = kind == TargetKind.VALUES ? outputSize : 1;
    double sum = 0;
    double positions = 0;
    double missing = 0;
    boolean hasUnread = false;
    int at = 0;
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int k = 0; k < outputSize; k++) {
        double ofClass = classWeights == null ? 1 : classWeights[k];
        for (int step = 0; step < steps; step++) {
          float counts = mask == null ? 1 : mask[sequence * steps + step];
          if (counts == 0) {
            hasUnread |= !Float.isFinite(targets[at]);
          } else if (Float.isNaN(targets[at])) {
            hasUnread = true;
            missing += counts / (outputSize / inPosition);
          } else {
            sum += ofClass * counts * loss(kind, outputs[at], targets[at]);
          }
          at++;
        }
      }
      for (int step = 0; step < steps; step++) {
        positions += mask == null ? 1 : mask[sequence * steps + step];
      }
    }
    double elements = positions * inPosition - missing;
    return new MeanLoss(elements > 0 ? sum / elements : 0, elements / inPosition, hasUnread);
  }

  /** A squared error, or a class's share of the cross-entropy in nats. */
  private static double loss(TargetKind kind, float output, float target) {
    if (kind == TargetKind.VALUES) {
      float error = output - target;
      return error * error; // a float, so that it overflows where PyTorch's loss does
    }
    return -target * StrictMath.log(Math.max(output, MIN_PROBABILITY));
  }
}
