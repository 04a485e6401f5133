package io.github.rnncompare.results;

import io.github.rnncompare.folder.FolderNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the files that this program writes in its kinds of results folders. */
final class ResultNames {
  /** The files of one run, in {@code results/NAME/}. */
  static final FolderNames RUN =
      new FolderNames(
          "results of a run",
          Set.of(
              FolderNames.MANIFEST,
              FolderNames.LOCK,
              FolderNames.LOG,
              FolderNames.JOURNAL,
              FolderNames.REPORT,
              FolderNames.PAGE,
              RunTables.SPEC,
              RunTables.PROVENANCE,
              RunTables.CHECKSUMS,
              RunTables.LOSSES,
              RunTables.TRIALS,
              RunTables.BASELINES,
              OlderNames.BASELINES,
              RunTables.PREDICTIONS,
              RunTables.DIAGNOSTICS,
              RunTables.COSTS,
              RunTables.SWEEP_LOSSES,
              RunTables.SWEEP_TRIALS,
              "summary.csv",
              "sweep_summary.csv",
              "comparisons.csv"),
          List.of(
              Pattern.compile(FolderNames.JOURNAL + "(run|set-aside|part)\\.json"),
              Pattern.compile(FolderNames.JOURNAL + "(trial|checkpoint|place)-\\d{5,10}\\.json"),
              Pattern.compile(FolderNames.JOURNAL + "model-\\d{5,10}\\.zip"),
              Pattern.compile(FolderNames.MODELS + "[a-z_]+-seed-\\d{1,19}\\.zip"),
              Pattern.compile(
                  FolderNames.CHARTS
                      + "(train_loss|validation_loss|validation_metric|final|success|sweep_[A-Za-z0-9_-]{1,200}"
                      + "|(gradient_norm|gate_opening|state_norm)_(untrained|tested)"
                      + "|gradient_factor|spectral_radius|saturated_share|clipped_share"
                      + "|forecast_last|forecast_worst|error_by_step|confusion|predicted_actual)"
                      + "\\.(svg|png)"),
              Pattern.compile(
                  FolderNames.TABLES
                      + "(comparison|over_seeds|pairs|against_baselines|train_loss_by_epoch|validation_loss_by_epoch"
                      + "|diagnostics|sweep|presets|failed_trials|endings|costs"
                      + "|error_by_step|coverage|confusions|missed|example)\\.(csv|tex)")),
          List.of("scores.csv"));

  /** The files of a report of several runs, in {@code results/across/}. */
  static final FolderNames ACROSS =
      new FolderNames(
          "report of several runs",
          Set.of(
              FolderNames.MANIFEST,
              FolderNames.LOCK,
              FolderNames.REPORT,
              FolderNames.PAGE,
              "scores.csv",
              "comparisons.csv"),
          List.of(
              Pattern.compile(
                  FolderNames.CHARTS
                      + "(critical_difference|performance_profile|pareto_parameters|pareto_step)"
                      + "\\.(svg|png)"),
              Pattern.compile(
                  FolderNames.TABLES + "(overview|ranks|pairs|matrix|pareto)\\.(csv|tex)")),
          List.of(RunTables.SPEC, RunTables.TRIALS, "journal"));

  /** The files of the report on the claims, in {@code results/claims/}. */
  static final FolderNames CLAIMS =
      new FolderNames(
          "report on the claims",
          Set.of(
              FolderNames.MANIFEST,
              FolderNames.LOCK,
              FolderNames.REPORT,
              FolderNames.PAGE,
              ClaimResults.FIGURES,
              ClaimResults.SPANISH,
              ClaimResults.SPANISH_PAGE,
              ClaimResults.VERDICTS),
          List.of(
              Pattern.compile(FolderNames.CHARTS + "(es_)?claim_\\d{1,2}(_[a-z_]+)?\\.(svg|png)")),
          List.of(RunTables.SPEC, RunTables.TRIALS, "scores.csv", "journal"));

  /** The files of timed experiments, in {@code results/claims/FILE/}. */
  static final FolderNames TIMES =
      new FolderNames(
          "times of an experiment",
          Set.of(
              FolderNames.MANIFEST,
              TimeResults.EXPERIMENT,
              TimeResults.TIMES,
              RunTables.PROVENANCE),
          List.of(),
          List.of(RunTables.SPEC, RunTables.TRIALS, "scores.csv", "journal"));

  private ResultNames() {}
}
