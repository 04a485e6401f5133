package io.github.rnncompare.report;

import io.github.rnncompare.chart.ConfusionChart;
import io.github.rnncompare.chart.ForecastChart;
import io.github.rnncompare.chart.ForecastChart.Band;
import io.github.rnncompare.chart.ForecastChart.Forecasts;
import io.github.rnncompare.chart.ForecastChart.Line;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.PredictedActualChart;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.chart.StepErrorChart;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Confusions;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.comparison.StepErrors;
import io.github.rnncompare.comparison.Stretch;
import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The charts of what is predicted, by file name. */
final class PredictionCharts {
  private final Comparison comparison;
  private final Predictions predictions;
  private final Map<String, Picture> charts = new LinkedHashMap<>();

  private PredictionCharts(Comparison comparison, Predictions predictions) {
    this.comparison = comparison;
    this.predictions = predictions;
  }

  static Map<String, Picture> of(Comparison comparison, Predictions predictions) {
    PredictionCharts charts = new PredictionCharts(comparison, predictions);
    switch (predictions.kind()) {
      case FORECASTS -> charts.addForecasts();
      case CLASSES -> charts.addConfusion();
      case NUMBERS -> charts.addPredictedActual();
    }
    return charts.charts;
  }

  private void addForecasts() {
    Stretch last = Stretch.last(predictions);
    addForecast("forecast_last", "the last %s of the test split", last);
    Stretch.worst(predictions)
        .ifPresent(
            worst ->
                addForecast(
                    "forecast_worst",
                    "the %s of the test split on which " + predictions.best() + " errs most",
                    worst));
    if (predictions.horizon() > 1) {
      StepErrors.of(predictions, PredictionTables.metric(comparison)).stream()
          .limit(1)
          .forEach(this::addStepErrors);
    }
  }

  private void addForecast(String name, String which, Stretch stretch) {
    List<PredictionRow> rows = stretch.rows().stream().map(predictions.rows()::get).toList();
    String best = predictions.best();
    List<Line> architectures = new ArrayList<>();
    Stream.concat(Stream.of(best), predictions.architectures().stream())
        .distinct()
        .forEach(architecture -> architectures.add(line(architecture, stretch)));
    boolean known =
        predictions.hasIntervals(best)
            && values(predictions.of(PredictionRow.ends(best).get(0)), stretch).stream()
                .anyMatch(Double::isFinite);
    Optional<Band> band =
        known
            ? Optional.of(
                new Band(
                    values(predictions.of(PredictionRow.ends(best).get(0)), stretch),
                    values(predictions.of(PredictionRow.ends(best).get(1)), stretch)))
            : Optional.empty();
    boolean timed = rows.stream().noneMatch(row -> row.time().isEmpty());
    charts.put(
        name,
        ForecastChart.of(
            Quantity.of(TargetName.of(comparison, stretch.target())),
            which.replace("%s", counted(rows.size(), predictions.horizon()))
                + (stretch.series().isEmpty() ? "" : ", " + Format.oneLine(stretch.series()))
                + (predictions.horizon() > 1 ? ", one step ahead" : "")
                + (band.isPresent() ? "; band: 90 % interval of " + best : ""),
            new Forecasts(
                rows.stream().map(Stretch::number).toList(),
                timed ? rows.stream().map(PredictionRow::time).toList() : List.of(),
                values(predictions.actual(), stretch),
                architectures,
                band,
                Stream.concat(predictions.bestLearnt().stream(), predictions.bestNaive().stream())
                    .map(baseline -> line(baseline, stretch))
                    .toList())));
  }

  /** "24 values"; forecasts of several steps begin one by one, and their values overlap. */
  static String counted(int count, long horizon) {
    String what = horizon > 1 ? "forecast" : "value";
    return count == 1 ? what : Format.count(count) + " " + what + "s";
  }

  private Line line(String name, Stretch stretch) {
    return new Line(name, values(predictions.of(name), stretch));
  }

  private static List<Double> values(double[] all, Stretch stretch) {
    return stretch.rows().stream().map(row -> all[row]).toList();
  }

  private void addStepErrors(StepErrors errors) {
    String kind = errors.squared() ? "root of the mean squared error" : "mean absolute error";
    charts.put(
        "error_by_step",
        StepErrorChart.of(
            Quantity.of(kind + " (" + TargetName.of(comparison, errors.target()) + ")"),
            "by steps ahead, on the test split",
            predictions.architectures().stream().map(name -> line(errors, name)).toList(),
            predictions.baselines().stream().map(name -> line(errors, name)).toList()));
  }

  private static StepErrorChart.Line line(StepErrors errors, String name) {
    List<StepErrorChart.Point> points = new ArrayList<>();
    errors
        .byStep()
        .forEach(
            (step, byName) ->
                points.add(new StepErrorChart.Point(step, byName.getOrDefault(name, Double.NaN))));
    return new StepErrorChart.Line(name, points);
  }

  private void addConfusion() {
    Confusions confusions = new Confusions(predictions, predictions.best());
    List<String> classes = confusions.classes();
    if (classes.size() > 1 && classes.size() <= ConfusionChart.MOST_CLASSES) {
      List<List<ConfusionChart.Cell>> cells = new ArrayList<>();
      for (String actual : classes) {
        List<ConfusionChart.Cell> row = new ArrayList<>();
        for (String predicted : classes) {
          Confusions.Count count = confusions.count(actual, predicted);
          row.add(new ConfusionChart.Cell(count.count(), count.share()));
        }
        cells.add(row);
      }
      charts.put(
          "confusion",
          ConfusionChart.of(
              "classes that " + predictions.best() + " predicts on the test split",
              classes,
              cells));
    }
  }

  private void addPredictedActual() {
    String target = predictions.rows().get(0).target();
    List<Integer> rows =
        predictions.known().stream()
            .filter(row -> predictions.rows().get(row).target().equals(target))
            .toList();
    double[] actual = predictions.actual();
    List<PredictedActualChart.Panel> panels = new ArrayList<>();
    for (String name : predictions.architectures()) {
      double[] predicted = predictions.of(name);
      panels.add(
          new PredictedActualChart.Panel(
              name,
              rows.stream()
                  .map(row -> new PredictedActualChart.Point(actual[row], predicted[row]))
                  .toList()));
    }
    if (!rows.isEmpty()) {
      charts.put(
          "predicted_actual", PredictedActualChart.of(TargetName.of(comparison, target), panels));
    }
  }
}
