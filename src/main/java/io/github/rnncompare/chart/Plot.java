package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart plot in the common style, with axes that take numbers of any size. */
final class Plot {
  /** XChart omits all labels of an axis if one of them is longer. */
  private static final int MAX_CHARACTERS = 20;

  private static final String NOT_FROM_0 = " (the axis does not begin at 0)";
  private static final double LONGEST_TITLE = 640;
  private static final float[][] DASHES = {{14, 3}, {4, 4}, {14, 3, 4, 3}, {7, 2}};
  private static final int MARKERS = 8;

  /** With more decades the lines and marks, of which each decade has nine, would fill the plot. */
  private static final double MAX_FINE_DECADES = 6;

  private static final double LONGEST_NAME = 110;

  private final XYChart chart = Style.chart();
  private final Scale x;
  private final Scale y;

  Plot(String xTitle, Scale x, String yTitle, Scale y) {
    this.x = x;
    this.y = y;
    chart.setXAxisTitle(Text.cut(x.title(xTitle), Style.TITLE, LONGEST_TITLE));
    chart.setYAxisTitle(y.title(yTitle));
    chart
        .getStyler()
        .setXAxisMin(x.at(0))
        .setXAxisMax(x.at(1))
        .setYAxisMin(y.at(0))
        .setYAxisMax(y.at(1));
    // By default XChart labels only powers of ten, of which an axis may have just one.
    if (x.logarithmic()) {
      chart.getStyler().setXAxisLogarithmic(true).setXAxisLogarithmicDecadeOnly(false);
    }
    chart.getStyler().setXAxisTickLabelsFormattingFunction(x.logarithmic() ? x::tick : Text::of);
    if (y.logarithmic()) {
      chart.getStyler().setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(false);
      if (StrictMath.log10(y.at(1) / y.at(0)) > MAX_FINE_DECADES) {
        chart.getStyler().setPlotGridHorizontalLinesVisible(false).setAxisTicksMarksVisible(false);
      }
    }
    chart.getStyler().setYAxisTickLabelsFormattingFunction(y.logarithmic() ? y::tick : Text::of);
  }

  /** A plot whose vertical axis says if a share does not begin at 0. */
  Plot(String xTitle, Scale x, Quantity quantity, Scale y) {
    this(xTitle, x, quantity.title() + (quantity.share() && y.place(0) < 0 ? NOT_FROM_0 : ""), y);
  }

  /** The plot that is drawn without data. */
  static Plot nothing(String yTitle) {
    Plot plot = new Plot("", Scale.places(1), yTitle, Scale.places(1));
    plot.chart.setTitle("There is nothing to show.");
    plot.chart.getStyler().setAxisTicksVisible(false).setPlotGridLinesVisible(false);
    return plot;
  }

  /** Labels these values, each of which has a tick, on a logarithmic horizontal axis. */
  void labelAlong(List<Double> values) {
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(
            tick ->
                values.stream()
                    .filter(value -> Math.abs(value / tick - 1) < 1e-6)
                    .findFirst()
                    .map(Text::of)
                    .orElse(""));
  }

  /** Labels whole numbers only on the horizontal axis. */
  void countAlong() {
    chart
        .getStyler()
        .setXAxisDecimalPattern("0") // XChart omits labels that repeat
        .setXAxisTickLabelsFormattingFunction(null);
  }

  /** Makes the plot one of several small ones, whose titles stand elsewhere. */
  void makeSmall() {
    chart
        .getStyler()
        .setChartPadding(8)
        .setPlotContentSize(0.82)
        .setMarkerSize(Style.MARKER - 1)
        .setAnnotationTextFont(Style.TINY);
    chart
        .getStyler()
        .setXAxisTitleVisible(false)
        .setAxisTickLabelsFont(Style.TINY)
        .setXAxisTickMarkSpacingHint(56)
        .setYAxisTickMarkSpacingHint(32);
  }

  /** The XChart object, for settings of a single kind of chart and for tests. */
  XYChart chart() {
    return chart;
  }

  Picture picture() {
    return Style.picture(chart);
  }

  /**
   * The picture with its numbers; without, where there is nothing to show.
   *
   * @param note what the reader should know
   */
  Picture picture(Quantity quantity, ChartData.Along along, String note, Lines lines) {
    return lines.lines().isEmpty()
        ? picture()
        : picture()
            .with(
                new ChartData.Axes(
                    quantity.title(),
                    quantity.share(),
                    y.logarithmic(),
                    new ChartData.Along(
                        along.title(), x.logarithmic(), along.names(), along.first()),
                    note,
                    lines.lines()));
  }

  /**
   * Puts names instead of numbers on a horizontal axis of {@link Scale#places}.
   *
   * @return whether all are there in full; else the legend should have them
   */
  boolean nameAlong(List<String> names) {
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
    return cut.equals(names);
  }

  private static String cut(String name, double width) {
    boolean tooMany = name.length() > MAX_CHARACTERS;
    String few = tooMany ? name.substring(0, MAX_CHARACTERS - 2) + "…" : name;
    return Text.cut(few, Style.SMALL, width);
  }

  /**
   * Adds a line through the points, in their order. Of one that is wholly above or below the axis
   * only the first point is kept: XChart would draw a level line of numbers beyond it in the
   * middle.
   */
  <T> XYSeries line(
      Color color, List<T> points, ToDoubleFunction<T> valueX, ToDoubleFunction<T> valueY) {
    boolean above = points.stream().allMatch(p -> y.place(valueY.applyAsDouble(p)) > 1);
    boolean below = points.stream().allMatch(p -> y.place(valueY.applyAsDouble(p)) < 0);
    List<T> drawn = (above || below) && !points.isEmpty() ? points.subList(0, 1) : points;
    return add(
        color,
        drawn.stream().mapToDouble(point -> x.of(valueX.applyAsDouble(point))).toArray(),
        drawn.stream().mapToDouble(point -> y.of(valueY.applyAsDouble(point))).toArray());
  }

  private XYSeries add(Color color, double[] xs, double[] ys) {
    XYSeries series = chart.addSeries("series " + chart.getSeriesCollection().size(), xs, ys);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setShowInLegend(false);
    series.setLineColor(color);
    series.setFillColor(color);
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.SOLID);
    return series;
  }

  /** Adds markers; a legend shows them on the line of the look. */
  <T> XYSeries dots(
      Look look, List<T> points, ToDoubleFunction<T> valueX, ToDoubleFunction<T> valueY) {
    return marked(line(look.color(), points, valueX, valueY), look.marker(), look.line());
  }

  /** Adds markers without a line. */
  <T> XYSeries dots(
      Color color,
      Marker marker,
      List<T> points,
      ToDoubleFunction<T> valueX,
      ToDoubleFunction<T> valueY) {
    return marked(line(color, points, valueX, valueY), marker, SeriesLines.NONE);
  }

  private static XYSeries marked(XYSeries series, Marker marker, BasicStroke line) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(marker);
    series.setLineStyle(line);
    return series;
  }

  /**
   * Adds a baseline as a dashed horizontal line, or as a triangle at the edge if it is beyond the
   * axis; the legend gives its value and name.
   *
   * @param before how many there are already, so that their dashes differ
   */
  void level(Level level, int before) {
    double place = y.place(level.value());
    XYSeries series;
    if (place < 0 || place > 1) {
      series =
          add(
              Style.TEXT,
              new double[] {x.at(0.985 - 0.025 * before)},
              new double[] {y.at(place > 1 ? 1 : 0)});
      marked(
          series,
          place > 1 ? SeriesMarkers.TRIANGLE_UP : SeriesMarkers.TRIANGLE_DOWN,
          SeriesLines.NONE);
    } else {
      double height = y.of(level.value());
      series = add(Style.TEXT, new double[] {x.at(0), x.at(1)}, new double[] {height, height});
      series.setLineStyle(ofBaseline(before));
    }
    name(series, "baseline " + Text.of(level.value()) + " (" + level.name() + ")");
  }

  /**
   * The line of a baseline.
   *
   * @param before how many there are already, so that their dashes differ
   */
  static BasicStroke ofBaseline(int before) {
    float[] dash = DASHES[before % DASHES.length];
    return new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
  }

  /** The name of a baseline in the legend, which says if all of its values are beyond the axis. */
  String ofBaseline(String name, List<Double> values) {
    boolean beyond = values.stream().map(y::place).allMatch(place -> place < 0 || place > 1);
    return "baseline " + name + (beyond ? " (beyond the axis)" : "");
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
    line.setLineStyle(look.line());
    name(dots(look, marked, valueX, valueY), name);
    return line;
  }

  /** Names a series in the legend. */
  static void name(XYSeries series, String name) {
    series.setLabel(name);
    series.setShowInLegend(true);
  }
}
