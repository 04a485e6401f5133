package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Loss by epoch: the mean over seeds as a line, its 95 % interval as a band. */
public final class LossChart {
  private static final int MARKERS = 8;
  private static final double END = 3;

  private final Plot plot;
  private final Intervals intervals;

  private record Step(double epoch, Summary loss) {}

  private record Curve(Look look, List<Step> steps) {}

  private LossChart(Plot plot, Intervals intervals) {
    this.plot = plot;
    this.intervals = intervals;
  }

  /**
   * Draws the curves.
   *
   * <p>Where an epoch has no interval there is no band; means that are not finite are left out. The
   * axis is logarithmic where all means are positive and the largest is more than 100 times the
   * smallest; there a band that would reach 0 is cut at the lowest mean. What a band takes below 0
   * where no mean is, and beyond the reach of nine bands of ten, is cut off.
   *
   * @param loss what the vertical axis shows
   */
  public static Picture of(String loss, List<LossCurve> curves) {
    Map<String, Look> looks = Palette.of(curves.stream().map(LossCurve::architecture));
    List<Curve> drawn =
        curves.stream()
            .map(curve -> new Curve(Palette.look(looks, curve.architecture()), steps(curve)))
            .toList();
    List<Step> steps = drawn.stream().flatMap(curve -> curve.steps().stream()).toList();
    if (steps.isEmpty()) {
      return Plot.nothing(loss);
    }
    List<Summary> losses = steps.stream().map(Step::loss).toList();
    Intervals intervals = new Intervals(losses.stream().map(Summary::mean).toList(), losses);
    Plot plot =
        new Plot(
            loss, Axis.whole("epoch", epochs(steps)), intervals.scale(), legend(looks, losses));
    LossChart chart = new LossChart(plot, intervals);
    return plot.picture(
        graphics -> {
          drawn.forEach(curve -> chart.drawBands(graphics, curve));
          drawn.forEach(curve -> chart.drawLine(graphics, curve));
        });
  }

  private static List<Legend.Entry> legend(Map<String, Look> looks, List<Summary> losses) {
    List<Legend.Entry> legend = new ArrayList<>(Legend.lines(looks));
    if (losses.stream().anyMatch(loss -> loss.interval().isPresent())) {
      legend.add(
          new Legend.Entry(
              "95 % interval of the mean",
              (graphics, x, y) -> {
                graphics.setColor(Style.GRID);
                graphics.fill(new Rectangle2D.Double(x, y - 6, Legend.SAMPLE, 12));
              }));
    }
    return legend;
  }

  private static List<Step> steps(LossCurve curve) {
    return IntStream.range(0, curve.epochs().size())
        .filter(i -> Scale.canShow(curve.losses().get(i).mean()))
        .mapToObj(i -> new Step(curve.epochs().get(i), curve.losses().get(i)))
        .toList();
  }

  private static Scale epochs(List<Step> steps) {
    DoubleSummaryStatistics range = steps.stream().mapToDouble(Step::epoch).summaryStatistics();
    double length = range.getMax() - range.getMin();
    double room = length == 0 ? 0.5 : 0.015 * length;
    return new Scale(range.getMin() - room, range.getMax() + room, false);
  }

  /** One for each stretch of epochs that all have an interval. */
  private void drawBands(Graphics2D graphics, Curve curve) {
    graphics.setColor(curve.look().faint(0.16));
    List<Point2D> above = new ArrayList<>();
    List<Point2D> below = new ArrayList<>();
    for (Step step : curve.steps()) {
      Optional<Interval> interval = intervals.of(step.loss());
      if (interval.isPresent()) {
        double x = plot.x(step.epoch());
        above.add(new Point2D.Double(x, plot.y(interval.get().high())));
        below.add(new Point2D.Double(x, plot.y(interval.get().low())));
      } else {
        drawBand(graphics, above, below);
        above.clear();
        below.clear();
      }
    }
    drawBand(graphics, above, below);
  }

  private static void drawBand(Graphics2D graphics, List<Point2D> above, List<Point2D> below) {
    if (above.size() == 1) {
      graphics.fill(Outline.area(widened(above.get(0)), widened(below.get(0))));
    } else if (!above.isEmpty()) {
      graphics.fill(Outline.area(above, below));
    }
  }

  /** So that the interval of a single epoch can be seen. */
  private static List<Point2D> widened(Point2D point) {
    return List.of(
        new Point2D.Double(point.getX() - END, point.getY()),
        new Point2D.Double(point.getX() + END, point.getY()));
  }

  /** Ends in a dot, so that a single epoch can be seen. */
  private void drawLine(Graphics2D graphics, Curve curve) {
    List<Point2D> points =
        curve.steps().stream()
            .map(s -> (Point2D) new Point2D.Double(plot.x(s.epoch()), plot.y(s.loss().mean())))
            .toList();
    if (points.isEmpty()) {
      return;
    }
    graphics.setColor(curve.look().color());
    graphics.setStroke(curve.look().stroke(2));
    graphics.draw(Outline.line(points));
    boolean first = curve.look().repeat() == 0;
    int last = points.size() - 1;
    int markers = first ? 1 : Math.min(MARKERS, points.size());
    double shift = 0.4 * curve.look().repeat() % 1; // lest markers cover each other
    for (int i = 0; i < markers; i++) {
      Point2D place = points.get(last - (int) ((i + shift) * last / markers));
      curve.look().drawMarker(graphics, place.getX(), place.getY(), first ? END : Look.DOT);
    }
  }
}
