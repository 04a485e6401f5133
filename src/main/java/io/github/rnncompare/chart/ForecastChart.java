package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Values of a series, and what is forecast for each. */
public final class ForecastChart {
  private static final int MARKERS = 8;
  private static final Double NONE = Double.NaN;

  private static final BasicStroke ACTUAL = new BasicStroke(1.4f);

  /** A small dot, of which many stand in a row. */
  private static final Marker DOT =
      new Marker() {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
          graphics.fill(new Ellipse2D.Double(x - 2.2, y - 2.2, 4.4, 4.4));
        }
      };

  /**
   * Forecasts, one for each value of the series.
   *
   * @param values NaN where there is none
   */
  public record Line(String name, List<Double> values) {}

  /**
   * The intervals of an architecture's forecasts.
   *
   * @param low and {@code high}: one for each value of the series, NaN where there is none
   */
  public record Band(List<Double> low, List<Double> high) {}

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
      List<Double> actual,
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
    boolean timed = !forecasts.times().isEmpty();
    return plot(axis, title, forecasts)
        .picture(
            axis,
            timed
                ? new Along("time", false, names(forecasts), forecasts.places().get(0))
                : Along.numbers("number in the series"),
            title,
            lines(forecasts));
  }

  /** A name for each number from the first place to the last; empty between places. */
  private static List<String> names(Forecasts forecasts) {
    List<Long> places = forecasts.places();
    long first = places.get(0);
    int count = Math.toIntExact(places.get(places.size() - 1) - first + 1);
    List<String> names = new ArrayList<>(Collections.nCopies(count, ""));
    for (int i = 0; i < places.size(); i++) {
      names.set(Math.toIntExact(places.get(i) - first), forecasts.times().get(i));
    }
    return names;
  }

  private static Lines lines(Forecasts forecasts) {
    Lines lines = new Lines();
    List<Double> none = Collections.nCopies(forecasts.places().size(), NONE);
    Band without = new Band(none, none);
    lines.add(
        "actual",
        "",
        Kind.CURVE,
        Lines.TEXT,
        List.of(),
        points(forecasts, forecasts.actual(), without));
    Map<String, Look> looks = Palette.of(forecasts.architectures().stream().map(Line::name));
    for (int i = 0; i < forecasts.architectures().size(); i++) {
      Line line = forecasts.architectures().get(i);
      Band band = i == 0 ? forecasts.band().orElse(without) : without;
      Look look = Palette.look(looks, line.name());
      lines.add(line.name(), "", Kind.CURVE, look, points(forecasts, line.values(), band));
    }
    for (int i = 0; i < forecasts.baselines().size(); i++) {
      Line line = forecasts.baselines().get(i);
      lines.addBaseline(line.name(), Kind.CURVE, i, points(forecasts, line.values(), without));
    }
    return lines;
  }

  private static List<ChartData.Point> points(Forecasts forecasts, List<Double> values, Band band) {
    List<ChartData.Point> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double low = band.low().get(i);
      double high = band.high().get(i);
      Interval range = Scale.canShow(low) && Scale.canShow(high) ? new Interval(low, high) : null;
      points.add(new ChartData.Point((double) forecasts.places().get(i), values.get(i), range));
    }
    return points;
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
        new Plot(
            timed ? "time" : "number in the series", places, axis, Scale.linear(shown, wished));
    plot.countAlong();
    plot.chart().setTitle(title);
    if (timed) {
      TimeLabels.put(plot, places, forecasts.places(), forecasts.times());
    }
    Map<String, Look> looks = Palette.of(forecasts.architectures().stream().map(Line::name));
    name(plot, forecasts, looks);
    forecasts
        .band()
        .ifPresent(
            band -> draw(plot, forecasts.places(), band, looks.values().iterator().next().color()));
    for (int i = 0; i < forecasts.baselines().size(); i++) {
      List<Double> values = forecasts.baselines().get(i).values();
      draw(plot, forecasts.places(), values, Style.AXIS, Plot.ofBaseline(i));
    }
    for (int i = forecasts.architectures().size() - 1; i > 0; i--) {
      Line line = forecasts.architectures().get(i);
      Look look = Palette.look(looks, line.name());
      draw(plot, forecasts, i, new Look(look.color(), look.marker(), thinner(look.line())));
    }
    draw(plot, forecasts.places(), forecasts.actual(), Style.TEXT, ACTUAL);
    List<Integer> known = known(forecasts.actual());
    if (!known.isEmpty()) {
      plot.dots(Style.TEXT, DOT, known, forecasts.places()::get, forecasts.actual()::get);
    }
    if (!forecasts.architectures().isEmpty()) {
      draw(plot, forecasts, 0, looks.values().iterator().next()); // on top of all
    }
    return plot;
  }

  /**
   * Adds what the legend shows in its order, which is not that of drawing: a marker of each, which
   * is drawn again.
   */
  private static void name(Plot plot, Forecasts forecasts, Map<String, Look> looks) {
    List<Long> places = forecasts.places();
    Look dots = new Look(Style.TEXT, DOT, ACTUAL);
    name(plot, "actual", dots, places, forecasts.actual(), known(forecasts.actual()));
    for (int i = 0; i < forecasts.architectures().size(); i++) {
      Line line = forecasts.architectures().get(i);
      Look look = Palette.look(looks, line.name());
      BasicStroke stroke = i == 0 ? look.line() : thinner(look.line());
      Look drawn = new Look(look.color(), look.marker(), stroke);
      name(plot, line.name(), drawn, places, line.values(), marked(forecasts, i));
    }
    for (int i = 0; i < forecasts.baselines().size(); i++) {
      Line line = forecasts.baselines().get(i);
      Look look = new Look(Style.AXIS, SeriesMarkers.NONE, Plot.ofBaseline(i));
      String name = plot.ofBaseline(line.name(), shown(line.values()));
      name(plot, name, look, places, line.values(), known(line.values()));
    }
  }

  private static void name(
      Plot plot,
      String name,
      Look look,
      List<Long> places,
      List<Double> values,
      List<Integer> marked) {
    if (!marked.isEmpty()) {
      Plot.name(plot.dots(look, marked.subList(0, 1), places::get, values::get), name);
    }
  }

  private static BasicStroke thinner(BasicStroke line) {
    return new BasicStroke(
        1.3f,
        line.getEndCap(),
        line.getLineJoin(),
        line.getMiterLimit(),
        line.getDashArray(),
        line.getDashPhase());
  }

  private static List<Double> shown(List<Double> values) {
    return values.stream().filter(Scale::canShow).toList();
  }

  private static List<Integer> known(List<Double> values) {
    return IntStream.range(0, values.size())
        .filter(i -> Scale.canShow(values.get(i)))
        .boxed()
        .toList();
  }

  /** Draws a line for each run of values without a gap. */
  private static void draw(
      Plot plot, List<Long> places, List<Double> values, Color color, BasicStroke stroke) {
    for (List<Integer> run : runs(places, values)) {
      plot.line(color, run, places::get, values::get).setLineStyle(stroke);
    }
  }

  /** Draws the line of an architecture. */
  private static void draw(Plot plot, Forecasts forecasts, int index, Look look) {
    List<Double> values = forecasts.architectures().get(index).values();
    draw(plot, forecasts.places(), values, look.color(), look.line());
    List<Integer> marked = marked(forecasts, index);
    if (!marked.isEmpty()) {
      plot.dots(look, marked, forecasts.places()::get, values::get);
    }
  }

  /** Where the markers of an architecture are: beside those of the others. */
  private static List<Integer> marked(Forecasts forecasts, int index) {
    List<Integer> known = known(forecasts.architectures().get(index).values());
    int every = known.size() / MARKERS + 1;
    int first = index * every / forecasts.architectures().size();
    return IntStream.range(0, known.size())
        .filter(i -> i % every == first)
        .mapToObj(known::get)
        .toList();
  }

  private static void draw(Plot plot, List<Long> places, Band band, Color color) {
    List<Double> both =
        IntStream.range(0, band.low().size())
            .mapToObj(i -> Scale.canShow(band.low().get(i)) ? band.high().get(i) : NONE)
            .toList();
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
              i -> i < ends ? band.high().get(around.get(i)) : band.low().get(around.get(i)));
      area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      area.setLineStyle(SeriesLines.NONE);
    }
  }

  /** Indices of values that can be shown and follow each other. */
  private static List<List<Integer>> runs(List<Long> places, List<Double> values) {
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
