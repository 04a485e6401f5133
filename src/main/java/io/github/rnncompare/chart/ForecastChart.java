package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;

/** Values of a series, and what is forecast for each. */
public final class ForecastChart {
  private static final int MARKERS = 8;
  private static final double LABEL_GAP = 28;

  /** XChart omits all labels of an axis if one of them is longer. */
  private static final int LONGEST_LABEL = 20;

  private static final BasicStroke TRUTH = new BasicStroke(1.6f);

  /** A small dot, of which many stand in a row. */
  private static final Marker DOT =
      new Marker() {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
          graphics.fill(new Ellipse2D.Double(x - 2.4, y - 2.4, 4.8, 4.8));
        }
      };

  /**
   * Forecasts, one for each value of the series.
   *
   * @param values NaN where there is none
   */
  public record Line(String name, double[] values) {}

  /**
   * The intervals of an architecture's forecasts.
   *
   * @param low and {@code high}: one for each value of the series, NaN where there is none
   */
  public record Band(double[] low, double[] high) {}

  /**
   * A stretch of a series.
   *
   * @param places numbers of the values in the series, ascending
   * @param times of the values, shown instead of their numbers; empty where they have none
   * @param actual NaN where a value is missing
   * @param band of the first architecture
   */
  public record Forecasts(
      List<Long> places,
      List<String> times,
      double[] actual,
      List<Line> architectures,
      Optional<Band> band,
      List<Line> baselines) {}

  private ForecastChart() {}

  /**
   * Draws the values as dots on a line, the forecasts of the architectures as in other charts, and
   * baselines as thin lines. Lines have gaps where values are missing. The axis covers the values
   * and the forecasts of the first architecture; the others extend it as long as these take half of
   * it, and the rest is cut off.
   *
   * @param title what is drawn
   */
  public static Picture of(Quantity axis, String title, Forecasts forecasts) {
    return plot(axis, title, forecasts).picture();
  }

  static Plot plot(Quantity axis, String title, Forecasts forecasts) {
    List<Double> shown = new ArrayList<>(shown(forecasts.actual()));
    forecasts.architectures().stream().limit(1).forEach(line -> shown.addAll(shown(line.values())));
    if (shown.isEmpty()) {
      return Plot.nothing(axis.title());
    }
    List<Double> wished = new ArrayList<>();
    forecasts.band().ifPresent(band -> wished.addAll(shown(band.low())));
    forecasts.band().ifPresent(band -> wished.addAll(shown(band.high())));
    forecasts.architectures().forEach(line -> wished.addAll(shown(line.values())));
    forecasts.baselines().forEach(line -> wished.addAll(shown(line.values())));
    Scale places = Scale.linear(forecasts.places().stream().map(Long::doubleValue).toList());
    boolean timed = !forecasts.times().isEmpty();
    Plot plot =
        new Plot(timed ? "time" : "number in the series", places, axis, Scale.linear(shown, wished));
    plot.countAlong();
    plot.chart().setTitle(title);
    if (timed) {
      label(plot, places, forecasts);
    }
    Map<String, Look> looks = Palette.of(forecasts.architectures().stream().map(Line::name));
    forecasts
        .band()
        .ifPresent(
            band -> draw(plot, forecasts.places(), band, looks.values().iterator().next().color()));
    for (int i = 0; i < forecasts.baselines().size(); i++) {
      Line line = forecasts.baselines().get(i);
      thin(plot, forecasts.places(), line.values(), Style.TEXT, Plot.ofBaseline(i))
          .ifPresent(series -> Plot.name(series, "baseline " + line.name()));
    }
    thin(plot, forecasts.places(), forecasts.actual(), Style.TEXT, TRUTH);
    List<Integer> known = known(forecasts.actual());
    if (!known.isEmpty()) {
      XYSeries dots =
          plot.dots(
              Style.TEXT, DOT, known, forecasts.places()::get, i -> forecasts.actual()[i]);
      dots.setLineStyle(TRUTH);
      Plot.name(dots, "actual");
    }
    List<Line> lines = new ArrayList<>(forecasts.architectures());
    Collections.reverse(lines); // the first one comes last and lies on top
    for (Line line : lines) {
      draw(plot, forecasts.places(), line, Palette.look(looks, line.name()));
    }
    return plot;
  }

  private static List<Double> shown(double[] values) {
    return DoubleStream.of(values).filter(Scale::canShow).boxed().toList();
  }

  private static List<Integer> known(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> Scale.canShow(values[i]))
        .boxed()
        .toList();
  }

  /** Labels ticks with times, as many as fit. */
  private static void label(Plot plot, Scale places, Forecasts forecasts) {
    List<String> times =
        forecasts.times().stream()
            .map(time -> time.length() > LONGEST_LABEL ? time.substring(0, LONGEST_LABEL) : time)
            .map(time -> Text.cut(time, Style.SMALL, Style.WIDTH))
            .toList();
    double widest =
        times.stream().mapToDouble(time -> Text.width(time, Style.SMALL)).max().orElse(0);
    plot.chart()
        .getStyler()
        .setXAxisTickMarkSpacingHint((int) (widest + LABEL_GAP))
        .setXAxisTickLabelsFormattingFunction(
            tick -> {
              int at = forecasts.places().indexOf(Math.round(tick * places.unit()));
              boolean whole = Math.abs(tick * places.unit() - Math.rint(tick * places.unit())) < 1e-6;
              // XChart omits all labels if both ends of an axis have the same one.
              return at >= 0 && whole ? times.get(at) : tick < places.at(0.5) ? "" : " ";
            });
  }

  /** Draws a line for each run of values without a gap; gives back the last. */
  private static Optional<XYSeries> thin(
      Plot plot, List<Long> places, double[] values, Color color, BasicStroke stroke) {
    Optional<XYSeries> last = Optional.empty();
    for (List<Integer> run : runs(places, values)) {
      XYSeries series = plot.line(color, run, places::get, i -> values[i]);
      series.setLineStyle(stroke);
      last = Optional.of(series);
    }
    return last;
  }

  private static void draw(Plot plot, List<Long> places, Line line, Look look) {
    List<Integer> known = known(line.values());
    if (known.isEmpty()) {
      return;
    }
    thin(plot, places, line.values(), look.color(), look.line());
    int last = known.size() - 1;
    int every = last / MARKERS + 1;
    List<Integer> marked =
        IntStream.rangeClosed(0, last)
            .filter(i -> (last - i) % every == 0)
            .mapToObj(known::get)
            .toList();
    Plot.name(plot.dots(look, marked, places::get, i -> line.values()[i]), line.name());
  }

  private static void draw(Plot plot, List<Long> places, Band band, Color color) {
    double[] both =
        IntStream.range(0, band.low().length)
            .mapToDouble(i -> Scale.canShow(band.low()[i]) ? band.high()[i] : Double.NaN)
            .toArray();
    for (List<Integer> run : runs(places, both)) {
      List<Integer> around = new ArrayList<>(run);
      Collections.reverse(run);
      int ends = around.size();
      around.addAll(run);
      List<Integer> corners = IntStream.range(0, around.size()).boxed().toList();
      XYSeries area =
          plot.line(
              Style.faint(color, 0.16),
              corners,
              i -> places.get(around.get(i)),
              i -> i < ends ? band.high()[around.get(i)] : band.low()[around.get(i)]);
      area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      area.setLineStyle(SeriesLines.NONE);
    }
  }

  /** Indices of values that can be shown and follow each other. */
  private static List<List<Integer>> runs(List<Long> places, double[] values) {
    List<List<Integer>> runs = new ArrayList<>();
    long before = Long.MIN_VALUE;
    for (int i : known(values)) {
      if (runs.isEmpty() || places.get(i) != before + 1) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(i);
      before = places.get(i);
    }
    return runs;
  }
}
