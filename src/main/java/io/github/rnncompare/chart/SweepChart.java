package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the values of a swept key came to. */
public final class SweepChart {
  private static final double RING = 8;

  private SweepChart() {}

  /**
   * A setting that was tried.
   *
   * @param value of the swept key, as in the spec
   * @param loss mean over the seeds
   * @param chosen whether the architecture is compared in this setting
   */
  public record Point(String architecture, String value, double loss, boolean chosen) {}

  /**
   * Draws a dot for each point, and for each architecture a line through the lowest loss at each
   * value.
   *
   * <p>The vertical axis is logarithmic where all losses are positive and the largest is more than
   * 100 times the smallest; the horizontal one likewise for 20 times. Values that are not all
   * numbers stand side by side, in the order that they first come in. Losses that are not finite
   * are left out.
   *
   * @param key that was swept
   * @param axis what the losses are
   */
  public static Picture of(String key, String axis, List<Point> points) {
    List<Point> shown = points.stream().filter(point -> Scale.canShow(point.loss())).toList();
    if (shown.isEmpty()) {
      return Plot.nothing(axis);
    }
    Map<String, Look> looks = Palette.of(points.stream().map(Point::architecture));
    SweptValues values = new SweptValues(key, shown.stream().map(Point::value).toList());
    boolean logarithmic =
        Scale.wantsLogarithm(shown.stream().mapToDouble(Point::loss), Scale.LOSS_FACTOR);
    Scale losses = Scale.of(shown.stream().mapToDouble(Point::loss), logarithmic);
    List<Legend.Entry> legend = new ArrayList<>(Legend.lines(looks));
    if (shown.stream().anyMatch(Point::chosen)) {
      legend.add(
          new Legend.Entry(
              "chosen", (graphics, x, y) -> drawRing(graphics, x + Legend.SAMPLE / 2, y)));
    }
    Plot plot = new Plot(axis, values.axis(), losses, legend);
    return plot.picture(
        graphics ->
            looks.forEach(
                (architecture, look) -> {
                  List<Point> own =
                      shown.stream().filter(p -> p.architecture().equals(architecture)).toList();
                  draw(graphics, plot, values, look, own);
                }));
  }

  private static void draw(
      Graphics2D graphics, Plot plot, SweptValues values, Look look, List<Point> points) {
    Map<Double, Double> lowest = new TreeMap<>();
    points.forEach(p -> lowest.merge(values.of(p.value()), p.loss(), Math::min));
    List<Point2D> line = new ArrayList<>();
    lowest.forEach((x, y) -> line.add(new Point2D.Double(plot.x(x), plot.y(y))));
    if (!line.isEmpty()) {
      graphics.setColor(look.color());
      graphics.setStroke(look.stroke(1.6f));
      graphics.draw(Outline.line(line));
    }
    for (Point point : points) {
      double x = plot.x(values.of(point.value()));
      double y = plot.y(point.loss());
      look.drawMarker(graphics, x, y, Look.DOT);
      if (point.chosen()) {
        drawRing(graphics, x, y);
      }
    }
  }

  private static void drawRing(Graphics2D graphics, double x, double y) {
    graphics.setColor(Style.TEXT);
    graphics.setStroke(new Look(Style.TEXT, 0).stroke(1.6f));
    graphics.draw(new Ellipse2D.Double(x - RING, y - RING, 2 * RING, 2 * RING));
  }
}
