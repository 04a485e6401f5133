package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.results.AtomicFile;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes what is derived from a run's files: statistics, tables, charts and the Markdown report.
 */
public final class Report {
  private Report() {}

  /** Makes all that follows from the other files anew. */
  public static Conclusion write(RunFiles files) throws IOException {
    RunFiles.Content run = files.read();
    Comparison comparison = new Comparison(run);
    List<String> architectures = comparison.architectures();
    List<LossCurve> training = LossCurves.of(run.losses(), architectures, LossRow::trainLoss);
    List<LossCurve> validation =
        LossCurves.of(run.losses(), architectures, LossRow::validationLoss);
    Map<String, Table> tables = Tables.of(comparison, training, validation);
    Map<String, Picture> charts = Charts.of(comparison, training, validation);

    files.writeStatistics(comparison.summaries(), comparison.pairs(), comparison.sweep());
    files.tables().write(Tables.files(tables));
    files.charts().write(Charts.files(charts));
    AtomicFile.write(
        files.path("report.md"), new MarkdownReport(comparison, tables, charts.keySet()).text());
    return Conclusion.of(comparison);
  }
}
