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
    double ofOne(double actual, double predicted, double unit) {
      return square((predicted - actual) / unit);
    }

    @Override
    double ofAll(double mean) {
      return Math.sqrt(mean);
    }
  },
  /** Mean absolute error. */
  MAE {
    @Override
    double ofOne(double actual, double predicted, double unit) {
      return Math.abs((predicted - actual) / unit);
    }
  },
  /** Mean squared error. */
  MSE {
    @Override
    double ofOne(double actual, double predicted, double unit) {
      return square((predicted - actual) / unit);
    }
  },
  /**
   * Mean absolute scaled error (Hyndman and Koehler 2006): each absolute error is divided by the
   * mean absolute error of the naive forecast within the training split, for each target and each
   * series. Below 1 is better than that. The mean is over all forecasts, so a series of which more
   * is forecast weighs more.
   */
  MASE {
    @Override
    double ofOne(double actual, double predicted, double unit) {
      return Math.abs((predicted - actual) / unit);
    }
  },
  /**
   * Symmetric mean absolute percentage error, from 0 to 200 per cent: the mean of 200 · |actual −
   * predicted| / (|actual| + |predicted|), as in the M4 competition (Makridakis, Spiliotis and
   * Assimakopoulos 2020). Where both are 0 it is 0.
   */
  SMAPE {
    @Override
    double ofOne(double actual, double predicted, double unit) {
      return actual == 0 && predicted == 0
          ? 0
          : 200 * (Math.abs(actual - predicted) / (Math.abs(actual) + Math.abs(predicted)));
    }
  };

  /**
   * What one error contributes.
   *
   * @param unit that an error is divided by; a percentage has none
   */
  abstract double ofOne(double actual, double predicted, double unit);

  /** The metric, from the mean contribution over all positions and targets. */
  double ofAll(double mean) {
    return mean;
  }

  private static double square(double error) {
    return error * error;
  }

  /**
   * The metric of one or several targets, as a mean over positions and targets. An error of a
   * single target is named after its unit ("rmse_passengers"), that of several after their
   * deviations ("rmse_in_deviations"); MASE and sMAPE have no unit ("mase").
   *
   * @param positions adds the positions of a batch to the errors
   */
  public Metric metric(List<String> targets, Units units, Positions positions) {
    return new Metric(name(targets), Metric.Better.LOWER, () -> tally(errors(units), positions));
  }

  private String name(List<String> targets) {
    if (this == MASE || this == SMAPE) {
      return Names.of(this);
    }
    return Names.of(this) + "_" + (targets.size() == 1 ? snake(targets.get(0)) : "in_deviations");
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
    return new Metric(
        Names.of(this),
        Metric.Better.LOWER,
        () -> tally(errors(Units.same(new double[] {1})), all));
  }

  private static Metric.Tally tally(Errors errors, Positions positions) {
    return new BatchTally((outputs, first) -> positions.add(outputs, first, errors), errors::value);
  }

  /** No errors yet. */
  public Errors errors(Units units) {
    return new Errors(this, units);
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
