package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;

/** Loss by epoch: the mean over seeds as a line, its 95 % interval as a band. */
public final class LossChart {
  private static final int MAX_EPOCHS = 400;

  private record Step(double epoch, Summary loss) {}

  private record Edge(double epoch, double loss) {}

  private LossChart() {}

  /**
   * Draws the curves.
   *
   * <p>An epoch without an interval has no band; means that are not finite are left out. The axis
   * is logarithmic if all means are positive and the largest is more than 100 times the smallest; a
   * band that would reach 0 is then cut off at the axis. Bands extend the axis as long as the means
   * take a sixth of it, but not below 0 unless a mean is negative; the rest is cut off. At most
   * about 400 epochs are drawn, evenly spaced, the last one included.
   *
   * @param loss what the vertical axis shows
   */
  public static Picture of(String loss, List<LossCurve> curves) {
    return plot(loss, curves).picture();
  }

  static Plot plot(String loss, List<LossCurve> curves) {
    List<List<Step>> drawn = curves.stream().map(LossChart::steps).toList();
    List<Step> steps = drawn.stream().flatMap(List::stream).toList();
    if (steps.isEmpty()) {
      return Plot.nothing(loss);
    }
    List<Summary> losses = steps.stream().map(Step::loss).toList();
    List<Double> means = losses.stream().map(Summary::mean).toList();
    Scale epochs = Scale.of(steps.stream().map(Step::epoch).toList(), Double.POSITIVE_INFINITY);
    Plot plot =
        new Plot("epoch", epochs, loss, Scale.of(means, Scale.LOSS_FACTOR, ends(losses, means)));
    plot.chart()
        .getStyler()
        .setXAxisDecimalPattern("0"); // whole epochs: XChart omits labels that repeat
    if (losses.stream().anyMatch(LossChart::hasInterval)) {
      plot.chart().setTitle("line: mean over the seeds; band: its 95 % interval");
    }
    Map<String, Look> looks = Palette.of(curves.stream().map(LossCurve::architecture));
    for (int i = 0; i < curves.size(); i++) {
      drawBands(plot, Palette.look(looks, curves.get(i).architecture()).color(), drawn.get(i));
    }
    for (int i = 0; i < curves.size(); i++) {
      if (!drawn.get(i).isEmpty()) {
        String name = curves.get(i).architecture();
        Look look = Palette.look(looks, name);
        plot.curve(name, look, drawn.get(i), Step::epoch, step -> step.loss().mean());
      }
    }
    return plot;
  }

  private static List<Step> steps(LossCurve curve) {
    int last = curve.epochs().size() - 1;
    int every = last / MAX_EPOCHS + 1;
    return IntStream.rangeClosed(0, last)
        .filter(i -> (last - i) % every == 0)
        .filter(i -> Scale.canShow(curve.losses().get(i).mean()))
        .mapToObj(i -> new Step(curve.epochs().get(i), curve.losses().get(i)))
        .toList();
  }

  /** Whether the summary has an interval that can be drawn. */
  static boolean hasInterval(Summary mean) {
    return mean.interval()
        .filter(found -> Scale.canShow(found.low()) && Scale.canShow(found.high()))
        .isPresent();
  }

  /** The ends of all intervals, cut off at 0 unless a value is negative. */
  static List<Double> ends(List<Summary> means, List<Double> values) {
    double least = Collections.min(values) < 0 ? Double.NEGATIVE_INFINITY : 0;
    return means.stream()
        .filter(LossChart::hasInterval)
        .flatMap(mean -> mean.interval().stream())
        .flatMap(found -> Stream.of(Math.max(least, found.low()), Math.max(least, found.high())))
        .toList();
  }

  /** Draws a band for each run of consecutive epochs with an interval. */
  private static void drawBands(Plot plot, Color color, List<Step> steps) {
    int from = 0;
    for (int i = 0; i <= steps.size(); i++) {
      if (i == steps.size() || !hasInterval(steps.get(i).loss())) {
        if (from < i) {
          drawBand(plot, Style.faint(color, 0.16), steps.subList(from, i));
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
                  Interval interval = step.loss().interval().orElseThrow();
                  return new Edge(step.epoch(), i < count ? interval.high() : interval.low());
                })
            .toList();
    XYSeries band = plot.line(color, edges, Edge::epoch, Edge::loss);
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setLineStyle(
        count == 1 ? new BasicStroke(6) : SeriesLines.NONE); // a single epoch has no area
  }
}
