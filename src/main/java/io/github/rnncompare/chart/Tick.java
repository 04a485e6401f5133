package io.github.rnncompare.chart;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A place on an axis that is named.
 *
 * @param place 0 at the beginning of the axis, 1 at its end
 */
record Tick(double place, String text) {
  private static final int[] STEPS = {1, 2, 5, 10};

  /** Round numbers, at most so many (but at least the powers of ten of two decades). */
  static List<Tick> of(Scale scale, int most) {
    return scale.logarithmic() ? logarithmic(scale, most) : linear(scale, most, false);
  }

  /** Round numbers without a fraction. */
  static List<Tick> whole(Scale scale, int most) {
    return linear(scale, most, true);
  }

  private static List<Tick> linear(Scale scale, int most, boolean whole) {
    int exponent = (int) Math.floor(Math.log10((scale.to() - scale.from()) / most));
    exponent = whole ? Math.max(exponent, 0) : exponent;
    List<Tick> ticks = List.of();
    for (int step : STEPS) {
      ticks =
          linear(scale, new BigDecimal(BigInteger.valueOf(step), -exponent).stripTrailingZeros());
      if (ticks.size() <= most) {
        break;
      }
    }
    return ticks;
  }

  private static List<Tick> linear(Scale scale, BigDecimal step) {
    List<Tick> ticks = new ArrayList<>();
    double size = step.doubleValue();
    double largest = Math.max(Math.abs(scale.from()), Math.abs(scale.to()));
    boolean plain = largest >= 1e-3 && largest < 1e6;
    long last = (long) Math.floor(scale.to() / size);
    for (long i = (long) Math.ceil(scale.from() / size); i <= last; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      ticks.add(new Tick(scale.place(value.doubleValue()), Numbers.text(value, plain)));
    }
    return ticks;
  }

  private static List<Tick> logarithmic(Scale scale, int most) {
    int first = (int) Math.ceil(scale.from());
    int last = (int) Math.floor(scale.to());
    int every = (Math.max(last - first + 1, 1) + most - 1) / most;
    int[] parts = last - first < 2 ? new int[] {1, 2, 5} : new int[] {1};
    List<Tick> ticks = new ArrayList<>();
    for (int decade = first - 1; decade <= last; decade++) {
      for (int part : parts) {
        double measured = decade + Math.log10(part);
        if (Math.floorMod(decade, every) == 0
            && measured >= scale.from()
            && measured <= scale.to()) {
          BigDecimal value = new BigDecimal(BigInteger.valueOf(part), -decade);
          double place = (measured - scale.from()) / (scale.to() - scale.from());
          ticks.add(new Tick(place, Numbers.text(value, decade >= -4 && decade <= 5)));
        }
      }
    }
    return ticks;
  }

  /** Places of 2, 3, … 9 between the powers of ten, where these are few enough. */
  static List<Double> between(Scale scale) {
    List<Double> places = new ArrayList<>();
    if (scale.logarithmic() && scale.to() - scale.from() <= 6) {
      for (int decade = (int) Math.floor(scale.from()); decade <= scale.to(); decade++) {
        for (int part = 2; part <= 9; part++) {
          double place = (decade + Math.log10(part) - scale.from()) / (scale.to() - scale.from());
          if (place >= 0 && place <= 1) {
            places.add(place);
          }
        }
      }
    }
    return places;
  }
}
