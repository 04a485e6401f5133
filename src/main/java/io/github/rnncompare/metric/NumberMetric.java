package io.github.rnncompare.metric;

import io.github.rnncompare.spec.Names;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Metrics of regression: how far predicted numbers lie from the actual ones. */
public enum NumberMetric {
  /** Root of the mean squared error. */
  RMSE {
    @Override
    double ofOne(double error) {
      return error * error;
    }

    @Override
    double ofAll(double mean) {
      return Math.sqrt(mean);
    }
  },
  /** Mean absolute error. */
  MAE {
    @Override
    double ofOne(double error) {
      return Math.abs(error);
    }
  },
  /** Mean squared error. */
  MSE {
    @Override
    double ofOne(double error) {
      return error * error;
    }
  };

  /** What one error contributes. */
  abstract double ofOne(double error);

  /** The metric, from the mean contribution over all positions and targets. */
  double ofAll(double mean) {
    return mean;
  }

  /**
   * The metric of one or several targets. A single target is scored in its own unit, and the metric
   * is named after it ("rmse_passengers"). With several targets, each error is divided by the
   * target's standard deviation in the training split, as units may differ, and the mean is over
   * all targets ("rmse_in_deviations").
   *
   * @param deviations standard deviation of each target in the training split
   * @param positions adds the positions of a batch to the errors
   */
  public Metric metric(List<String> targets, List<Double> deviations, Positions positions) {
    String unit = targets.size() == 1 ? snake(targets.get(0)) : "in_deviations";
    return new Metric(
        Names.of(this) + "_" + unit,
        Metric.Better.LOWER,
        () -> tally(errors(deviations), positions));
  }

  /**
   * The metric of numbers without a unit, under its plain name: "mse".
   *
   * @param targets [sequences, output_size], or [sequences, output_size, time_steps]; all count
   *     alike
   */
  public Metric metric(INDArray targets) {
    OutputBatch actual = OutputBatch.of(targets);
    Positions all =
        (outputs, first, errors) -> {
          int from = first * actual.size() * actual.steps();
          double[] expected = new double[1];
          double[] predicted = new double[1];
          for (int i = 0; i < outputs.values().length; i++) {
            expected[0] = actual.values()[from + i];
            predicted[0] = outputs.values()[i];
            errors.add(expected, predicted);
          }
        };
    return new Metric(Names.of(this), Metric.Better.LOWER, () -> tally(errors(List.of(1.0)), all));
  }

  private static Metric.Tally tally(Errors errors, Positions positions) {
    return new BatchTally((outputs, first) -> positions.add(outputs, first, errors), errors::value);
  }

  /** No errors yet. */
  public Errors errors(List<Double> deviations) {
    return new Errors(this, deviations.size() == 1 ? List.of(1.0) : deviations);
  }

  /** Adds the predicted and the actual numbers of a batch, position by position. */
  public interface Positions {
    /**
     * Adds the next batch.
     *
     * @param first index of its first sequence in the split
     */
    void add(OutputBatch outputs, int first, Errors errors);
  }

  private static String snake(String column) {
    String words =
        column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    return words.isEmpty() ? "target" : words;
  }
}
