package io.github.rnncompare.results;

import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.results.RunFiles.Content;
import io.github.rnncompare.spec.Relevance;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names, writes and reads the files that a run writes before its report. */
final class RunTables {
  static final String SPEC = "spec.yaml";
  static final String LOSSES = "losses.csv";
  static final String TRIALS = "trials.csv";
  static final String BASELINES = "baselines.csv";
  static final String PREDICTIONS = "predictions.csv";
  static final String DIAGNOSTICS = "diagnostics.csv";
  static final String COSTS = "costs.csv";
  static final String SWEEP_LOSSES = "sweep_losses.csv";
  static final String SWEEP_TRIALS = "sweep_trials.csv";
  static final String PROVENANCE = "provenance.json";
  static final String CHECKSUMS = "checksums.txt";

  /** The files that a repeated run reproduces byte for byte. */
  static final List<String> DETERMINISTIC =
      List.of(
          SPEC, LOSSES, TRIALS, BASELINES, PREDICTIONS, DIAGNOSTICS, SWEEP_LOSSES, SWEEP_TRIALS);

  private static final List<String> WITH_CHECKSUM =
      Stream.concat(DETERMINISTIC.stream(), Stream.of(COSTS, PROVENANCE)).toList();

  private static final CsvTable<LossRow> LOSS_ROWS =
      new CsvTable<>(LossRow.class, OlderNames.columns(LOSSES), Map.of());
  private static final CsvTable<TrialRow> TRIAL_ROWS =
      new CsvTable<>(
          TrialRow.class, OlderNames.columns(TRIALS), Map.of("message", "", "metric_better", ""));
  private static final CsvTable<BaselineRow> BASELINE_ROWS =
      new CsvTable<>(BaselineRow.class, OlderNames.columns(BASELINES), Map.of());
  private static final CsvTable<PredictionRow> PREDICTION_ROWS =
      new CsvTable<>(PredictionRow.class);
  private static final CsvTable<DiagnosticRow> DIAGNOSTIC_ROWS =
      new CsvTable<>(DiagnosticRow.class);
  private static final CsvTable<CostRow> COST_ROWS =
      new CsvTable<>(
          CostRow.class, Map.of(), Map.of("step_low_ms", "", "step_high_ms", "", "cpu_share", ""));

  private RunTables() {}

  /** The contents of the {@link #DETERMINISTIC} files; those of the sweep only if there is one. */
  static Map<String, String> deterministic(Content content) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SPEC, SpecFile.dump(content.spec()));
    texts.put(LOSSES, LOSS_ROWS.text(content.losses()));
    texts.put(TRIALS, TRIAL_ROWS.text(content.trials()));
    texts.put(BASELINES, BASELINE_ROWS.text(content.baselines()));
    if (!content.predictions().isEmpty()) {
      texts.put(PREDICTIONS, PREDICTION_ROWS.text(content.predictions()));
    }
    if (!content.diagnostics().isEmpty()) {
      texts.put(DIAGNOSTICS, DIAGNOSTIC_ROWS.text(content.diagnostics()));
    }
    if (!content.sweepTrials().isEmpty()) {
      texts.put(SWEEP_LOSSES, LOSS_ROWS.text(content.sweepLosses()));
      texts.put(SWEEP_TRIALS, TRIAL_ROWS.text(content.sweepTrials()));
    }
    return texts;
  }

  /** The contents of all files, with the checksums. */
  static Map<String, byte[]> all(Content content) throws IOException {
    Map<String, String> texts = deterministic(content);
    texts.put(COSTS, COST_ROWS.text(content.costs()));
    texts.put(PROVENANCE, Json.indented(content.provenance()));
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    files.put(CHECKSUMS, Checksums.text(files).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /**
   * Reads the files of {@link #all}.
   *
   * @throws UserErrorException naming what is missing, damaged or inconsistent
   */
  static Content read(ResultsFolder folder) throws IOException {
    boolean swept = folder.isTaken(SWEEP_TRIALS);
    return RunCheck.checked(
        folder,
        new Content(
            spec(folder),
            LOSS_ROWS.read(folder.file(LOSSES)),
            trials(folder, TRIALS),
            BASELINE_ROWS.read(folder.file(OlderNames.present(folder, BASELINES))),
            folder.isTaken(PREDICTIONS)
                ? PREDICTION_ROWS.read(folder.file(PREDICTIONS))
                : List.of(),
            folder.isTaken(DIAGNOSTICS)
                ? DIAGNOSTIC_ROWS.read(folder.file(DIAGNOSTICS))
                : List.of(),
            swept ? LOSS_ROWS.read(folder.file(SWEEP_LOSSES)) : List.of(),
            swept ? trials(folder, SWEEP_TRIALS) : List.of(),
            folder.isTaken(COSTS) ? COST_ROWS.read(folder.file(COSTS)) : List.of(),
            provenance(folder),
            Checksums.changed(folder, OlderNames.and(WITH_CHECKSUM))));
  }

  /** The spec with every default filled in. */
  static Map<String, Object> spec(ResultsFolder folder) throws IOException {
    return spec(folder.file(SPEC));
  }

  /** The resolved spec in a file. */
  static Map<String, Object> spec(Path file) throws IOException {
    Map<String, Object> spec = SpecFile.load(TextFile.read(file, "spec"), file.toString());
    try {
      Target.of(spec); // reports need both
      Relevance.of(spec);
    } catch (UserErrorException e) {
      throw new UserErrorException(file + ": " + e.getMessage(), e);
    }
    return spec;
  }

  /** The trials of the comparison, at least one. */
  static List<TrialRow> trials(ResultsFolder folder) throws IOException {
    return trials(folder, TRIALS);
  }

  private static List<TrialRow> trials(ResultsFolder folder, String name) throws IOException {
    List<TrialRow> trials = TRIAL_ROWS.read(folder.file(name));
    if (trials.isEmpty()) {
      throw new UserErrorException(folder.path(name) + " has no trial; run the experiment again");
    }
    return trials;
  }

  static Provenance provenance(ResultsFolder folder) throws IOException {
    return Json.readWhole(folder.file(PROVENANCE), Provenance.class);
  }
}
