package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.results.AtomicFile;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Writes what is derived from a run's files: summary, charts and the Markdown report. */
public final class Report {
  private Report() {}

  /** Makes {@code summary.csv}, the charts and {@code report.md} anew from the other files. */
  public static Comparison write(RunFiles files) throws IOException {
    RunFiles.Content run = files.read();
    Summaries summaries = new Summaries(run);
    List<String> architectures = summaries.architectures();
    List<LossCurve> training = LossCurves.of(run.losses(), architectures, LossRow::trainLoss);
    List<LossCurve> validation =
        LossCurves.of(run.losses(), architectures, LossRow::validationLoss);
    Comparison comparison = new Comparison(run, summaries);

    files.writeSummary(summaries.rows());
    AtomicFile.write(files.path("train_loss.svg"), LossChart.of("training loss", training).svg());
    if (validation.isEmpty()) {
      Files.deleteIfExists(files.path("validation_loss.svg")); // of an earlier run
    } else {
      AtomicFile.write(
          files.path("validation_loss.svg"), LossChart.of("validation loss", validation).svg());
    }
    AtomicFile.write(
        files.path("report.md"), new MarkdownReport(run, comparison, training, validation).text());
    return comparison;
  }
}
