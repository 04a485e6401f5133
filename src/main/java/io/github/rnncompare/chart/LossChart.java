package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.chart.LossCurve.Step;
import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Quartiles;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * Loss or metric by epoch: the median over seeds as a line, their middle half as a band, and each
 * seed as a thin line.
 */
public final class LossChart {
  private static final int MAX_EPOCHS = 200;

  /** On a page: of all single seeds together, and at least of each. */
  private static final int MOST_POINTS = 6000;

  private static final int MIN_POINTS = 20;

  /** On a page, single seeds of all architectures together. */
  private static final int MOST_SINGLES = 600;

  /** With more seeds their lines would hide the bands. */
  private static final int MAX_LINES = 12;

  /** Of fewer seeds the middle half says no more than their lines. */
  private static final int MIN_IN_BAND = 4;

  private static final BasicStroke THIN = new BasicStroke(0.7f);

  private record Edge(double epoch, double value) {}

  private LossChart() {}

  /**
   * Draws the curves.
   *
   * <p>A band is from the first to the third quartile, where there are four seeds or more; single
   * seeds are drawn if no architecture has more than 12. Values that are not finite are left out.
   * The axis covers lines and bands; it is logarithmic if all of these are positive and the largest
   * is more than 20 times the smallest. Single seeds and the baseline extend it as long as lines
   * and bands take half of it; the rest is cut off. At most about 200 epochs are drawn, evenly
   * spaced, the last one included.
   *
   * @param loss what the vertical axis shows
   * @param baseline drawn as a horizontal line
   */
  public static Picture of(Quantity loss, List<LossCurve> curves, Optional<Level> baseline) {
    return of("epoch", loss, curves, baseline);
  }

  /**
   * Draws curves of something else than a loss, along something else than epochs.
   *
   * @param along what the horizontal axis counts
   */
  public static Picture of(
      String along, Quantity quantity, List<LossCurve> curves, Optional<Level> baseline) {
    return plot(along, quantity, curves, baseline)
        .picture(quantity, Along.numbers(along), note(curves), lines(curves, baseline));
  }

  /**
   * Draws curves in another language.
   *
   * @param title what lines and bands are
   */
  public static Picture of(String along, Quantity quantity, List<LossCurve> curves, String title) {
    Optional<Level> none = Optional.empty();
    Plot plot = plot(along, quantity, curves, none);
    plot.chart().setTitle(title);
    return plot.picture(quantity, Along.numbers(along), title, lines(curves, none));
  }

  private static String note(List<LossCurve> curves) {
    int most = MAX_EPOCHS;
    boolean thinned =
        curves.stream().anyMatch(curve -> curve.seeds().stream().anyMatch(s -> s.size() > most));
    boolean bands =
        curves.stream().flatMap(curve -> steps(curve).stream()).anyMatch(LossChart::hasBand);
    return "line: median over the seeds"
        + (bands ? "; band: their middle half (not an interval)" : "")
        + (thinned ? "; drawn: about " + most + " points of each line, evenly spaced" : "")
        + (every(curves) > 1 ? "; one seed in " + every(curves) + " by itself" : "");
  }

  private static Lines lines(List<LossCurve> curves, Optional<Level> baseline) {
    Map<String, Look> looks = Palette.of(curves.stream().map(LossCurve::architecture));
    int singles = curves.stream().mapToInt(curve -> curve.seeds().size()).sum();
    int each = Math.min(MAX_EPOCHS, Math.max(MIN_POINTS, MOST_POINTS / Math.max(1, singles)));
    int every = every(curves);
    Lines lines = new Lines();
    for (LossCurve curve : curves) {
      String name = curve.architecture();
      Look look = Palette.look(looks, name);
      lines.add(name, "", Kind.CURVE, look, steps(curve).stream().map(LossChart::point).toList());
      for (int i = 0; i < curve.seeds().size(); i += every) {
        List<Point> points = new ArrayList<>();
        thinned(curve.seeds().get(i), each)
            .forEach((epoch, value) -> points.add(Point.of((double) epoch, value)));
        lines.add(name, "seed " + (i + 1), Kind.SINGLE, look, points);
      }
    }
    baseline.ifPresent(
        level ->
            lines.addBaseline(level.name(), Kind.LEVEL, 0, List.of(Point.of(0, level.value()))));
    return lines;
  }

  /** Of how many seeds one is shown by itself in a page. */
  private static int every(List<LossCurve> curves) {
    int singles = curves.stream().mapToInt(curve -> curve.seeds().size()).sum();
    return 1 + Math.max(0, singles - 1) / MOST_SINGLES;
  }

  private static Point point(Step step) {
    Quartiles quartiles = step.quartiles();
    return new Point(
        (double) step.epoch(),
        quartiles.median(),
        hasBand(step) ? new Interval(quartiles.first(), quartiles.third()) : null);
  }

  static Plot plot(String along, Quantity loss, List<LossCurve> curves, Optional<Level> baseline) {
    List<List<Step>> drawn = curves.stream().map(LossChart::steps).toList();
    List<Step> steps = drawn.stream().flatMap(List::stream).toList();
    if (steps.isEmpty()) {
      return Plot.nothing(loss.title());
    }
    boolean lines = curves.stream().allMatch(curve -> curve.seeds().size() <= MAX_LINES);
    boolean bands = steps.stream().anyMatch(LossChart::hasBand);
    List<Double> wished = new ArrayList<>();
    if (lines) {
      curves.forEach(
          curve ->
              curve.seeds().forEach(seed -> wished.addAll(thinned(seed, MAX_EPOCHS).values())));
    }
    baseline.map(Level::value).filter(Scale::canShow).ifPresent(wished::add);
    Scale epochs = Scale.linear(steps.stream().map(step -> (double) step.epoch()).toList());
    Plot plot =
        new Plot(
            along,
            epochs,
            loss,
            Scale.of(loss, steps.stream().flatMap(LossChart::values).toList(), wished));
    plot.countAlong();
    plot.chart()
        .setTitle(
            "line: median over the seeds"
                + (bands ? "; band: their middle half (not an interval)" : "")
                + (lines ? "; thin lines: single seeds" : ""));
    Map<String, Look> looks = Palette.of(curves.stream().map(LossCurve::architecture));
    for (int i = 0; i < curves.size(); i++) {
      Color color = Palette.look(looks, curves.get(i).architecture()).color();
      drawBands(plot, Style.faint(color, 0.15), drawn.get(i));
      if (lines) {
        curves.get(i).seeds().forEach(seed -> drawSeed(plot, color, seed));
      }
    }
    baseline.filter(level -> Scale.canShow(level.value())).ifPresent(level -> plot.level(level, 0));
    for (int i = 0; i < curves.size(); i++) {
      if (!drawn.get(i).isEmpty()) {
        String name = curves.get(i).architecture();
        Look look = Palette.look(looks, name);
        plot.curve(name, look, drawn.get(i), Step::epoch, step -> step.quartiles().median());
      }
    }
    return plot;
  }

  private static List<Step> steps(LossCurve curve) {
    List<Step> steps = curve.steps();
    int last = steps.size() - 1;
    int every = last / MAX_EPOCHS + 1;
    return IntStream.rangeClosed(0, last)
        .filter(i -> (last - i) % every == 0)
        .mapToObj(steps::get)
        .filter(step -> values(step).allMatch(Scale::canShow))
        .toList();
  }

  /** At most about so many epochs of a seed, the last one included. */
  private static SortedMap<Long, Double> thinned(SortedMap<Long, Double> seed, int most) {
    SortedMap<Long, Double> thinned = new TreeMap<>();
    int left = seed.size();
    int every = (left - 1) / most + 1;
    for (Map.Entry<Long, Double> value : seed.entrySet()) {
      left--;
      if (left % every == 0 && Scale.canShow(value.getValue())) {
        thinned.put(value.getKey(), value.getValue());
      }
    }
    return thinned;
  }

  private static boolean hasBand(Step step) {
    return step.count() >= MIN_IN_BAND;
  }

  /** The median, and the quartiles where there is a band. */
  private static Stream<Double> values(Step step) {
    double median = step.quartiles().median();
    return hasBand(step)
        ? Stream.of(step.quartiles().first(), median, step.quartiles().third())
        : Stream.of(median);
  }

  private static void drawSeed(Plot plot, Color color, SortedMap<Long, Double> seed) {
    List<Map.Entry<Long, Double>> points = List.copyOf(thinned(seed, MAX_EPOCHS).entrySet());
    if (!points.isEmpty()) {
      plot.line(Style.faint(color, 0.4), points, Map.Entry::getKey, Map.Entry::getValue)
          .setLineStyle(THIN);
    }
  }

  /** Draws a band for each run of consecutive epochs with enough seeds. */
  private static void drawBands(Plot plot, Color color, List<Step> steps) {
    int from = 0;
    for (int i = 0; i <= steps.size(); i++) {
      if (i == steps.size() || !hasBand(steps.get(i))) {
        if (from < i) {
          drawBand(plot, color, steps.subList(from, i));
        }
        from = i + 1;
      }
    }
  }

  private static void drawBand(Plot plot, Color color, List<Step> steps) {
    int count = steps.size();
    List<Edge> edges =
        IntStream.range(0, 2 * count)
            .mapToObj(
                i -> {
                  Step step = steps.get(i < count ? i : 2 * count - 1 - i);
                  return new Edge(
                      step.epoch(),
                      i < count ? step.quartiles().third() : step.quartiles().first());
                })
            .toList();
    XYSeries band = plot.line(color, edges, Edge::epoch, Edge::value);
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setLineStyle(
        count == 1 ? new BasicStroke(6) : SeriesLines.NONE); // a single epoch has no area
  }
}
