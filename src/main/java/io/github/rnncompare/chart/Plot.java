package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart plot in the common style, with axes that take numbers of any size. */
final class Plot {
  /** XChart omits all labels of an axis if one of them is longer. */
  private static final int MAX_CHARACTERS = 20;

  private static final int MARKERS = 8;
  private static final double LONGEST_NAME = 110;

  private final XYChart chart = Style.chart();
  private final Scale x;
  private final Scale y;

  Plot(String xTitle, Scale x, String yTitle, Scale y) {
    this.x = x;
    this.y = y;
    chart.setXAxisTitle(x.title(Text.cut(xTitle, Style.TITLE, Style.LONGEST_TITLE)));
    chart.setYAxisTitle(y.title(Text.cut(yTitle, Style.TITLE, Style.LONGEST_TITLE)));
    chart
        .getStyler()
        .setXAxisMin(x.at(0))
        .setXAxisMax(x.at(1))
        .setYAxisMin(y.at(0))
        .setYAxisMax(y.at(1));
    // By default XChart labels only powers of ten, of which an axis may have just one.
    if (x.logarithmic()) {
      chart.getStyler().setXAxisLogarithmic(true).setXAxisLogarithmicDecadeOnly(false);
      chart.getStyler().setXAxisTickLabelsFormattingFunction(x::tick);
    }
    if (y.logarithmic()) {
      chart.getStyler().setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(false);
      chart.getStyler().setYAxisTickLabelsFormattingFunction(y::tick);
    }
  }

  /** The plot that is drawn without data. */
  static Plot nothing(String yTitle) {
    Plot plot = new Plot("", Scale.places(1), yTitle, Scale.places(1));
    plot.chart.setTitle("There is nothing to show.");
    plot.chart.getStyler().setAxisTicksVisible(false).setPlotGridLinesVisible(false);
    return plot;
  }

  /** The XChart object, for settings of a single kind of chart and for tests. */
  XYChart chart() {
    return chart;
  }

  Picture picture() {
    return Style.picture(chart);
  }

  /** Puts names instead of numbers on a horizontal axis of {@link Scale#places}. */
  void nameAlong(List<String> names) {
    double each = 0.8 * Style.WIDTH / names.size();
    boolean fit = names.stream().allMatch(name -> Text.width(name + "i", Style.SMALL) < each);
    double room = fit ? each : Math.min(LONGEST_NAME, Math.max(30, 1.8 * each - 20));
    List<String> cut = names.stream().map(name -> cut(name, room)).toList();
    chart
        .getStyler()
        .setXAxisLabelRotation(fit ? 0 : 60)
        .setXAxisTickMarkSpacingHint((int) Math.max(20, Math.min(0.9 * each, 0.6 * Style.WIDTH)))
        .setXAxisTickLabelsFormattingFunction(
            place -> {
              int i = (int) Math.round(place);
              boolean named = i == place && i >= 0 && i < cut.size();
              // XChart omits all labels if both ends of an axis have the same one.
              return named ? cut.get(i) : place < 0 ? "" : " ";
            });
  }

  private static String cut(String name, double width) {
    boolean tooMany = name.length() > MAX_CHARACTERS;
    String few = tooMany ? name.substring(0, MAX_CHARACTERS - 2) + "…" : name;
    return Text.cut(few, Style.SMALL, width);
  }

  /** Adds a line through the points, in their order. */
  <T> XYSeries line(
      Color color, List<T> points, ToDoubleFunction<T> valueX, ToDoubleFunction<T> valueY) {
    XYSeries series =
        chart.addSeries(
            "series " + chart.getSeriesCollection().size(),
            points.stream().mapToDouble(point -> x.of(valueX.applyAsDouble(point))).toArray(),
            points.stream().mapToDouble(point -> y.of(valueY.applyAsDouble(point))).toArray());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setShowInLegend(false);
    series.setLineColor(color);
    series.setFillColor(color);
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.SOLID);
    return series;
  }

  <T> XYSeries dots(
      Look look, List<T> points, ToDoubleFunction<T> valueX, ToDoubleFunction<T> valueY) {
    XYSeries series = line(look.color(), points, valueX, valueY);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(look.marker());
    return series;
  }

  /** Adds a named line with about 8 markers, one of them at its last point. */
  <T> XYSeries curve(
      String name,
      Look look,
      List<T> points,
      ToDoubleFunction<T> valueX,
      ToDoubleFunction<T> valueY) {
    int last = points.size() - 1;
    int every = last / MARKERS + 1;
    List<T> marked =
        IntStream.rangeClosed(0, last)
            .filter(i -> (last - i) % every == 0)
            .mapToObj(points::get)
            .toList();
    XYSeries line = line(look.color(), points, valueX, valueY);
    name(dots(look, marked, valueX, valueY), name);
    return line;
  }

  /** Names a series in the legend. */
  static void name(XYSeries series, String name) {
    series.setLabel(name);
    series.setShowInLegend(true);
  }
}
