package io.github.rnncompare.report;

import static java.util.Map.entry;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.comparison.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a report, by file name. */
final class Tables {
  private static final Map<String, String> CAPTIONS =
      Map.ofEntries(
          entry(
              "comparison",
              "Means or medians over seeds with 95 % intervals (Student's t; order statistics); * is"
                  + " significantly worse than the best of its column (Wilcoxon signed-rank, Holm, p < 0.05)."),
          entry("over_seeds", "Statistics over seeds, with 95 % intervals."),
          entry("pairs", "Differences seed by seed (Hodges-Lehmann; Wilcoxon signed-rank, Holm)."),
          entry(
              "against_baselines",
              "Networks against baselines, seed by seed (Hodges-Lehmann; Wilcoxon signed-rank, Holm)."),
          entry("train_loss_by_epoch", "Training loss by epoch, median over seeds."),
          entry("validation_loss_by_epoch", "Validation loss by epoch, median over seeds."),
          entry("sweep", "Mean losses of the configurations that the sweep tried."),
          entry("presets", "What the sweep found under each preset."),
          entry("failed_trials", "Trials that diverged or failed."),
          entry("diagnostics", "What was measured inside the networks, medians over seeds."),
          entry("costs", "Times of a training step and a forward pass, and memory."));

  private Tables() {}

  /** The tables for which the run has data. */
  static Map<String, ResultTable> of(
      Comparison comparison, List<LossCurve> training, List<LossCurve> validation) {
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    tables.put("comparison", MainTable.full(comparison));
    tables.put("over_seeds", MainTable.overSeeds(comparison));
    if (comparison.countOfPairs() > 0) {
      tables.put("pairs", PairTable.of(comparison));
    }
    BaselineTable.of(comparison).ifPresent(table -> tables.put("against_baselines", table));
    if (!training.isEmpty()) {
      tables.put("train_loss_by_epoch", EpochTable.of(training));
    }
    if (!validation.isEmpty()) {
      tables.put("validation_loss_by_epoch", EpochTable.of(validation));
    }
    SweepTable.of(comparison).ifPresent(sweep -> tables.put("sweep", sweep.table()));
    PresetTable.of(comparison).ifPresent(table -> tables.put("presets", table));
    FailedTrials.table(comparison.run()).ifPresent(table -> tables.put("failed_trials", table));
    if (!comparison.run().costs().isEmpty()) {
      tables.put("costs", CostTable.of(comparison.run().costs()));
    }
    return tables;
  }

  /** Captions for LaTeX, by the name of the table; they name the test that gives p. */
  static Map<String, String> captions(Comparison comparison) {
    Map<String, String> captions = new LinkedHashMap<>(CAPTIONS);
    if (comparison.isResampled()) {
      captions.replaceAll(
          (name, caption) -> caption.replace("Wilcoxon signed-rank", "corrected resampled t"));
    }
    return captions;
  }

  /**
   * Each table as a CSV and a LaTeX file.
   *
   * @param captions for LaTeX, by the name of the table
   */
  static Map<String, byte[]> files(Map<String, ResultTable> tables, Map<String, String> captions)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Map.Entry<String, ResultTable> entry : tables.entrySet()) {
      String name = entry.getKey();
      String caption = captions.getOrDefault(name, name);
      files.put(name + ".csv", entry.getValue().csv().getBytes(StandardCharsets.UTF_8));
      files.put(
          name + ".tex",
          entry.getValue().shown().latex(caption, name).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
