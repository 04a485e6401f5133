package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Configuration.Chosen;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;

/** The values that one key takes in a sweep. */
sealed interface Axis {
  /** Stands for more values than any count here reaches. */
  long MANY = Integer.MAX_VALUE;

  /** The key in the spec, such as "training.optimizer.learning_rate"; "*" is any name. */
  String key();

  /** The number of different values, at most {@link #MANY}. */
  long size();

  /** Draws one value at random. */
  Chosen draw(SplittableRandom random);

  /** Values that the spec lists; a draw takes each with equal probability. */
  record Choices(String key, List<Chosen> choices) implements Axis {
    @Override
    public long size() {
      return choices.size();
    }

    @Override
    public Chosen draw(SplittableRandom random) {
      return choices.get(random.nextInt(choices.size()));
    }
  }

  /** Numbers between two bounds, both included. */
  record Drawn(String key, String where, Distribution distribution, double low, double high)
      implements Axis {
    @Override
    public long size() {
      return distribution.isInteger() ? Math.min(Math.round(high - low) + 1, MANY) : MANY;
    }

    @Override
    public Chosen draw(SplittableRandom random) {
      return new Chosen(distribution.draw(random.nextDouble(), low, high), where);
    }
  }

  /** How numbers are drawn. Each is rounded to four digits, or to a whole number. */
  enum Distribution {
    UNIFORM,
    /** The logarithm is uniform. */
    LOG_UNIFORM,
    UNIFORM_INTEGER,
    LOG_UNIFORM_INTEGER;

    private static final MathContext DIGITS = new MathContext(4);

    boolean isLog() {
      return this == LOG_UNIFORM || this == LOG_UNIFORM_INTEGER;
    }

    boolean isInteger() {
      return this == UNIFORM_INTEGER || this == LOG_UNIFORM_INTEGER;
    }

    /**
     * Turns a uniform random number into one of this distribution.
     *
     * @param uniform from 0 to below 1
     */
    String draw(double uniform, double low, double high) {
      // Extended by half a unit, so that the bounds are as likely as the numbers between them.
      double from = isInteger() ? low - 0.5 : low;
      double to = isInteger() ? high + 0.5 : high;
      double value =
          isLog()
              ? Math.exp(Math.log(from) + uniform * (Math.log(to) - Math.log(from)))
              : from * (1 - uniform) + to * uniform;
      double within = Math.max(low, Math.min(high, value));
      if (isInteger()) {
        return Numbers.text(Math.rint(within));
      }
      double rounded = new BigDecimal(within).round(DIGITS).doubleValue();
      return Numbers.text(Math.max(low, Math.min(high, rounded)));
    }
  }
}
