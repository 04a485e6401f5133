package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Axis.Choices;
import io.github.rnncompare.spec.Axis.Distribution;
import io.github.rnncompare.spec.Axis.Drawn;
import io.github.rnncompare.spec.Configuration.Chosen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the section {@code sweep.keys}: keys of the spec, each with its values. */
final class SweptKeys {
  private static final int MAX_KEYS = 100;
  private static final String PRESET = "preset";
  private static final Range ANY = new Range(-Double.MAX_VALUE, Double.MAX_VALUE, "that is finite");

  private SweptKeys() {}

  /**
   * One axis for each valid key.
   *
   * @param sweep the enclosing section
   * @param random whether values are drawn; otherwise each key must list its values
   */
  static List<Axis> read(Section sweep, boolean random) {
    return sweep.section("keys", keys -> axes(keys, keys.names(), sweep, random)).orElse(List.of());
  }

  private static List<Axis> axes(Section keys, List<String> names, Section sweep, boolean random) {
    if (names.isEmpty()) {
      sweep.fault("keys", "is empty; expected keys with their values: training.dropout: [0, 0.2]");
    }
    if (names.size() > MAX_KEYS) {
      sweep.fault(
          "keys",
          String.format(
              Locale.ROOT, "has %d keys; at most %d are allowed", names.size(), MAX_KEYS));
      keys.leave(names);
      return List.of();
    }
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String key = names.get(i);
      axis(keys, key, random).ifPresent(axes::add);
      names.subList(0, i).stream()
          .filter(other -> isSame(key, other))
          .forEach(
              other ->
                  keys.fault(
                      key, "sets the same key as '" + Excerpt.of(other) + "'; keep one of them"));
    }
    return axes;
  }

  /** Whether two keys can mean the same key, as "a.*.b" and "a.x.b" do. */
  private static boolean isSame(String key, String other) {
    List<String> names = Overrides.path(key);
    List<String> others = Overrides.path(other);
    return names.size() == others.size()
        && IntStream.range(0, names.size())
            .allMatch(
                i ->
                    names.get(i).equals(others.get(i))
                        || names.get(i).equals(Overrides.ANY)
                        || others.get(i).equals(Overrides.ANY));
  }

  private static Optional<Axis> axis(Section keys, String key, boolean random) {
    List<String> path = Overrides.path(key);
    Optional<String> pathFault = Overrides.pathFault(path);
    if (pathFault.isPresent()) {
      keys.leave(List.of(key));
      keys.fault(key, pathFault.get());
      return Optional.empty();
    }
    String top = path.get(0);
    if (Sweep.FIXED.contains(top)) {
      keys.fault(
          key,
          "cannot be swept: the configurations of a sweep must share it to be comparable; write"
              + " another spec for another "
              + top);
    }
    if (!keys.isSection(key)) {
      List<Chosen> values = listed(keys, key);
      if (key.equals(PRESET) && values.stream().anyMatch(value -> value.text().equals("none"))) {
        keys.fault(
            key,
            "lists none; take it out: without other keys for it, it means the same as pytorch");
      }
      return values.isEmpty() ? Optional.empty() : Optional.of(new Choices(key, values));
    }
    Optional<Axis> drawn = keys.section(key, range -> drawn(keys, key, range)).flatMap(d -> d);
    if (drawn.isPresent() && !random) {
      keys.fault(key, "is a range; say how many values to draw from it: sweep.draws: 10");
      return Optional.empty();
    }
    return drawn;
  }

  /** Different numbers or words; ways to write the same number count as one. */
  private static List<Chosen> listed(Section keys, String key) {
    Map<String, Chosen> values = new LinkedHashMap<>();
    List<Object> plain = new ArrayList<>();
    List<Value> items = keys.entries().items(key, "a list of values");
    for (Value item : items) {
      Optional<Object> value = item.plain();
      String text = value.map(Value::textOf).orElse("");
      if (value.isPresent()
          && values.put(text, new Chosen(text, item.location().toString())) != null) {
        item.fault("lists " + Excerpt.of(text) + " twice");
      }
      value.ifPresent(plain::add);
    }
    if (items.isEmpty() && keys.entries().isList(key)) {
      keys.fault(key, "is empty; expected a list of values");
    }
    keys.keep(key, List.copyOf(plain));
    return List.copyOf(values.values());
  }

  private static Optional<Axis> drawn(Section keys, String key, Section range) {
    Optional<Distribution> found =
        Stream.of(Distribution.values())
            .filter(known -> range.names().contains(Names.of(known)))
            .findFirst();
    if (found.isEmpty()) {
      List<String> names = Names.of(Distribution.class);
      keys.fault(
          key,
          "expected a list of values, or one of " + String.join(", ", names) + ": [low, high]");
      names.forEach(name -> range.numbers(name, 2, ANY));
      return Optional.empty();
    }
    Distribution distribution = found.get();
    String name = Names.of(distribution);
    Range allowed = distribution.isLog() ? Range.positive() : ANY;
    List<Double> bounds = range.numbers(name, 2, allowed);
    if (bounds.size() != 2) {
      return Optional.empty();
    }
    double low = bounds.get(0);
    double high = bounds.get(1);
    if (low >= high) {
      range.fault(name, "expected a lower bound, then a higher one");
      return Optional.empty();
    }
    if (distribution.isInteger() && (low != Math.rint(low) || high != Math.rint(high))) {
      range.fault(name, "expected whole numbers as bounds");
      return Optional.empty();
    }
    return Optional.of(new Drawn(key, keys.where(key), distribution, low, high));
  }
}
