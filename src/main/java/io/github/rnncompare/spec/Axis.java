package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Configuration.Chosen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /**
   * Values that the spec lists; a draw takes each with equal probability.
   *
   * @param choices those of the spec, then those that were added
   * @param below how many were added below the least
   * @param above how many were added above the greatest
   */
  record Choices(String key, List<Chosen> choices, int below, int above) implements Axis {
    private static final int MAX_ADDED = 2;

    Choices(String key, List<Chosen> choices) {
      this(key, choices, 0, 0);
    }

    /** Whether there are at least two values, all numbers. */
    boolean isNumeric() {
      return choices.size() > 1
          && choices.stream().allMatch(value -> Numbers.parse(value.text()).isPresent());
    }

    /** The last of the numbers on a side. */
    Chosen edge(Side side) {
      return towards(side).get(choices.size() - 1);
    }

    /** The numbers, the one at the edge last. */
    private List<Chosen> towards(Side side) {
      Comparator<Chosen> ascending = Comparator.comparingDouble(Choices::number);
      return choices.stream()
          .sorted(side == Side.ABOVE ? ascending : ascending.reversed())
          .toList();
    }

    private static double number(Chosen value) {
      return Numbers.parse(value.text()).orElseThrow();
    }

    /**
     * The next number beyond an edge: as many times the last as that is of the one before it. Whole
     * numbers stay whole. Empty if there is none, or enough were added.
     */
    Optional<Chosen> beyond(Side side) {
      List<Chosen> numbers = towards(side);
      Chosen edge = numbers.get(numbers.size() - 1);
      double last = number(edge);
      double next = last * last / number(numbers.get(numbers.size() - 2));
      boolean whole = choices.stream().allMatch(v -> number(v) == Math.rint(number(v)));
      boolean enough = (side == Side.ABOVE ? above : below) == MAX_ADDED;
      if (enough || !Double.isFinite(next)) {
        return Optional.empty();
      }
      double rounded = whole ? Math.rint(next) : Numbers.rounded(next);
      boolean further = side == Side.ABOVE ? rounded > last : rounded < last;
      return further && rounded != 0
          ? Optional.of(new Chosen(Numbers.text(rounded), edge.where()))
          : Optional.empty();
    }

    /** The same with one more value. */
    Choices with(Side side, Chosen value) {
      List<Chosen> more = new ArrayList<>(choices);
      more.add(value);
      return side == Side.ABOVE
          ? new Choices(key, List.copyOf(more), below, above + 1)
          : new Choices(key, List.copyOf(more), below + 1, above);
    }

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
              ? StrictMath.exp(
                  StrictMath.log(from) + uniform * (StrictMath.log(to) - StrictMath.log(from)))
              : from * (1 - uniform) + to * uniform;
      double within = Math.max(low, Math.min(high, value));
      if (isInteger()) {
        return Numbers.text(Math.rint(within));
      }
      double rounded = Numbers.rounded(within);
      return Numbers.text(Math.max(low, Math.min(high, rounded)));
    }
  }
}
