package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Axis.Choices;
import io.github.rnncompare.spec.Configuration.Chosen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A hyperparameter search: a grid of all combinations, or a number of configurations drawn at
 * random (Bergstra and Bengio 2012). The comparison uses each architecture's best configuration.
 *
 * @param choose the rule for the best configuration
 * @param seeds one trial each for every configuration
 * @param widen whether values beyond those of a grid are tried where the best is at its edge
 */
public record Sweep(
    Choose choose,
    List<Long> seeds,
    Optional<Integer> draws,
    long drawSeed,
    boolean widen,
    List<Axis> axes) {
  /** How the best configuration of an architecture is chosen. The loss is that of validation. */
  public enum Choose {
    /** The most seeds that reach the target; of as many, the lowest median loss. */
    SUCCESS,
    /** The lowest mean loss. */
    MEAN
  }

  /** The most configurations of one architecture. */
  public static final int MAX_CONFIGURATIONS = 10_000;

  /** With fewer seeds the number of those that reach the target says little. */
  private static final int MIN_SEEDS = 5;

  private static final int SEEDS_FOR_MEAN = 3;

  /** After so many repeats in a row, all configurations are taken to be found. */
  private static final int MAX_REPEATS = 100_000;

  /** The most values of one key that are read to report their errors. */
  private static final int MAX_READ = 100;

  /** Keys that must not differ between the configurations of a sweep. */
  static final Set<String> FIXED =
      Set.of(
          "claim",
          "question",
          "task",
          "seeds",
          "sweep",
          "save",
          "baselines",
          "diagnostics",
          "engine",
          "match",
          "parameters",
          "relevance",
          "target");

  /** Skips the keys that no configuration can change; they have been read once. */
  public static void leaveFixed(Section spec) {
    spec.leave(FIXED);
  }

  /** Reads the section {@code sweep} of a spec, if it has one. */
  public static Optional<Sweep> read(Section spec) {
    return spec.optionalSection("sweep", Sweep::readKeys);
  }

  private static Sweep readKeys(Section section) {
    Choose choose = section.choice("choose", Choose.class, Choose.SUCCESS);
    boolean byMean = choose == Choose.MEAN;
    List<Long> seeds = Seeds.read(section, byMean ? SEEDS_FOR_MEAN : MIN_SEEDS);
    if (!byMean && section.has("seeds") && !seeds.isEmpty() && seeds.size() < MIN_SEEDS) {
      section.fault(
          "seeds",
          String.format(
              Locale.ROOT,
              "has %d; choosing by success needs at least %d: take more, or set choose to mean,"
                  + " which allows fewer",
              seeds.size(),
              MIN_SEEDS));
    }
    Optional<Integer> draws =
        section.integerOr("all", "draws", Range.between(1, MAX_CONFIGURATIONS));
    long drawSeed = section.integer("draw_seed", 1, Range.atLeast(0));
    boolean widen = section.flag("widen", draws.isEmpty());
    if (widen && draws.isPresent()) {
      section.fault(
          "widen",
          "is true, but draws are taken at random and have no edges; set it to false, or draws to"
              + " all");
    }
    return new Sweep(
        choose, seeds, draws, drawSeed, widen, SweptKeys.read(section, draws.isPresent()));
  }

  /** The same with other values of one key. */
  Sweep with(Axis axis) {
    List<Axis> others = new ArrayList<>(axes);
    others.replaceAll(known -> known.key().equals(axis.key()) ? axis : known);
    return new Sweep(choose, seeds, draws, drawSeed, widen, List.copyOf(others));
  }

  /** One configuration of all keys, for a reading that needs some value of each. */
  public Configuration first() {
    if (draws.isPresent()) {
      return drawn(axes, 1).get(0);
    }
    Map<String, Chosen> values = new LinkedHashMap<>();
    axes.forEach(axis -> values.put(axis.key(), ((Choices) axis).choices().get(0)));
    return new Configuration(values);
  }

  /**
   * Whether a key concerns an architecture. A key that names another architecture does not.
   *
   * @param architectures the names of all architectures
   */
  public static boolean concerns(
      String key, String architecture, Collection<String> architectures) {
    List<String> path = Overrides.path(key);
    return architectures.stream()
        .noneMatch(name -> path.contains(name) && !name.equals(architecture));
  }

  /**
   * The first configuration, then for each listed value of each key the first configuration with
   * that value. So each value is read at least once.
   */
  public List<Configuration> oneByOne() {
    List<Configuration> configurations = new ArrayList<>(List.of(first()));
    for (Axis axis : axes) {
      if (axis instanceof Choices listed) {
        listed.choices().stream()
            .limit(MAX_READ)
            .forEach(
                value ->
                    configurations.add(first().with(new Configuration(Map.of(axis.key(), value)))));
      }
    }
    return configurations;
  }

  /** The number of different configurations of the keys that {@code concerns} accepts. */
  public long count(Predicate<String> concerns) {
    long combinations = 1;
    for (Axis axis : concerned(concerns)) {
      combinations = Math.min(combinations * axis.size(), Integer.MAX_VALUE);
    }
    return Math.min(combinations, draws.orElse(Integer.MAX_VALUE));
  }

  /** Whether a key whose last name is {@code name} is swept. */
  public boolean goesThrough(String name) {
    return axes.stream().anyMatch(axis -> axis.key().endsWith("." + name));
  }

  /**
   * The configurations of the keys that {@code concerns} accepts, all different, in a fixed order.
   * Of draws there are fewer than {@code draws} only if no others are found. The values that are
   * drawn for a key do not depend on the other keys, except that a repeat is left out.
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
    Map<Map<String, String>, Configuration> configurations = new LinkedHashMap<>();
    int repeats = 0;
    while (configurations.size() < count && repeats < MAX_REPEATS) {
      Map<String, Chosen> values = new LinkedHashMap<>();
      random.forEach((key, generator) -> values.put(key, axis(chosen, key).draw(generator)));
      Configuration drawn = new Configuration(values);
      boolean isNew = configurations.putIfAbsent(drawn.texts(), drawn) == null;
      repeats = isNew ? 0 : repeats + 1;
    }
    return List.copyOf(configurations.values());
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
        for (Chosen value : ((Choices) axis).choices()) {
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
