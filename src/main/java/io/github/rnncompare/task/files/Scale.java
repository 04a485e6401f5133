package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/** (x − shift) / factor, and back. */
record Scale(double shift, double factor) {
  static final Scale NONE = new Scale(0, 1);

  /** Variation below this share of the largest number is taken for the rounding of a constant. */
  private static final double ROUNDING = 1e-12;

  private static final String SHIFT = "shift of ";
  private static final String FACTOR = "factor of ";

  /** How a column is scaled, by its numbers in the training split. */
  enum Kind {
    /** Mean 0 and standard deviation 1; a column that does not vary is divided by 1. */
    STANDARDISE,
    /** From 0 to 1; a column that does not vary is divided by 1. */
    MIN_MAX,
    /** As it is. */
    NONE
  }

  /** Collects statistics of a column, number by number. */
  static final class Fit {
    private final DoubleStatistics statistics =
        DoubleStatistics.of(
            EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX));

    void accept(double number) {
      statistics.accept(number);
    }

    double mean() {
      return statistics.getAsDouble(Statistic.MEAN);
    }

    /**
     * The standard deviation; 1 where the numbers vary only by rounding, or their squares overflow.
     */
    double deviation() {
      return orOne(statistics.getAsDouble(Statistic.STANDARD_DEVIATION));
    }

    Scale scale(Kind kind) {
      return switch (kind) {
        case STANDARDISE -> new Scale(mean(), deviation());
        case MIN_MAX -> {
          double least = statistics.getAsDouble(Statistic.MIN);
          yield new Scale(least, orOne(statistics.getAsDouble(Statistic.MAX) - least));
        }
        case NONE -> NONE;
      };
    }

    private double orOne(double factor) {
      double largest =
          Math.max(
              Math.abs(statistics.getAsDouble(Statistic.MIN)),
              Math.abs(statistics.getAsDouble(Statistic.MAX)));
      return factor > ROUNDING * largest && Double.isFinite(factor) ? factor : 1;
    }
  }

  double scaled(double number) {
    return (number - shift) / factor;
  }

  double original(double scaled) {
    return scaled * factor + shift;
  }

  /** Stores the two numbers by their names, for new data. */
  void keep(String column, Map<String, Double> numbers) {
    numbers.put(SHIFT + column, shift);
    numbers.put(FACTOR + column, factor);
  }

  /**
   * The scale that {@link #keep} has stored.
   *
   * @throws UserErrorException if there is none, or its factor is one that no column can have
   */
  static Scale kept(String column, Map<String, Double> numbers) {
    double shift = number(SHIFT + column, numbers);
    double factor = number(FACTOR + column, numbers);
    if (!(factor > 0)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "the fitted number '%s' is %s; expected one above 0",
              FACTOR + Excerpt.of(column),
              factor));
    }
    return new Scale(shift, factor);
  }

  /**
   * A number that was fitted.
   *
   * @throws UserErrorException if there is none of this name
   */
  static double number(String name, Map<String, Double> numbers) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new UserErrorException("no number '" + Excerpt.of(name) + "' was fitted");
    }
    return number;
  }
}
