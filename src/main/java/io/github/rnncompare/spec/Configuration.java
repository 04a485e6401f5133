package io.github.rnncompare.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One choice of values for the keys of a sweep.
 *
 * @param values by key, such as "training.optimizer.learning_rate", in the spec's order
 */
public record Configuration(Map<String, Chosen> values) {
  /** No values: the configuration without a sweep. */
  public static final Configuration NONE = new Configuration(Map.of());

  /**
   * A value as YAML writes it.
   *
   * @param where the place that the value comes from, for messages: "lr.yaml:12:5"
   */
  public record Chosen(String text, String where) {}

  public Configuration {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** This configuration, overridden by the values of {@code other}. */
  public Configuration with(Configuration other) {
    Map<String, Chosen> all = new LinkedHashMap<>(values);
    all.putAll(other.values);
    return new Configuration(all);
  }

  /** "learning_rate 0.01, dropout 0.2", or nothing without a sweep. */
  public String description() {
    return texts().entrySet().stream()
        .map(value -> value.getKey().replaceFirst(".*\\.", "") + " " + value.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The values alone, by key. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }
}
