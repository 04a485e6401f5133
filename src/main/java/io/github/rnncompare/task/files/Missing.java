package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands for a missing value of a feature. A missing target is left out of loss and metric.
 */
enum Missing {
  /** It is an error. */
  REFUSE,
  /** The last value before it; the mean of the training split where there is none. */
  FORWARD_FILL,
  /**
   * A straight line from the last value to the next one, where the next one is before the forecast;
   * else the last value.
   */
  INTERPOLATE,
  /** The mean of the training split. */
  MEAN,
  /** The mean of the training split, and one more feature: 1 where the value is missing, else 0. */
  INDICATOR;

  private static final String KEY = "missing";

  /** The key {@code missing}: one way for all columns, or a section with a way for some of them. */
  static Map<String, Missing> read(Section spec, List<String> columns) {
    Map<String, Missing> ways = new LinkedHashMap<>();
    if (!spec.isSection(KEY)) {
      Missing all = spec.choice(KEY, Missing.class, REFUSE);
      columns.forEach(column -> ways.put(column, all));
      return ways;
    }
    columns.forEach(column -> ways.put(column, REFUSE));
    spec.section(
        KEY,
        own -> {
          for (String column : own.names()) {
            if (columns.contains(column)) {
              ways.put(column, own.choice(column, Missing.class, REFUSE));
            } else {
              own.leave(List.of(column));
              own.fault(column, "is none of the columns: " + String.join(", ", columns));
            }
          }
          return ways;
        });
    return ways;
  }
}
