package io.github.rnncompare.benchmark;

import io.github.rnncompare.chart.Picture;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private SpeedChart() {}

  static String svg(List<Benchmark> benchmarks, List<Measurement> measurements) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .yAxisTitle("time of a step / PyTorch's best")
            .build();
    style(chart);
    List<String> names = benchmarks.stream().map(Benchmark::name).toList();
    Map<Implementation, List<Double>> ratios = ratios(benchmarks, measurements);
    ratios.forEach(
        (implementation, values) -> {
          Marker marker = implementation.isPyTorch() ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE;
          add(chart, implementation.title(), names, values, color(implementation), marker);
        });
    List<Double> required = benchmarks.stream().map(Benchmark::requiredRatio).toList();
    add(chart, "required", names, required, Color.BLACK, SeriesMarkers.CROSS);
    showWholeDecades(chart, ratios.values());
    return new Picture(graphics -> chart.paint(graphics, WIDTH, HEIGHT), WIDTH, HEIGHT).svg();
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
      List<Benchmark> benchmarks, List<Measurement> measurements) {
    Map<Implementation, List<Double>> ratios = new LinkedHashMap<>();
    for (Implementation implementation : Implementation.values()) {
      List<Double> values = new ArrayList<>();
      for (Benchmark benchmark : benchmarks) {
        Best best = new Best(benchmark, measurements);
        double unit = best.pytorch().median();
        values.add(best.of(implementation).map(found -> found.median() / unit).orElse(null));
      }
      if (values.stream().anyMatch(value -> value != null)) {
        ratios.put(implementation, values);
      }
    }
    return ratios;
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
