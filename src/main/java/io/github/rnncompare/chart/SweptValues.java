package io.github.rnncompare.chart;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The values of a key on an axis: in proportion if all are numbers, else side by side. */
final class SweptValues {
  /** So many values are named themselves, if none is longer than {@link #SHORT}. */
  private static final int FEW = 12;

  private static final int SHORT = 8;

  private final List<String> values;
  private final boolean areNumbers;
  private final Axis axis;

  /**
   * The values.
   *
   * @param shown at least one
   */
  SweptValues(String key, List<String> shown) {
    values = shown.stream().distinct().toList();
    List<Double> numbers =
        values.stream().map(SweptValues::number).flatMap(Optional::stream).toList();
    areNumbers = numbers.size() == values.size();
    if (areNumbers) {
      boolean logarithmic =
          Scale.wantsLogarithm(
              numbers.stream().mapToDouble(Double::doubleValue), Scale.SETTING_FACTOR);
      Scale scale = Scale.of(numbers.stream().mapToDouble(Double::doubleValue), logarithmic);
      boolean nameThem =
          values.size() <= FEW && values.stream().allMatch(value -> value.length() <= SHORT);
      axis = nameThem ? Axis.at(key, scale, ticks(scale)) : Axis.of(key, scale);
    } else {
      axis = Axis.names(key, values);
    }
  }

  private List<Tick> ticks(Scale scale) {
    return values.stream()
        .sorted(Comparator.comparingDouble(this::of))
        .map(value -> new Tick(scale.place(of(value)), value))
        .toList();
  }

  Axis axis() {
    return axis;
  }

  double of(String value) {
    return areNumbers ? number(value).orElseThrow() : values.indexOf(value);
  }

  /** Empty for what is not a number in decimals, or is one that cannot be shown. */
  private static Optional<Double> number(String value) {
    try {
      double number = new BigDecimal(value).doubleValue();
      return Scale.canShow(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
