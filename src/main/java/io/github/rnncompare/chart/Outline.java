package io.github.rnncompare.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Lines through many points, of which no more are drawn than can be seen. */
final class Outline {
  /** Up to here every point is drawn. */
  private static final int MOST = 800;

  /** Pixels; of the points within such a width only the highest and the lowest are drawn. */
  private static final double COLUMN = 3;

  private Outline() {}

  /** A line through points whose x ascends. */
  static Path2D line(List<Point2D> points) {
    Path2D path = new Path2D.Double();
    append(path, thin(points));
    return path;
  }

  /** The area between two such lines. */
  static Path2D area(List<Point2D> above, List<Point2D> below) {
    Path2D path = new Path2D.Double();
    append(path, thin(above));
    List<Point2D> back = thin(below);
    for (int i = back.size() - 1; i >= 0; i--) {
      path.lineTo(back.get(i).getX(), back.get(i).getY());
    }
    path.closePath();
    return path;
  }

  private static void append(Path2D path, List<Point2D> points) {
    path.moveTo(points.get(0).getX(), points.get(0).getY());
    points.stream().skip(1).forEach(point -> path.lineTo(point.getX(), point.getY()));
  }

  private static List<Point2D> thin(List<Point2D> points) {
    if (points.size() <= MOST) {
      return points;
    }
    List<Point2D> kept = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || column(points.get(i)) != column(points.get(begin))) {
        keepEnds(points.subList(begin, i), kept);
        begin = i;
      }
    }
    return kept;
  }

  private static long column(Point2D point) {
    return (long) (point.getX() / COLUMN);
  }

  private static void keepEnds(List<Point2D> column, List<Point2D> kept) {
    int highest = 0;
    int lowest = 0;
    for (int i = 1; i < column.size(); i++) {
      highest = column.get(i).getY() < column.get(highest).getY() ? i : highest;
      lowest = column.get(i).getY() > column.get(lowest).getY() ? i : lowest;
    }
    kept.add(column.get(Math.min(highest, lowest)));
    if (highest != lowest) {
      kept.add(column.get(Math.max(highest, lowest)));
    }
  }
}
