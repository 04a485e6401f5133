package io.github.rnncompare.results;

import io.github.rnncompare.spec.CheckpointRule;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Seeds;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.SweepEdges;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The trials that a results folder must have according to its {@code spec.yaml}. Other keys are not
 * checked, as older versions had fewer of them.
 *
 * @param file the spec
 * @param widths the hidden size of each architecture; empty if the spec does not give it, or a
 *     sweep varies it
 * @param seeds of the comparison of the architectures
 * @param epochs of a trial that does not stop early; empty if the spec counts steps, or a sweep
 *     varies them
 * @param checkpoint which epoch of a trial is the best; empty if a sweep varies it
 * @param endsEarly whether early stopping may end a trial before that
 */
record PlannedRun(
    Path file,
    Map<String, Optional<Integer>> widths,
    List<Long> seeds,
    Optional<Integer> epochs,
    Optional<CheckpointRule> checkpoint,
    boolean endsEarly,
    Optional<Sweep> sweep) {

  private record Training(Optional<Integer> epochs, CheckpointRule checkpoint, boolean endsEarly) {}

  /**
   * Reads a spec.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if it does not say which trials there are
   */
  static PlannedRun read(Path file) throws IOException {
    String text = TextFile.read(file, "spec");
    return SpecFile.openResolved(text, file.toString()).read(spec -> read(spec, file)).value();
  }

  private static PlannedRun read(Section spec, Path file) {
    spec.leave(spec.names());
    for (String key : List.of("architectures", "seeds")) {
      if (!spec.has(key)) {
        spec.fault(key, "is missing; run the experiment again");
      }
    }
    Map<String, Optional<Integer>> widths = new LinkedHashMap<>();
    spec.optionalSection("architectures", PlannedRun::widths).ifPresent(widths::putAll);
    Optional<Training> training = spec.optionalSection("training", PlannedRun::training);
    Optional<Sweep> sweep = Sweep.read(spec);
    boolean widthsVary = sweep.map(found -> found.goesThrough("hidden_size")).orElse(false);
    boolean epochsVary =
        sweep.map(found -> found.goesThrough("epochs") || found.goesThrough("steps")).orElse(false);
    if (widthsVary) {
      widths.replaceAll((name, width) -> Optional.empty());
    }
    return new PlannedRun(
        file,
        widths,
        Seeds.read(spec, 1),
        epochsVary ? Optional.empty() : training.flatMap(Training::epochs),
        sweep.map(found -> found.goesThrough(CheckpointRule.KEY)).orElse(false)
            ? Optional.empty()
            : Optional.of(training.map(Training::checkpoint).orElse(CheckpointRule.LOWEST)),
        training.map(Training::endsEarly).orElse(false)
            || sweep.map(found -> found.goesThrough("patience")).orElse(false),
        sweep);
  }

  private static Map<String, Optional<Integer>> widths(Section architectures) {
    Map<String, Optional<Integer>> widths = new LinkedHashMap<>();
    for (String name : architectures.names()) {
      widths.put(
          name, architectures.optionalSection(name, PlannedRun::width).flatMap(width -> width));
    }
    return widths;
  }

  private static Optional<Integer> width(Section architecture) {
    architecture.leave(architecture.names());
    return architecture.optionalInteger("hidden_size", Range.atLeast(1));
  }

  private static Training training(Section training) {
    training.leave(training.names());
    return new Training(
        training.optionalInteger("epochs", Range.atLeast(1)),
        training.choice(CheckpointRule.KEY, CheckpointRule.class, CheckpointRule.LOWEST),
        training.integerOr("none", "patience", Range.atLeast(1)).isPresent());
  }

  /**
   * The windows of which one has chosen the best epoch of a trial, as {@link CheckpointRule#window}
   * gives them; the likeliest first. There are several only if the spec does not say how many
   * epochs are planned, or if a sweep varies the rule.
   *
   * @param run how many epochs the trial has run
   */
  List<Integer> windows(long run) {
    CheckpointRule rule = checkpoint.orElse(CheckpointRule.SMOOTHED);
    if (checkpoint.isPresent() && epochs.isPresent()) {
      return List.of(rule.window(epochs.get()));
    }
    return Stream.concat(Stream.of(rule.window((int) run)), rule.windows().stream())
        .distinct()
        .toList();
  }

  /**
   * The same with the values beyond the edges of its sweep that the search has tried. A file may
   * have no others, and has each of them in all combinations.
   *
   * @param trials of the search
   */
  PlannedRun widenedBy(List<TrialRow> trials) {
    Map<String, String> columns = columns();
    return new PlannedRun(
        file,
        widths,
        seeds,
        epochs,
        checkpoint,
        endsEarly,
        sweep.map(
            found ->
                new SweepEdges(found, architectures())
                    .widened(
                        (key, value) ->
                            trials.stream()
                                .anyMatch(
                                    row ->
                                        value
                                            .text()
                                            .equals(row.configuration().get(columns.get(key)))))));
  }

  Set<String> architectures() {
    return widths.keySet();
  }

  /** The column of each swept key; none without a sweep. */
  Map<String, String> columns() {
    Set<String> keys = new LinkedHashSet<>();
    for (String key : sweptKeys()) {
      if (architectures().stream().anyMatch(name -> concerns(key, name))) {
        keys.add(key);
      }
    }
    return ConfigurationColumns.names(keys);
  }

  private Set<String> sweptKeys() {
    return sweep.map(found -> found.first().values().keySet()).orElse(Set.of());
  }

  private boolean concerns(String key, String architecture) {
    return Sweep.concerns(key, architecture, architectures());
  }

  /** The columns in which an architecture has values; its fields in the others are empty. */
  Set<String> columnsOf(String architecture) {
    Set<String> own = new LinkedHashSet<>();
    columns()
        .forEach(
            (key, column) -> {
              if (concerns(key, architecture)) {
                own.add(column);
              }
            });
    return own;
  }

  /**
   * The configurations of a grid sweep for an architecture; empty if the sweep draws them at
   * random.
   */
  Optional<Set<Map<String, String>>> grid(String architecture) {
    if (sweep.isEmpty() || sweep.get().draws().isPresent()) {
      return Optional.empty();
    }
    Map<String, String> columns = columns();
    Set<Map<String, String>> grid = new LinkedHashSet<>();
    for (Configuration configuration :
        sweep.get().configurations(key -> concerns(key, architecture))) {
      Map<String, String> texts = configuration.texts();
      Map<String, String> row = new LinkedHashMap<>();
      columns.forEach((key, column) -> row.put(column, texts.getOrDefault(key, "")));
      grid.add(row);
    }
    return Optional.of(grid);
  }
}
