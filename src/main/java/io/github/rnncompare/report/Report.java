package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.results.AcrossFiles;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Derives statistics, tables, charts and the Markdown report from a run's files. */
public final class Report {
  /** How much is derived from a run. */
  public enum Extent {
    WHOLE,
    /** Statistics and the report, without charts and without its tables as files. */
    TEXT
  }

  private Report() {}

  /** Loads the code of tables and pages, so that {@link #write} need not wait for it. */
  public static void prepareTexts() {
    HtmlPage.of("en", "# Report", Map.of());
  }

  /** The same for charts, which bring native libraries. */
  public static void prepareCharts() {
    Charts.prepare();
  }

  /** Writes all derived files of a run again. */
  public static Conclusion write(RunFiles files) throws IOException {
    return write(files, Extent.WHOLE);
  }

  /** Writes the derived files of a run again, as many as are asked for. */
  public static Conclusion write(RunFiles files, Extent extent) throws IOException {
    RunFiles.Content run = files.read();
    Comparison comparison = new Comparison(run);
    List<String> architectures = comparison.architectures();
    List<LossCurve> training = LossCurves.of(run.losses(), architectures, LossRow::trainLoss);
    List<LossCurve> validation =
        LossCurves.of(run.losses(), architectures, LossRow::validationLoss);
    Optional<Predictions> predictions = Predictions.of(comparison);
    DiagnosedNetworks networks = DiagnosedNetworks.of(run);
    Map<String, Picture> charts = new LinkedHashMap<>();
    if (extent == Extent.WHOLE) {
      charts.putAll(Charts.of(comparison, training, validation));
      charts.putAll(DiagnosticCharts.of(networks));
      predictions.ifPresent(found -> charts.putAll(PredictionCharts.of(comparison, found)));
    }
    // Drawn while all the rest is derived and written.
    CompletableFuture<Map<String, byte[]>> drawn =
        CompletableFuture.supplyAsync(() -> Charts.files(charts));

    Map<String, ResultTable> tables = Tables.of(comparison, training, validation);
    Map<String, ResultTable> predicted =
        predictions.map(found -> PredictionTables.of(comparison, found)).orElse(Map.of());
    if (!run.diagnostics().isEmpty()) {
      tables.put("diagnostics", DiagnosticTable.of(networks, architectures));
    }
    Map<String, byte[]> written = new LinkedHashMap<>();
    if (extent == Extent.WHOLE) {
      written.putAll(Tables.files(tables, Tables.captions(comparison)));
      written.putAll(Tables.files(predicted, PredictionTables.CAPTIONS));
    }
    files.writeStatistics(comparison.summaries(), comparison.pairs(), comparison.sweep());
    files.tables().write(written);
    tables.putAll(predicted);
    String text = new MarkdownReport(comparison, predictions, tables, charts.keySet()).text();
    String page = HtmlPage.of("en", text, charts);
    files.charts().write(drawn.join());
    files.writeReport(text, page);
    return Conclusion.of(comparison);
  }

  /**
   * The page of a run that is not finished, from its journal.
   *
   * @param planned how many trials the run has at least
   */
  public static String unfinished(Map<String, Object> spec, List<TrialRecord> trials, int planned) {
    return new UnfinishedReport(spec, trials, planned).page();
  }

  /**
   * Writes the report of a comparison across several runs.
   *
   * @param runs by the name that the report gives each
   */
  public static Conclusion across(Map<String, RunFiles> runs, AcrossFiles files)
      throws IOException {
    List<Across.Experiment> experiments = new ArrayList<>();
    for (Map.Entry<String, RunFiles> run : runs.entrySet()) {
      experiments.add(new Across.Experiment(run.getKey(), new Comparison(run.getValue().read())));
    }
    Across across = new Across(experiments);
    Map<String, ResultTable> tables = AcrossTables.of(across);
    Map<String, Picture> charts = AcrossCharts.of(across);

    files.write(across.scores(), across.pairs());
    files.tables().write(Tables.files(tables, AcrossTables.CAPTIONS));
    files.charts().write(Charts.files(charts));
    String text = new AcrossReport(across, tables, charts.keySet()).text();
    files.writeReport(text, HtmlPage.of("en", text, charts));
    return new Conclusion(
        AcrossTables.narrow(across),
        Optional.empty(),
        AcrossReport.answer(across),
        Optional.empty());
  }
}
