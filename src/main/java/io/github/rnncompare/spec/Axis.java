package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Configuration.Chosen;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;

/** The values that one key takes in a sweep. */
sealed interface Axis {
  /** More values than any count of ours reaches. */
  long MANY = Integer.MAX_VALUE;

  /** As in the spec, such as "training.optimizer.learning_rate"; "*" stands for any name. */
  String key();

  /** How many different values there are, or {@link #MANY}. */
  long size();

  /** One value at random. */
  Chosen draw(SplittableRandom random);

  /** Values that the spec lists; a draw takes each with the same chance. */
  record Listed(String key, List<Chosen> choices) implements Axis {
    @Override
    public long size() {
      return choices.size();
    }

    @Override
    public Chosen draw(SplittableRandom random) {
      return choices.get(random.nextInt(choices.size()));
    }
  }

  /** Numbers between two bounds, which belong to them. */
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

  /** How numbers are drawn, each rounded to four digits or to a whole number. */
  enum Distribution {
    UNIFORM,
    /** Its logarithm is uniform. */
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
     * The number at a place from 0 to 1.
     *
     * @param chance from 0 to below 1
     */
    String draw(double chance, double low, double high) {
      // Half a unit to either side, so that the bounds are as likely as the numbers between them.
      double from = isInteger() ? low - 0.5 : low;
      double to = isInteger() ? high + 0.5 : high;
      double value =
          isLog()
              ? Math.exp(Math.log(from) + chance * (Math.log(to) - Math.log(from)))
              : from * (1 - chance) + to * chance;
      double within = Math.max(low, Math.min(high, value));
      if (isInteger()) {
        return Numbers.text(Math.rint(within));
      }
      double rounded = new BigDecimal(within).round(DIGITS).doubleValue();
      return Numbers.text(Math.max(low, Math.min(high, rounded)));
    }
  }
}
