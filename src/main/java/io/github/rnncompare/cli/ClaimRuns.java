package io.github.rnncompare.cli;

import io.github.rnncompare.claim.ClaimFile;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.claim.Variant;
import io.github.rnncompare.experiment.TimedVariants;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.ClaimResults;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TimeResults;
import io.github.rnncompare.results.TimeRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The runs of the claims' experiments: what they are, and which of them are finished. */
final class ClaimRuns {
  private static final String RATE = "training.optimizer.learning_rate";

  /** The column of trials.csv for it: the last part of the key. */
  private static final String RATE_COLUMN = "learning_rate";

  /** About how long a process measures the networks of all variants. */
  private static final Duration PROCESS = Duration.ofSeconds(25);

  private static final int QUICK_PROCESSES = 2;

  private static final Duration QUICK_PROCESS = Duration.ofMillis(300);

  private final ClaimResults results;
  private final boolean quick;

  /** What was read of finished runs, by their names; a run is read once. */
  private final Map<String, RunFiles.Content> read = new HashMap<>();

  /**
   * The rates that runs chose, by their names; the many variants that share them read them once.
   */
  private final Map<String, String> chosen = new HashMap<>();

  /**
   * The runs in a folder.
   *
   * @param quick whether they are the small ones that show only that the experiments work
   */
  ClaimRuns(ClaimResults results, boolean quick) {
    this.results = results;
    this.quick = quick;
  }

  private static String name(ClaimFile file, String variant) {
    return file.name() + "/" + variant;
  }

  /**
   * The variants of a file that are not finished yet, by the names of their folders; none where
   * they are timed instead.
   */
  List<ExperimentSpec> unfinished(ClaimFile file) throws IOException {
    List<ExperimentSpec> specs = new ArrayList<>();
    if (file.processes().isPresent()) {
      return specs;
    }
    for (Map.Entry<String, Variant> variant : file.variants().entrySet()) {
      if (finished(file, variant.getKey()).isEmpty()) {
        specs.add(spec(file, variant.getValue()).named(variant.getKey()));
      }
    }
    return specs;
  }

  /** The times of a file whose variants are timed. */
  TimeResults times(ClaimFile file) throws IOException {
    Map<String, ExperimentSpec> specs = new LinkedHashMap<>();
    for (Map.Entry<String, Variant> variant : file.variants().entrySet()) {
      specs.put(variant.getKey(), spec(file, variant.getValue()));
    }
    TimedVariants timed =
        new TimedVariants(specs, file.products(), quick ? QUICK_PROCESS : PROCESS);
    return new TimeResults(
        results.directory().resolve(file.name()),
        timed.text(),
        Math.min(quick ? QUICK_PROCESSES : Integer.MAX_VALUE, file.processes().orElseThrow()));
  }

  /** What the rules need of a claim's files; empty if a run or a process is missing. */
  Optional<Evidence> evidence(List<ClaimFile> files) throws IOException {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    Map<String, List<TimeRow>> times = new LinkedHashMap<>();
    for (ClaimFile file : files) {
      if (file.processes().isPresent()) {
        TimeResults timed = times(file);
        if (!timed.missing().isEmpty()) {
          return Optional.empty();
        }
        times.put(file.name(), timed.rows());
        continue;
      }
      for (String variant : file.variants().keySet()) {
        Optional<RunFiles.Content> run = finished(file, variant);
        if (run.isEmpty()) {
          return Optional.empty();
        }
        runs.put(name(file, variant), run.get());
      }
    }
    return Optional.of(new Evidence(runs, times));
  }

  /** The experiment of a variant, with the learning rates that an earlier run has chosen. */
  private ExperimentSpec spec(ClaimFile file, Variant variant) throws IOException {
    List<String> overrides = new ArrayList<>(variant.overrides());
    if (variant.rates().isPresent()) {
      String run = variant.rates().get();
      if (!chosen.containsKey(run)) {
        chosen.put(run, rates(run));
      }
      overrides.add(RATE + "={" + chosen.get(run) + "}");
    }
    if (quick) {
      overrides.addAll(file.quick());
    }
    return ExperimentSpec.read(file.file(), overrides);
  }

  /** "lstm: 0.01, gru: 0.003": what the search of a run has chosen for each architecture. */
  private String rates(String run) throws IOException {
    Path folder = results.directory().resolve(run);
    if (!Files.isDirectory(folder)) {
      throw new UserErrorException(
          folder + " is missing, whose search chooses learning rates; run the whole claim");
    }
    Map<String, String> rates = new TreeMap<>();
    for (TrialRow trial : new RunFiles(folder).read().trials()) {
      String rate = trial.configuration().get(RATE_COLUMN);
      if (rate == null) {
        throw new UserErrorException(folder + " has no sweep over " + RATE);
      }
      rates.put(trial.architecture(), rate);
    }
    List<String> entries = new ArrayList<>();
    rates.forEach((name, rate) -> entries.add(String.format(Locale.ROOT, "%s: %s", name, rate)));
    return String.join(", ", entries);
  }

  /** The run of this very experiment, if it is there, finished, consistent and without failures. */
  private Optional<RunFiles.Content> finished(ClaimFile file, String variant) throws IOException {
    String name = name(file, variant);
    if (!read.containsKey(name)) {
      Path folder = results.run(file.name(), variant);
      Optional<RunFiles.Content> content = content(folder);
      if (content.isEmpty()
          || !SpecFile.dump(content.get().spec())
              .equals(SpecFile.dump(spec(file, of(file, variant)).resolved()))) {
        return Optional.empty();
      }
      read.put(name, content.get());
    }
    return Optional.ofNullable(read.get(name));
  }

  private static Variant of(ClaimFile file, String variant) {
    return Optional.ofNullable(file.variants().get(variant)).orElseThrow();
  }

  private static Optional<RunFiles.Content> content(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    RunFiles files = new RunFiles(folder);
    if (files.unfinished().isPresent()) {
      return Optional.empty();
    }
    Optional<RunFiles.Content> content = files.readWhole();
    if (content.isPresent() && !Files.exists(files.path("report.html"))) {
      Report.write(files, Report.Extent.TEXT); // a run of a version without pages
    }
    return content;
  }
}
