package io.github.rnncompare.metric;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes through the outputs for the sequences of a split, batch after batch. */
public final class BatchTally implements Metric.Tally {
  private final Batches batches;
  private final DoubleSupplier value;
  private int next;

  /** Takes the outputs of a batch. */
  public interface Batches {
    /**
     * The next batch.
     *
     * @param first number of its first sequence in the split
     */
    void add(OutputBatch outputs, int first);
  }

  /**
   * Nothing added yet.
   *
   * @param value of all that was added
   */
  BatchTally(Batches batches, DoubleSupplier value) {
    this.batches = batches;
    this.value = value;
  }

  @Override
  public void add(INDArray outputs) {
    OutputBatch batch = OutputBatch.of(outputs);
    batches.add(batch, next);
    next += batch.sequences();
  }

  @Override
  public double value() {
    return value.getAsDouble();
  }
}
