package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Axis.Listed;
import io.github.rnncompare.spec.Configuration.Chosen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The values that keys of a spec take in turn: every combination of them, or so many drawn at
 * random (Bergstra and Bengio 2012). The configuration that is best for an architecture is
 * compared.
 *
 * @param seeds that each configuration is tried with
 */
public record Sweep(List<Long> seeds, Optional<Integer> draws, long drawSeed, List<Axis> axes) {
  /** Of one architecture. */
  public static final int MAX_CONFIGURATIONS = 10_000;

  /** Of the values of one key, where something is wrong and faults are to be told. */
  private static final int MAX_READ = 100;

  /** What may not differ between the configurations that are compared on one task. */
  static final Set<String> FIXED =
      Set.of(
          "question", "task", "seeds", "sweep", "save", "engine", "match", "parameters", "target");

  /** Keeps what configurations cannot change, and has been read once, from being read in each. */
  public static void leaveFixed(Section spec) {
    spec.leave(FIXED);
  }

  /** The section {@code sweep} of a spec, where it has one. */
  public static Optional<Sweep> read(Section spec) {
    return spec.optionalSection("sweep", Sweep::readKeys);
  }

  private static Sweep readKeys(Section section) {
    List<Long> seeds = Seeds.read(section, 3);
    Optional<Integer> draws =
        section.integerOr("all", "draws", Range.between(1, MAX_CONFIGURATIONS));
    long drawSeed = section.integer("draw_seed", 1, Range.atLeast(0));
    return new Sweep(seeds, draws, drawSeed, SweptKeys.read(section, draws.isPresent()));
  }

  /** A configuration of all keys, for a reading that needs some value of each. */
  public Configuration first() {
    if (draws.isPresent()) {
      return drawn(axes, 1).get(0);
    }
    Map<String, Chosen> values = new LinkedHashMap<>();
    axes.forEach(axis -> values.put(axis.key(), ((Listed) axis).choices().get(0)));
    return new Configuration(values);
  }

  /**
   * Whether a key has to do with an architecture: one in which another is named does not.
   *
   * @param architectures all that there are, by name
   */
  public static boolean concerns(
      String key, String architecture, Collection<String> architectures) {
    List<String> path = Overrides.path(key);
    return architectures.stream()
        .noneMatch(name -> path.contains(name) && !name.equals(architecture));
  }

  /**
   * The first configuration, and for each further value that a key lists the first configuration
   * with that value: so that each is read once, whatever the others are.
   */
  public List<Configuration> oneByOne() {
    List<Configuration> configurations = new ArrayList<>(List.of(first()));
    for (Axis axis : axes) {
      if (axis instanceof Listed listed) {
        listed.choices().stream()
            .limit(MAX_READ)
            .forEach(
                value ->
                    configurations.add(first().with(new Configuration(Map.of(axis.key(), value)))));
      }
    }
    return configurations;
  }

  /** How many different configurations there are of the keys that {@code concerns} takes. */
  public long count(Predicate<String> concerns) {
    long combinations = 1;
    for (Axis axis : concerned(concerns)) {
      combinations = Math.min(combinations * axis.size(), Integer.MAX_VALUE);
    }
    return Math.min(combinations, draws.orElse(Integer.MAX_VALUE));
  }

  /** Whether a key of that name is among those that are swept, wherever it stands. */
  public boolean goesThrough(String name) {
    return axes.stream().anyMatch(axis -> axis.key().endsWith("." + name));
  }

  /**
   * The configurations of the keys that {@code concerns} takes, in a fixed order; draws are the
   * same whatever keys there are beside.
   */
  public List<Configuration> configurations(Predicate<String> concerns) {
    List<Axis> chosen = concerned(concerns);
    return draws.isPresent() ? drawn(chosen, draws.get()) : combinations(chosen);
  }

  private List<Axis> concerned(Predicate<String> concerns) {
    return axes.stream().filter(axis -> concerns.test(axis.key())).toList();
  }

  private List<Configuration> drawn(List<Axis> chosen, int count) {
    Map<String, SplittableRandom> random = new LinkedHashMap<>();
    chosen.forEach(
        axis ->
            random.put(axis.key(), new SplittableRandom(drawSeed * 31 + axis.key().hashCode())));
    List<Configuration> configurations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Chosen> values = new LinkedHashMap<>();
      random.forEach((key, generator) -> values.put(key, axis(chosen, key).draw(generator)));
      configurations.add(new Configuration(values));
    }
    return List.copyOf(configurations);
  }

  private static Axis axis(List<Axis> axes, String key) {
    return axes.stream().filter(axis -> axis.key().equals(key)).findFirst().orElseThrow();
  }

  /** The last key changes fastest. */
  private static List<Configuration> combinations(List<Axis> chosen) {
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
    return all.stream().map(Configuration::new).toList();
  }
}
