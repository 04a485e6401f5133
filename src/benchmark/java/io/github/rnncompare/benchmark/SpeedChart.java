package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.chart.ChartData;
import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Line;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.chart.Picture;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The time of a step in times of PyTorch's best: a dot for each implementation. */
final class SpeedChart {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 480;
  private static final String QUANTITY = "time of a step / PyTorch's best";

  private SpeedChart() {}

  /** The chart of a table, with its numbers. */
  static Picture of(List<SpeedRow> rows) {
    List<Benchmark> benchmarks =
        Benchmark.all().stream()
            .filter(benchmark -> rows.stream().anyMatch(row -> isOf(row, benchmark)))
            .toList();
    List<String> names = benchmarks.stream().map(Benchmark::name).toList();
    List<Double> required = benchmarks.stream().map(Benchmark::requiredRatio).toList();
    Map<Implementation, List<Double>> ratios = ratios(benchmarks, rows);
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).yAxisTitle(QUANTITY).build();
    style(chart);
    List<Line> lines = new ArrayList<>();
    ratios.forEach(
        (implementation, values) -> {
          Marker marker = implementation.isPyTorch() ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE;
          Color color = color(implementation);
          add(chart, implementation.title(), names, values, color, marker);
          lines.add(line(implementation.title(), Kind.DOTS, css(color), values));
        });
    add(chart, "required", names, required, Color.BLACK, SeriesMarkers.CROSS);
    lines.add(line("required", Kind.RINGS, "", required));
    showWholeDecades(chart, ratios.values());
    ChartData data = new ChartData.Axes(QUANTITY, false, true, Along.names(names), "", lines);
    return new Picture(
        graphics -> chart.paint(graphics, WIDTH, HEIGHT), WIDTH, HEIGHT, List.of(data));
  }

  private static Line line(String name, Kind kind, String color, List<Double> values) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value != null) {
        points.add(new Point(i, value, null));
      }
    }
    return new Line(name, "", kind, color, List.of(), points);
  }

  private static String css(Color color) {
    return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
  }

  /** A logarithmic axis has numbers at powers of ten only, so it had better begin and end there. */
  private static void showWholeDecades(
      CategoryChart chart, Collection<? extends List<Double>> ratios) {
    DoubleSummaryStatistics range =
        ratios.stream()
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    chart
        .getStyler()
        .setYAxisMin(Math.pow(10, Math.floor(Math.log10(range.getMin()))))
        .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(range.getMax()))));
  }

  /** For each implementation that has any of the benchmarks, its ratios in their order. */
  private static Map<Implementation, List<Double>> ratios(
      List<Benchmark> benchmarks, List<SpeedRow> rows) {
    Map<Implementation, List<Double>> ratios = new LinkedHashMap<>();
    for (Implementation implementation : Implementation.values()) {
      List<Double> values = new ArrayList<>();
      for (Benchmark benchmark : benchmarks) {
        double unit =
            best(benchmark, rows, Implementation::isPyTorch)
                .orElseThrow(() -> new IllegalStateException("PyTorch has every architecture"));
        OptionalDouble own = best(benchmark, rows, any -> any == implementation);
        values.add(own.isPresent() ? own.getAsDouble() / unit : null);
      }
      if (values.stream().anyMatch(value -> value != null)) {
        ratios.put(implementation, values);
      }
    }
    return ratios;
  }

  /** Milliseconds on as many threads as suit it best. */
  private static OptionalDouble best(
      Benchmark benchmark, List<SpeedRow> rows, Predicate<Implementation> which) {
    return rows.stream()
        .filter(row -> isOf(row, benchmark))
        .filter(row -> which.test(Implementation.of(row.implementation())))
        .mapToDouble(SpeedRow::medianMs)
        .min();
  }

  private static boolean isOf(SpeedRow row, Benchmark benchmark) {
    Workload workload = benchmark.workload();
    return row.architecture().equals(workload.architecture().word())
        && row.batchSize() == workload.batchSize()
        && row.timeSteps() == workload.timeSteps()
        && row.inputSize() == workload.inputSize()
        && row.hiddenSize() == workload.hiddenSize();
  }

  private static void add(
      CategoryChart chart,
      String name,
      List<String> benchmarks,
      List<Double> ratios,
      Color color,
      Marker marker) {
    CategorySeries series = chart.addSeries(name, benchmarks, ratios);
    series.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    series.setMarker(marker);
    series.setMarkerColor(color);
  }

  /** Okabe and Ito's colours, which the colour-blind can distinguish. */
  private static Color color(Implementation implementation) {
    return switch (implementation) {
      case FAST -> new Color(0x0072B2);
      case FAST_TRAINER -> new Color(0xF0E442);
      case FAST_FIT -> new Color(0x56B4E9);
      case PORTABLE -> new Color(0x009E73);
      case STOCK -> new Color(0xE69F00);
      case ONEDNN -> Color.GRAY;
      case PYTORCH_OPENBLAS -> new Color(0xCC79A7);
      case PYTORCH_MKL -> new Color(0xD55E00);
      case FAST_STREAM, FAST_NETWORK ->
          throw new IllegalArgumentException(implementation.word() + " is not trained");
    };
  }

  private static void style(CategoryChart chart) {
    chart
        .getStyler()
        .setAvailableSpaceFill(0.6) // else a dot may stand nearer to the next network's
        .setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
        .setLegendPosition(LegendPosition.OutsideE)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE);
    chart
        .getStyler()
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
        .setXAxisLabelRotation(30)
        .setXAxisLabelAlignment(AxesChartStyler.TextAlignment.Right)
        .setYAxisLogarithmic(true)
        .setPlotGridLinesColor(new Color(0xDDDDDD));
  }
}
