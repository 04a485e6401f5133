package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Quality against cost, and the fronts of what nothing beats in both. */
public final class ParetoChart {
  /** So many points have their experiment beside them. */
  private static final int MOST_NAMED = 8;

  private static final double LONGEST_NAME = 200;
  private static final double NAME_MARGIN = 120;
  private static final double RADIUS = 5;

  private ParetoChart() {}

  /** What an architecture costs and how good it is in an experiment. */
  public record Point(String architecture, String experiment, double cost, double quality) {}

  /**
   * Draws a dot for each point; up to 8 are labelled with their experiments.
   *
   * <p>The horizontal axis is logarithmic where all costs are positive and the largest is more than
   * 20 times the smallest; the vertical one likewise for 100 times. What is not finite is left out.
   *
   * @param costAxis what the costs are, with their unit; {@code qualityAxis} likewise
   * @param fronts each joined by a line, in ascending cost
   */
  public static Picture of(
      String costAxis, String qualityAxis, List<Point> points, List<List<Point>> fronts) {
    List<Point> shown = shown(points);
    if (shown.isEmpty()) {
      return Plot.nothing(qualityAxis);
    }
    Map<String, Look> looks = Palette.of(points.stream().map(Point::architecture));
    boolean logarithmicCost =
        Scale.wantsLogarithm(shown.stream().mapToDouble(Point::cost), Scale.SETTING_FACTOR);
    boolean logarithmicQuality =
        Scale.wantsLogarithm(shown.stream().mapToDouble(Point::quality), Scale.LOSS_FACTOR);
    Scale costs = Scale.of(shown.stream().mapToDouble(Point::cost), logarithmicCost);
    Scale qualities = Scale.of(shown.stream().mapToDouble(Point::quality), logarithmicQuality);
    List<Legend.Entry> legend = new ArrayList<>(Legend.markers(looks));
    List<List<Point>> lines =
        fronts.stream().map(ParetoChart::shown).filter(front -> front.size() > 1).toList();
    if (!lines.isEmpty()) {
      legend.add(new Legend.Entry("Pareto front", new Look(Style.AXIS, 0)::drawLine));
    }
    double margin = shown.size() > MOST_NAMED ? Style.MARGIN : NAME_MARGIN;
    Plot plot = new Plot(qualityAxis, Axis.of(costAxis, costs), qualities, legend, margin);
    return plot.picture(
        graphics -> {
          lines.forEach(front -> drawFront(graphics, plot, front));
          for (Point point : shown) {
            Look look = Palette.look(looks, point.architecture());
            look.drawMarker(graphics, plot.x(point.cost()), plot.y(point.quality()), RADIUS);
          }
        },
        graphics -> drawNames(graphics, plot, shown));
  }

  /** What can be shown, in ascending cost. */
  private static List<Point> shown(List<Point> points) {
    return points.stream()
        .filter(point -> Scale.canShow(point.cost()) && Scale.canShow(point.quality()))
        .sorted(Comparator.comparingDouble(Point::cost))
        .toList();
  }

  private static void drawFront(Graphics2D graphics, Plot plot, List<Point> front) {
    graphics.setColor(Style.AXIS);
    graphics.setStroke(new Look(Style.AXIS, 0).stroke(1.4f));
    graphics.draw(Outline.line(front.stream().map(point -> place(plot, point)).toList()));
  }

  private static void drawNames(Graphics2D graphics, Plot plot, List<Point> points) {
    if (points.size() > MOST_NAMED) {
      return;
    }
    Rectangle2D area = plot.area();
    area.add(Style.WIDTH, area.getMaxY());
    Names names = new Names(area, points.stream().map(point -> place(plot, point)).toList());
    for (Point point : points) {
      Label label = Label.of(point.experiment(), Style.SMALL, LONGEST_NAME);
      Point2D start = names.place(place(plot, point), label.width());
      label.draw(graphics, start.getX(), start.getY());
    }
  }

  private static Point2D place(Plot plot, Point point) {
    return new Point2D.Double(plot.x(point.cost()), plot.y(point.quality()));
  }
}
