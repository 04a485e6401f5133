package io.github.rnncompare.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the resolved specs of older versions mean by the keys that they lack. There, a missing key
 * stands for what those versions did, which is not always today's default.
 */
public final class OlderRules {
  /** A new key of specs takes a line here. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("preset", "none", "preset"),
          new Rule("baselines", "simple", "baselines"),
          new Rule("architectures.gru.update_bias", "init", "preset"),
          new Rule("sweep.choose", "mean", "sweep.choose"),
          new Rule("sweep.widen", false, "sweep.widen"),
          new Rule("training.class_weights", "none", "training.class_weights"),
          new Rule("training.checkpoint", "lowest", "training.checkpoint"),
          new Rule("task.search_validation", "fixed", "task.search_validation", "sequences"),
          new Rule("task.resample", false, "task.resample", "sequences"),
          new Rule("task.missing", "refuse", "task.missing", "sequences"),
          new Rule("task.missing", "refuse", "task.missing", "series"),
          new Rule("task.gaps", "ignore", "task.gaps", "series"));

  private OlderRules() {}

  /**
   * A rule for specs without the key {@code since}, where the section that {@code key} belongs to
   * is there.
   *
   * @param key that is missing in an older spec
   * @param value that the older versions went by
   * @param since a key that every spec has since {@code key} exists; most often the same
   * @param task the name of the only task that has the key; empty if it does not depend on the task
   */
  private record Rule(String key, Object value, String since, String task) {
    Rule(String key, Object value, String since) {
      this(key, value, since, "");
    }

    boolean appliesTo(Map<?, ?> spec) {
      return isFor(spec.get("task"))
          && !has(spec, since)
          && !has(spec, key)
          && section(spec, Overrides.path(key)) != null;
    }

    private boolean isFor(@Nullable Object section) {
      return task.isEmpty() || (section instanceof Map<?, ?> keys && task.equals(keys.get("name")));
    }
  }

  /** The keys that an older spec lacks, each with its value: "sweep.choose=mean". */
  public static List<String> missing(Map<String, Object> spec) {
    return RULES.stream()
        .filter(rule -> rule.appliesTo(spec))
        .map(rule -> rule.key() + "=" + rule.value())
        .toList();
  }

  /** A copy of a resolved spec that has the keys of {@link #missing} too. */
  public static Map<String, Object> filled(Map<String, Object> spec) {
    Map<String, Object> filled = new LinkedHashMap<>(spec);
    for (Rule rule : RULES) {
      if (rule.appliesTo(spec)) {
        put(filled, Overrides.path(rule.key()), rule.value());
      }
    }
    return filled;
  }

  private static boolean has(Map<?, ?> spec, String key) {
    List<String> path = Overrides.path(key);
    Map<?, ?> section = section(spec, path);
    return section != null && section.containsKey(path.get(path.size() - 1));
  }

  /** The section that the last name of a path belongs to; null if it is missing. */
  private static @Nullable Map<?, ?> section(Map<?, ?> spec, List<String> path) {
    Map<?, ?> section = spec;
    for (String name : path.subList(0, path.size() - 1)) {
      if (!(section.get(name) instanceof Map<?, ?> inner)) {
        return null;
      }
      section = inner;
    }
    return section;
  }

  /** Puts a value into {@code spec}, and copies the sections on its path. */
  private static void put(Map<String, Object> spec, List<String> path, Object value) {
    String first = path.get(0);
    if (path.size() == 1) {
      spec.put(first, value);
      return;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    if (spec.get(first) instanceof Map<?, ?> inner) {
      inner.forEach((key, known) -> copy.put(String.valueOf(key), known));
    }
    put(copy, path.subList(1, path.size()), value);
    spec.put(first, copy);
  }
}
