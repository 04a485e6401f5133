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

  /** What varies by less, of the largest number, is the rounding of what does not vary. */
  private static final double ROUNDING = 1e-12;

  private static final String SHIFT = "shift of ";
  private static final String FACTOR = "factor of ";

  /** What a column is brought to, by its numbers in the training split. */
  enum Kind {
    /** Mean 0 and standard deviation 1; a column that does not vary is divided by 1. */
    STANDARDISE,
    /** From 0 to 1; a column that does not vary is divided by 1. */
    MIN_MAX,
    /** As it is. */
    NONE
  }

  /** Takes the numbers of a column one by one. */
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

    /** 1 where the numbers do not vary but by rounding, or their squares pass all bounds. */
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

  /** Notes the two numbers by their names, for new data. */
  void keep(String column, Map<String, Double> numbers) {
    numbers.put(SHIFT + column, shift);
    numbers.put(FACTOR + column, factor);
  }

  /**
   * As {@link #keep} has noted it.
   *
   * @throws UserErrorException if it has not, or the factor is one that no column can have
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

  private static double number(String name, Map<String, Double> numbers) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new UserErrorException("no number '" + Excerpt.of(name) + "' was fitted");
    }
    return number;
  }
}
