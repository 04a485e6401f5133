package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Coverage;
import io.github.rnncompare.comparison.Example;
import io.github.rnncompare.comparison.Missed;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.comparison.StepErrors;
import io.github.rnncompare.results.TrialRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of what is predicted, by file name. */
final class PredictionTables {
  static final Map<String, String> CAPTIONS =
      Map.of(
          "error_by_step",
          "Errors on the test split by steps ahead.",
          "coverage",
          "Test values within the 90 % intervals (split conformal), with Wilson's 95 % intervals of"
              + " their share.",
          "confusions",
          "The most confused pairs of classes; shares are of the actual class.",
          "missed",
          "Sequences that every architecture gets wrong.",
          "example",
          "A sequence of the test split step by step.");

  private PredictionTables() {}

  static Map<String, ResultTable> of(Comparison comparison, Predictions predictions) {
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    switch (predictions.kind()) {
      case FORECASTS -> {
        if (predictions.horizon() > 1) {
          List<StepErrors> errors = StepErrors.of(predictions, metric(comparison));
          if (!errors.isEmpty()) {
            tables.put("error_by_step", ErrorByStepTable.of(predictions, errors));
          }
        }
        List<Coverage> coverage = Coverage.of(predictions);
        if (!coverage.isEmpty()) {
          tables.put("coverage", CoverageTable.of(coverage));
        }
      }
      case CLASSES -> {
        ClassTables.confusions(predictions).ifPresent(table -> tables.put("confusions", table));
        if (!predictions.everyStep()) {
          ClassTables.missed(predictions, Missed.of(predictions))
              .ifPresent(table -> tables.put("missed", table));
        }
      }
      case NUMBERS -> {
        // the chart has them
      }
    }
    if (predictions.everyStep()) {
      tables.put("example", ExampleTable.of(predictions, Example.of(predictions)));
    }
    return tables;
  }

  /** The metric of the run; empty if it has none. */
  static String metric(Comparison comparison) {
    return comparison.run().trials().stream()
        .map(TrialRow::metric)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }
}
