package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import java.util.List;
import java.util.Map;

/** What a number that is predicted is called. */
final class TargetName {
  private TargetName() {}

  /**
   * The name on one line.
   *
   * @param target as predictions.csv has it: empty where there is one, whose name is in the spec
   */
  static String of(Comparison comparison, String target) {
    if (!target.isEmpty()) {
      return Format.oneLine(target);
    }
    if (comparison.run().spec().get("task") instanceof Map<?, ?> task) {
      for (String key : List.of("targets", "columns")) {
        if (task.get(key) instanceof List<?> names && names.size() == 1) {
          return Format.oneLine(String.valueOf(names.get(0)));
        }
      }
    }
    return "value";
  }
}
