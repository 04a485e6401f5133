package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Axis.Distribution;
import io.github.rnncompare.spec.Axis.Drawn;
import io.github.rnncompare.spec.Axis.Listed;
import io.github.rnncompare.spec.Setting.Chosen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The values that keys of a spec take in turn: every combination of them, or so many drawn at
 * random (Bergstra and Bengio 2012). The setting that is best for an architecture is compared.
 *
 * @param seeds that each setting is tried with
 */
public record Sweep(List<Long> seeds, Optional<Integer> draws, long drawSeed, List<Axis> axes) {
  private static final int MOST_SETTINGS = 10_000;
  private static final Range ANY = new Range(-Double.MAX_VALUE, Double.MAX_VALUE, "that is finite");

  /** What may not differ between the settings that are compared on one task. */
  private static final Set<String> FIXED =
      Set.of("question", "task", "seeds", "sweep", "save", "engine");

  /** The section {@code sweep} of a spec, where it has one. */
  public static Optional<Sweep> read(Section spec) {
    return spec.optionalSection("sweep", Sweep::readKeys);
  }

  private static Sweep readKeys(Section section) {
    List<Long> seeds = Seeds.read(section, 3);
    Optional<Integer> draws = section.integerOr("all", "draws", Range.between(1, MOST_SETTINGS));
    long drawSeed = section.integer("draw_seed", 1, Range.atLeast(0));
    List<Axis> axes = new ArrayList<>();
    section.section(
        "keys",
        keys -> {
          for (String key : keys.names()) {
            axis(keys, key, draws.isPresent()).ifPresent(axes::add);
          }
          if (keys.names().isEmpty()) {
            section.fault(
                "keys", "is empty; expected keys with their values: training.dropout: [0, 0.2]");
          }
          return axes;
        });
    return new Sweep(seeds, draws, drawSeed, axes);
  }

  private static Optional<Axis> axis(Section keys, String key, boolean random) {
    String top = key.replaceFirst("\\..*", "");
    if (FIXED.contains(top)) {
      keys.fault(
          key,
          "cannot be swept: the settings of a sweep are compared on one task and in one way; write"
              + " another spec for another "
              + top);
    }
    if (!keys.isSection(key)) {
      List<Chosen> values = keys.scalars(key);
      return values.isEmpty() ? Optional.empty() : Optional.of(new Listed(key, values));
    }
    Optional<Axis> drawn = keys.section(key, range -> drawn(keys, key, range)).flatMap(d -> d);
    if (drawn.isPresent() && !random) {
      keys.fault(key, "is a range; say how many values to draw from it: sweep.draws: 10");
      return Optional.empty();
    }
    return drawn;
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
    if (bounds.size() == 2 && !(bounds.get(0) < bounds.get(1))) {
      range.fault(name, "expected a lower bound, then a higher one");
    }
    if (distribution.isInteger() && bounds.stream().anyMatch(bound -> bound != Math.rint(bound))) {
      range.fault(name, "expected whole numbers as bounds");
    }
    return bounds.size() == 2
        ? Optional.of(new Drawn(key, keys.where(key), distribution, bounds.get(0), bounds.get(1)))
        : Optional.empty();
  }

  /** A setting of all keys, for a reading that needs some value of each. */
  public Setting first() {
    if (draws.isPresent()) {
      return drawn(axes, 1).get(0);
    }
    Map<String, Chosen> values = new LinkedHashMap<>();
    axes.forEach(axis -> values.put(axis.key(), ((Listed) axis).choices().get(0)));
    return new Setting(values);
  }

  /** How many settings there are of the keys that {@code concerns} takes. */
  public long count(Predicate<String> concerns) {
    if (draws.isPresent()) {
      return draws.get();
    }
    return concerned(concerns).stream()
        .mapToLong(axis -> ((Listed) axis).choices().size())
        .reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
  }

  /** Whether there are no more settings than can be kept apart. */
  public boolean isBounded(Predicate<String> concerns) {
    return count(concerns) <= MOST_SETTINGS;
  }

  /**
   * The settings of the keys that {@code concerns} takes, in a fixed order; draws are the same
   * whatever keys there are beside.
   */
  public List<Setting> settings(Predicate<String> concerns) {
    List<Axis> chosen = concerned(concerns);
    return draws.isPresent() ? drawn(chosen, draws.get()) : combinations(chosen);
  }

  private List<Axis> concerned(Predicate<String> concerns) {
    return axes.stream().filter(axis -> concerns.test(axis.key())).toList();
  }

  private List<Setting> drawn(List<Axis> chosen, int count) {
    Map<String, SplittableRandom> random = new LinkedHashMap<>();
    chosen.forEach(
        axis ->
            random.put(axis.key(), new SplittableRandom(drawSeed * 31 + axis.key().hashCode())));
    List<Setting> settings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Chosen> values = new LinkedHashMap<>();
      random.forEach((key, generator) -> values.put(key, axis(chosen, key).draw(generator)));
      settings.add(new Setting(values));
    }
    return List.copyOf(settings);
  }

  private static Axis axis(List<Axis> axes, String key) {
    return axes.stream().filter(axis -> axis.key().equals(key)).findFirst().orElseThrow();
  }

  /** The last key changes fastest. */
  private static List<Setting> combinations(List<Axis> chosen) {
    Set<Map<String, Chosen>> all = new LinkedHashSet<>(Set.of(Map.of()));
    for (Axis axis : chosen) {
      Set<Map<String, Chosen>> longer = new LinkedHashSet<>();
      for (Map<String, Chosen> shorter : all) {
        for (Chosen value : ((Listed) axis).choices()) {
          Map<String, Chosen> more = new LinkedHashMap<>(shorter);
          more.put(axis.key(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().map(Setting::new).toList();
  }
}
