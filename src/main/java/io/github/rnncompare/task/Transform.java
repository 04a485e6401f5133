package io.github.rnncompare.task;

import io.github.rnncompare.spec.MistakeException;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/** A change of a series that makes it easier to learn, and that is undone for the metric. */
enum Transform {
  /** x_t − x_{t−1}. */
  DIFFERENCE {
    @Override
    Transformed apply(Transformed x, Fitted fitted) {
      return x.then(x.first() + 1, t -> x.at(t) - x.at(t - 1), (change, t) -> x.at(t - 1) + change);
    }
  },
  /** ln x_t − ln x_{t−1}; every x must be above zero. */
  LOG_DIFFERENCE {
    @Override
    Transformed apply(Transformed x, Fitted fitted) {
      for (int t = x.first(); t < x.length(); t++) {
        if (x.at(t) <= 0) {
          throw new MistakeException(
              "log_difference needs values above 0; value %d is %s%s. Use difference."
                  .formatted(
                      t + 1, x.at(t), x.isOriginal() ? "" : " after the transforms before it"));
        }
      }
      return x.then(
          x.first() + 1,
          t -> Math.log(x.at(t)) - Math.log(x.at(t - 1)),
          (change, t) -> x.at(t - 1) * Math.exp(change));
    }
  },
  /** (x_t − mean) / standard deviation, both of the training part alone. */
  STANDARDISE {
    @Override
    Map<String, Double> fit(Transformed x, int trainEnd) {
      double[] training = x.until(trainEnd);
      if (DoubleStream.of(training).anyMatch(value -> Math.abs(value) > LARGEST)) {
        throw new MistakeException(
            "standardise cannot take values beyond ±"
                + LARGEST
                + ", whose squares pass all bounds");
      }
      DoubleStatistics fitted =
          DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), training);
      double deviation = fitted.getAsDouble(Statistic.STANDARD_DEVIATION);
      if (!(deviation > 0)) {
        throw new MistakeException(
            "standardise needs a training part that varies; its %d values are all alike"
                .formatted(training.length));
      }
      return Map.of(MEAN, fitted.getAsDouble(Statistic.MEAN), DEVIATION, deviation);
    }

    @Override
    Transformed apply(Transformed x, Fitted fitted) {
      double mean = fitted.number(MEAN);
      double deviation = fitted.number(DEVIATION);
      return x.then(x.first(), t -> (x.at(t) - mean) / deviation, (z, t) -> z * deviation + mean);
    }
  };

  private static final double LARGEST = 1e150;
  private static final String MEAN = "mean";
  private static final String DEVIATION = "standard_deviation";

  /** The numbers that a transform was fitted with, by their names. */
  interface Fitted {
    double number(String name);
  }

  /**
   * The numbers that this transform takes from the training part, by their names; most take none.
   *
   * @param trainEnd time behind the last value that belongs to the training part
   */
  Map<String, Double> fit(Transformed x, int trainEnd) {
    return Map.of();
  }

  /** The series after this transform. */
  abstract Transformed apply(Transformed x, Fitted fitted);
}
