package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Summary;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Loss by epoch: the mean over seeds as a line, one standard deviation to each side as a band. */
public final class LossChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 430;
  private static final double ASTRAY = 1e-3;

  private LossChart() {}

  /**
   * Draws the curves.
   *
   * @param loss what the vertical axis shows
   */
  public static Picture of(String loss, List<LossCurve> curves) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("epoch")
            .yAxisTitle(loss)
            .build();
    style(chart);
    for (int i = 0; i < curves.size(); i++) {
      Color color = Palette.of(curves.get(i).architecture(), i);
      band(chart, curves.get(i), color);
    }
    for (int i = 0; i < curves.size(); i++) {
      LossCurve curve = curves.get(i);
      List<Double> means = curve.losses().stream().map(Summary::mean).toList();
      XYSeries line = chart.addSeries(curve.architecture(), doubles(curve.epochs()), means);
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(Palette.of(curve.architecture(), i));
      line.setLineStyle(SeriesLines.SOLID);
      line.setLineWidth(2);
    }
    return new Picture(graphics -> chart.paint(graphics, WIDTH, HEIGHT), WIDTH, HEIGHT);
  }

  private static void band(XYChart chart, LossCurve curve, Color color) {
    List<Double> epochs = new ArrayList<>(doubles(curve.epochs()));
    List<Double> edge = new ArrayList<>();
    curve.losses().forEach(s -> edge.add(s.mean() + deviation(s)));
    List<Double> back = new ArrayList<>(epochs);
    Collections.reverse(back);
    // XChart would label every few of evenly spaced values; with one astray it picks round labels.
    back.set(0, back.get(0) - ASTRAY);
    List<Summary> losses = new ArrayList<>(curve.losses());
    Collections.reverse(losses);
    epochs.addAll(back);
    losses.forEach(s -> edge.add(s.mean() - deviation(s)));
    XYSeries band = chart.addSeries(curve.architecture() + " ± 1 sd", epochs, edge);
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setMarker(SeriesMarkers.NONE);
    band.setLineStyle(SeriesLines.NONE);
    band.setFillColor(Palette.faint(color, 0.15));
    band.setShowInLegend(false);
  }

  private static List<Double> doubles(List<Long> epochs) {
    return epochs.stream().map(Long::doubleValue).toList();
  }

  private static double deviation(Summary summary) {
    return Double.isNaN(summary.sd()) ? 0 : summary.sd();
  }

  private static void style(XYChart chart) {
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE);
    chart
        .getStyler()
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
        .setPlotGridLinesColor(new Color(0xDDDDDD))
        .setXAxisTickMarkSpacingHint(60)
        .setPlotGridVerticalLinesVisible(false);
  }
}
