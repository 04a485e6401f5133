package io.github.rnncompare.task;

import io.github.rnncompare.spec.MistakeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Transforms one after the other. The numbers that they are fitted with are named by a transform's
 * place in the list, from 1: {@code transforms.2.mean}.
 */
final class Transforms {
  private Transforms() {}

  /** What each takes from the values before {@code trainEnd}, after those before it. */
  static Map<String, Double> fit(List<Transform> transforms, double[] levels, int trainEnd) {
    Map<String, Double> fitted = new LinkedHashMap<>();
    Transformed series = Transformed.none(levels);
    for (int i = 0; i < transforms.size(); i++) {
      String place = place(i);
      Map<String, Double> numbers = transforms.get(i).fit(series, trainEnd);
      numbers.forEach((name, value) -> fitted.put(place + name, value));
      series = apply(transforms.get(i), series, place, fitted);
    }
    return Collections.unmodifiableMap(fitted);
  }

  /** The series after all of them, with what {@link #fit} has given for it or for another one. */
  static Transformed apply(
      List<Transform> transforms, double[] levels, Map<String, Double> fitted) {
    Transformed series = Transformed.none(levels);
    for (int i = 0; i < transforms.size(); i++) {
      series = apply(transforms.get(i), series, place(i), fitted);
    }
    return series;
  }

  private static Transformed apply(
      Transform transform, Transformed series, String place, Map<String, Double> fitted) {
    return transform.apply(
        series,
        name ->
            Optional.ofNullable(fitted.get(place + name))
                .orElseThrow(
                    () -> new MistakeException("no number '" + place + name + "' was fitted")));
  }

  private static String place(int index) {
    return "transforms." + (index + 1) + ".";
  }
}
