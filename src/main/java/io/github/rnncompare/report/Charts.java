package io.github.rnncompare.report;

import io.github.rnncompare.chart.Level;
import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.PointChart;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.chart.SuccessChart;
import io.github.rnncompare.chart.SweepChart;
import io.github.rnncompare.comparison.AgainstBaselines;
import io.github.rnncompare.comparison.Centre;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.statistics.Interval;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The charts of a report, by file name. */
final class Charts {
  /** Metrics of tasks whose targets are numbers: "mse", "rmse_passengers". */
  private static final int LONGEST_NAME = 200;

  /** With more their dashes are too alike. */
  private static final int MOST_BASELINES = 3;

  private static final Pattern ERROR = Pattern.compile("(mse|rmse|mae)(_.*)?|mase|smape");

  private static final Pattern ERROR_OF = Pattern.compile("^(test_(?:mse|rmse|mae))_(.+)$");
  private static final String SQUARED_ERROR = "mean squared error";
  private static final String CROSS_ENTROPY = "cross-entropy, nats";

  private final Comparison comparison;
  private final Map<String, Picture> charts = new LinkedHashMap<>();

  private Charts(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The charts for which the run has data. */
  static Map<String, Picture> of(
      Comparison comparison, List<LossCurve> training, List<LossCurve> validation) {
    Charts charts = new Charts(comparison);
    charts.addFinal();
    charts.addSuccess();
    charts.addTrainingLosses(training);
    charts.addLosses(
        "validation_loss",
        "validation loss",
        validation,
        charts.bestBaseline(Measure.BEST_VALIDATION_LOSS));
    charts.addMetric();
    charts.addSweep();
    return charts.charts;
  }

  /** Where classes have weights no baseline is drawn, since its loss is without them. */
  private void addTrainingLosses(List<LossCurve> curves) {
    if (WeightedClasses.in(comparison)) {
      addLosses("train_loss", "training loss, classes weighted", curves, Optional.empty());
    } else {
      addLosses("train_loss", "training loss", curves, bestBaseline(Measure.FINAL_TRAIN_LOSS));
    }
  }

  private void addLosses(
      String name, String loss, List<LossCurve> curves, Optional<Level> baseline) {
    if (!curves.isEmpty()) {
      Quantity axis = Quantity.of(loss + " (" + lossUnit() + ")");
      charts.put(name, LossChart.of(axis, curves, baseline));
    }
  }

  /**
   * Adds the chart of the validation split's metric. No baseline is drawn: those of the metric are
   * scores on the test split.
   */
  private void addMetric() {
    List<LossCurve> curves =
        LossCurves.of(
            comparison.run().losses(), comparison.architectures(), LossRow::validationMetric);
    comparison.measures().stream()
        .filter(measure -> measure.isMetric() && !curves.isEmpty())
        .forEach(
            measure -> {
              String title = validation(axis(measure).title());
              Quantity axis = new Quantity(title, measure.higherIsBetter());
              charts.put("validation_metric", LossChart.of(axis, curves, Optional.empty()));
            });
  }

  /** The baseline with the best value of a measure. */
  private Optional<Level> bestBaseline(Measure measure) {
    return comparison
        .bestBaseline(measure)
        .map(name -> new Level(name, comparison.value(name, measure)));
  }

  /** Adds the chart of how many trials reached the target. */
  private void addSuccess() {
    List<SuccessChart.Rate> rates = new ArrayList<>();
    for (String name : comparison.architectures()) {
      comparison.find(name, comparison.primary()).flatMap(Charts::rate).ifPresent(rates::add);
    }
    if (!rates.isEmpty()) {
      comparison
          .target()
          .map(target -> column(target) + " " + Numbers.text(target.value()))
          .ifPresent(target -> charts.put("success", SuccessChart.of(target, rates)));
    }
  }

  /** What the checkpoint's score is of: "training loss", "test accuracy". */
  private String column(Target target) {
    return target.isMetric()
        ? axis(comparison.primary()).title()
        : target.isTrainLoss() ? "training loss" : "loss";
  }

  private static String validation(String testMetric) {
    return testMetric.replaceFirst("^test", "validation");
  }

  /** The rate of an architecture; empty without a target, and if all its trials failed. */
  static Optional<SuccessChart.Rate> rate(SummaryRow row) {
    Long reached = row.reached();
    Double share = row.successRate();
    Double low = row.successLow();
    Double high = row.successHigh();
    return reached == null || share == null || low == null || high == null
        ? Optional.empty()
        : Optional.of(
            new SuccessChart.Rate(
                row.architecture(),
                reached,
                row.trials() - row.failed(),
                share,
                new Interval(low, high)));
  }

  /** Adds the chart of the primary measure, with a point for each seed. */
  private void addFinal() {
    Measure measure = comparison.primary();
    List<PointChart.Sample> samples = new ArrayList<>();
    for (String name : comparison.architectures()) {
      List<Double> values =
          comparison.trials(name).stream()
              .map(measure::of)
              .flatMapToDouble(OptionalDouble::stream)
              .boxed()
              .toList();
      if (!values.isEmpty()) {
        samples.add(
            new PointChart.Sample(
                name, values, comparison.value(name, measure), interval(name, measure)));
      }
    }
    List<Level> baselines =
        drawnBaselines().stream()
            .map(name -> new Level(name, comparison.value(name, measure)))
            .filter(level -> Double.isFinite(level.value()))
            .toList();
    if (!samples.isEmpty()) {
      charts.put(
          "final",
          PointChart.of(axis(measure), Names.of(comparison.centre(measure)), samples, baselines));
    }
  }

  /**
   * All, or where some learn and they are many, the best that learns and the best that does not.
   */
  private List<String> drawnBaselines() {
    AgainstBaselines against = new AgainstBaselines(comparison);
    return against.baselines().size() <= MOST_BASELINES || against.best(true).isEmpty()
        ? comparison.baselines()
        : Stream.of(against.best(false), against.best(true)).flatMap(Optional::stream).toList();
  }

  private Optional<Interval> interval(String name, Measure measure) {
    Centre centre = comparison.centre(measure);
    return comparison
        .find(name, measure)
        .flatMap(
            row -> {
              Double low = centre.low(row);
              Double high = centre.high(row);
              return low == null || high == null
                  ? Optional.empty()
                  : Optional.of(new Interval(low, high));
            });
  }

  /** Adds a chart for each key of the sweep. */
  private void addSweep() {
    Measure measure = SweepTable.measure(comparison);
    List<SummaryRow> tried =
        comparison.sweep().stream()
            .filter(row -> row.measure().equals(measure.column()) && row.n() == row.trials())
            .toList();
    List<String> keys =
        comparison.sweep().stream()
            .flatMap(row -> row.configuration().keySet().stream())
            .distinct()
            .toList();
    for (String key : keys) {
      List<SweepChart.Point> points = new ArrayList<>();
      for (SummaryRow row : tried) {
        Double median = row.median();
        if (median != null) {
          points.add(
              new SweepChart.Point(
                  row.architecture(),
                  row.configuration().getOrDefault(key, ""),
                  median,
                  comparison.configuration(row.architecture()).equals(row.configuration())));
        }
      }
      charts.put("sweep_" + fileName(key), SweepChart.of(key, axis(measure), points));
    }
  }

  /** A key as part of a file name: portable characters only, and not too long. */
  private static String fileName(String key) {
    String name = key.replaceAll("[^A-Za-z0-9_-]", "_");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  /** A measure with its unit. */
  private Quantity axis(Measure measure) {
    String title = comparison.title(measure);
    return new Quantity(
        measure.isMetric() ? withUnit(title) : title.replace('_', ' ') + " (" + lossUnit() + ")",
        measure.higherIsBetter());
  }

  /** The name and unit of the loss: squared error if the metric is an error, else cross-entropy. */
  private String lossUnit() {
    Optional<String> metric =
        comparison.run().trials().stream()
            .map(TrialRow::metric)
            .filter(name -> !name.isEmpty())
            .findFirst();
    boolean classes =
        comparison.run().spec().get("task") instanceof Map<?, ?> task
            && "classes".equals(task.get("targets"));
    return metric.map(Charts::lossBeside).orElse(classes ? CROSS_ENTROPY : SQUARED_ERROR);
  }

  /** The loss that goes with a metric. */
  static String lossBeside(String metric) {
    return ERROR.matcher(metric).matches() ? SQUARED_ERROR : CROSS_ENTROPY;
  }

  /** "test rmse (passengers)" of "test_rmse_passengers". */
  static String withUnit(String metric) {
    return metric.equals("test_smape")
        ? "test sMAPE (%)"
        : ERROR_OF.matcher(metric).replaceFirst("$1 ($2)").replace('_', ' ');
  }

  /** Each as SVG and PNG. They are drawn side by side, since that is most of a report's time. */
  static Map<String, byte[]> files(Map<String, Picture> charts) {
    Map<String, byte[]> files = new ConcurrentHashMap<>();
    charts.entrySet().parallelStream()
        .forEach(
            chart -> {
              Picture picture = chart.getValue();
              files.put(chart.getKey() + ".svg", picture.svg().getBytes(StandardCharsets.UTF_8));
              files.put(chart.getKey() + ".png", picture.png());
            });
    return new TreeMap<>(files);
  }

  /** Draws a small chart that nobody sees: the code that draws takes longer to load than to run. */
  static void prepare() {
    TreeMap<Long, Double> losses = new TreeMap<>(Map.of(1L, 1.0, 2L, 0.5));
    LossCurve curve = new LossCurve("lstm", List.of(losses, losses));
    files(Map.of("loss", LossChart.of(Quantity.of("loss"), List.of(curve), Optional.empty())));
  }
}
