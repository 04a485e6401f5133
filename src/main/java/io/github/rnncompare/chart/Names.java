package io.github.rnncompare.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds places for names beside dots, where they cover neither dots nor each other. */
final class Names {
  private static final double HEIGHT = 15;
  private static final double BASELINE = 12;
  private static final double DOT = 6;
  private static final double FAR = 4;
  private static final double OUTSIDE = 1e6;

  private final Rectangle2D area;
  private final List<Rectangle2D> taken = new ArrayList<>();

  Names(Rectangle2D area, List<Point2D> dots) {
    this.area = area;
    for (Point2D dot : dots) {
      taken.add(new Rectangle2D.Double(dot.getX() - DOT, dot.getY() - DOT, 2 * DOT, 2 * DOT));
    }
  }

  /**
   * The left end of the baseline of a name so many pixels long: right of the dot if that is free,
   * else left, above or below it or askew; where none is free, the place that covers little and is
   * not far.
   */
  Point2D place(Point2D dot, double width) {
    Rectangle2D best = new Rectangle2D.Double();
    double least = Double.POSITIVE_INFINITY;
    for (double away = 0; away <= 2 * HEIGHT; away += HEIGHT) {
      for (Rectangle2D candidate : about(dot, width, away)) {
        double cost = covered(candidate) + FAR * away;
        if (cost < least) {
          least = cost;
          best = candidate;
        }
      }
    }
    taken.add(best);
    return new Point2D.Double(best.getX(), best.getY() + BASELINE);
  }

  private static List<Rectangle2D> about(Point2D dot, double width, double away) {
    double right = dot.getX() + DOT + 2;
    double left = dot.getX() - DOT - 2 - width;
    double middle = dot.getX() - width / 2;
    double beside = dot.getY() - HEIGHT / 2;
    double above = dot.getY() - DOT - HEIGHT - away;
    double below = dot.getY() + DOT + away;
    List<Rectangle2D> places = new ArrayList<>();
    if (away == 0) {
      places.add(new Rectangle2D.Double(right, beside, width, HEIGHT));
      places.add(new Rectangle2D.Double(left, beside, width, HEIGHT));
    }
    for (double x : new double[] {middle, right, left}) {
      places.add(new Rectangle2D.Double(x, above, width, HEIGHT));
      places.add(new Rectangle2D.Double(x, below, width, HEIGHT));
    }
    return places;
  }

  /** Square pixels; outside of the area is worse than anything. */
  private double covered(Rectangle2D candidate) {
    double sum = area.contains(candidate) ? 0 : OUTSIDE;
    for (Rectangle2D other : taken) {
      Rectangle2D common = candidate.createIntersection(other);
      if (common.getWidth() > 0 && common.getHeight() > 0) {
        sum += common.getWidth() * common.getHeight();
      }
    }
    return sum;
  }
}
