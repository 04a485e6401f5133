package io.github.rnncompare.task;

import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences in memory, with their targets.
 *
 * @param features [sequences, input_size, time_steps]
 * @param targets [sequences, output_size], or [sequences, output_size, time_steps]
 * @param mask [sequences, time_steps]: 1 for a real step, 0 for padding before or after; at least
 *     one step of each sequence is real. Null where all steps are real
 */
public record Sequences(INDArray features, INDArray targets, @Nullable INDArray mask)
    implements SequenceSet {

  /** Receives positions that have targets; both numbers count from 0. */
  public interface PositionVisitor {
    void position(int sequence, int step);
  }

  public Sequences {
    if (features.rank() != 3 || features.size(0) != targets.size(0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features %s and targets %s do not belong together",
              features.shapeInfoToString(),
              targets.shapeInfoToString()));
    }
    long[] steps = {features.size(0), features.size(2)};
    if (mask != null && !Arrays.equals(mask.shape(), steps)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features %s and mask %s do not belong together",
              features.shapeInfoToString(),
              mask.shapeInfoToString()));
    }
    if (features.ordering() != 'f') {
      features = features.dup('f'); // column-major, as the layers read them without a copy
    }
  }

  /** Sequences without padding. */
  public Sequences(INDArray features, INDArray targets) {
    this(features, targets, null);
  }

  @Override
  public int count() {
    return (int) features.size(0);
  }

  @Override
  public int timeSteps() {
    return (int) features.size(2);
  }

  @Override
  public boolean everyStep() {
    return targets.rank() == 3;
  }

  @Override
  public Sequences whole() {
    return this;
  }

  @Override
  public Iterable<Sequences> inOrder() {
    return List.of(this);
  }

  /** How many positions in batch and time have a target; the loss is a mean over them. */
  public long positions() {
    if (targets.rank() == 2) {
      return targets.size(0);
    }
    return mask == null ? targets.size(0) * targets.size(2) : mask.sumNumber().longValue();
  }

  /**
   * Visits the positions that have targets, sequence by sequence: the one of each sequence, as step
   * 0, or each of its steps that is not padding.
   */
  public void visitPositions(PositionVisitor visitor) {
    int steps = everyStep() ? timeSteps() : 1;
    float[] real = everyStep() && mask != null ? Floats.of(mask) : null;
    for (int sequence = 0; sequence < count(); sequence++) {
      for (int step = 0; step < steps; step++) {
        if (real == null || real[sequence * steps + step] != 0) {
          visitor.position(sequence, step);
        }
      }
    }
  }

  @Override
  public Sequences pick(int[] indices) {
    return new Sequences(
        Gather.of(features, indices),
        Gather.of(targets, indices),
        mask == null ? null : Gather.of(mask, indices));
  }

  @Override
  public void pick(int[] indices, Sequences into) {
    Gather.copy(features, indices, into.features);
    Gather.copy(targets, indices, into.targets);
    if (mask != null && into.mask != null) {
      Gather.copy(mask, indices, into.mask);
    }
  }
}
