package io.github.rnncompare.metric;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A measure of how good predictions for a split of the data are, in the task's own terms.
 *
 * @param name with its unit: "rmse_passengers"
 * @param tallies makes an empty tally
 */
public record Metric(String name, Better better, Supplier<Tally> tallies) {

  /** Which of two values is the better one. */
  public enum Better {
    LOWER,
    HIGHER
  }

  /** Accumulates a network's outputs, batch by batch. */
  public interface Tally {

    /**
     * Adds the next batch.
     *
     * @param outputs for the next sequences, in the order of the split: [batch_size, output_size],
     *     or [batch_size, output_size, time_steps]
     */
    void add(INDArray outputs);

    /** The metric of everything added so far. */
    double value();
  }

  /** A metric of a split whose outputs come in one batch. */
  public static Metric ofWhole(String name, Better better, ToDoubleFunction<INDArray> value) {
    return new Metric(name, better, () -> new Whole(value));
  }

  /** The value for the outputs of a whole split. */
  public double of(INDArray outputs) {
    Tally tally = tallies.get();
    tally.add(outputs);
    return tally.value();
  }

  private static final class Whole implements Tally {
    private final ToDoubleFunction<INDArray> metric;
    private @Nullable Double value;

    Whole(ToDoubleFunction<INDArray> metric) {
      this.metric = metric;
    }

    @Override
    public void add(INDArray outputs) {
      if (value != null) {
        throw new IllegalStateException(
            "a second batch, but the metric takes the whole split in one");
      }
      value = metric.applyAsDouble(outputs);
    }

    @Override
    public double value() {
      if (value == null) {
        throw new IllegalStateException("no outputs");
      }
      return value;
    }
  }
}
