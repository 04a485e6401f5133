package io.github.rnncompare.metric;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Accumulates a metric over the outputs for a split, batch by batch. */
public final class BatchTally implements Metric.Tally {
  private final Batches batches;
  private final DoubleSupplier value;
  private int next;

  /** Receives the outputs of each batch. */
  public interface Batches {
    /**
     * Adds the next batch.
     *
     * @param first index of its first sequence in the split
     */
    void add(OutputBatch outputs, int first);
  }

  /**
   * An empty tally.
   *
   * @param value gives the metric of everything added so far
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
