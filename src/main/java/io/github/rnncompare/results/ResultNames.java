package io.github.rnncompare.results;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that this program writes in one kind of results folder. Whatever has another name there
 * is somebody else's.
 *
 * @param kind what such a folder holds, for messages: "results of a run"
 * @param whole names of files, and of sub-folders with a '/' behind them, that stand as they are
 * @param patterns of the others
 * @param ofOtherKinds names by which a folder of another kind is known
 */
record ResultNames(
    String kind, Set<String> whole, List<Pattern> patterns, List<String> ofOtherKinds) {
  static final List<String> FOLDERS = List.of("journal", "models", "charts", "tables");

  static final String MANIFEST = "manifest.txt";
  static final String LOCK = "lock";
  static final String LOG = "run.log";
  static final String REPORT = "report.md";
  static final String JOURNAL = "journal/";
  static final String MODELS = "models/";
  static final String CHARTS = "charts/";
  static final String TABLES = "tables/";

  /** What one run leaves, in {@code results/NAME/}. */
  static final ResultNames RUN =
      new ResultNames(
          "results of a run",
          Set.of(
              MANIFEST,
              LOCK,
              LOG,
              JOURNAL,
              REPORT,
              RunTables.SPEC,
              RunTables.PROVENANCE,
              RunTables.CHECKSUMS,
              RunTables.LOSSES,
              RunTables.TRIALS,
              RunTables.BASELINES,
              "floors.csv", // of older versions
              RunTables.COSTS,
              RunTables.SWEEP_LOSSES,
              RunTables.SWEEP_TRIALS,
              "summary.csv",
              "sweep_summary.csv",
              "comparisons.csv"),
          List.of(
              Pattern.compile(JOURNAL + "(run|set-aside)\\.json"),
              Pattern.compile(JOURNAL + "(trial|checkpoint)-\\d{5,10}\\.json"),
              Pattern.compile(JOURNAL + "model-\\d{5,10}\\.zip"),
              Pattern.compile(MODELS + "[a-z_]+-seed-\\d{1,19}\\.zip"),
              Pattern.compile(
                  CHARTS
                      + "(train_loss|validation_loss|final|sweep_[A-Za-z0-9_-]{1,200})\\.(svg|png)"),
              Pattern.compile(
                  TABLES
                      + "(comparison|over_seeds|pairs|train_loss_by_epoch|validation_loss_by_epoch"
                      + "|sweep|endings|costs)\\.(csv|tex)")),
          List.of("scores.csv"));

  /** What a report of several runs leaves, in {@code results/across/}. */
  static final ResultNames ACROSS =
      new ResultNames(
          "report of several runs",
          Set.of(MANIFEST, LOCK, REPORT, "scores.csv", "comparisons.csv"),
          List.of(
              Pattern.compile(
                  CHARTS
                      + "(critical_difference|performance_profile|pareto_parameters|pareto_step)"
                      + "\\.(svg|png)"),
              Pattern.compile(TABLES + "(ranks|pairs|pareto)\\.(csv|tex)")),
          List.of(RunTables.SPEC, RunTables.TRIALS, "journal"));

  /** Whether a file is part of no finished run. */
  static boolean isOfTheRunAtWork(String name) {
    return name.equals(LOCK)
        || name.equals(LOG)
        || name.startsWith(JOURNAL)
        || TemporaryName.is(name);
  }

  /** Names that the manifest has from the beginning, so that it says the same at any time. */
  Set<String> always() {
    return whole.contains(LOG) ? Set.of(MANIFEST, LOG) : Set.of(MANIFEST);
  }

  /** Whether {@code name}, a path from the folder with '/', is one that this program writes. */
  boolean has(String name) {
    return whole.contains(name)
        || patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
