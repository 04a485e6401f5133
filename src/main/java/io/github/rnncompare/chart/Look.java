package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * How an architecture is drawn: its colour, and a dash and a marker that tell it from others of
 * that colour.
 *
 * @param repeat how many of the chart had the colour before: 0 is a full line and a full circle; of
 *     0 … 11 no two have the same marker
 */
record Look(Color color, int repeat) {
  /** Radius of a marker in pixels. */
  static final double DOT = 4;

  private static final int MARKERS = 6;
  private static final Stroke HOLLOW = new BasicStroke(1.6f);
  private static final float[][] DASHES = {{}, {8, 4}, {2, 3}, {10, 3, 2, 3}};

  Stroke stroke(float width) {
    float[] dash = DASHES[repeat % DASHES.length];
    return dash.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  /** About a place. */
  Shape marker(double x, double y, double radius) {
    double near = 0.9 * radius;
    double far = 1.25 * radius;
    return switch (repeat % MARKERS) {
      case 0 -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      case 1 ->
          polygon(x - near, y - near, x + near, y - near, x + near, y + near, x - near, y + near);
      case 2 -> polygon(x, y - far, x + far, y + radius, x - far, y + radius);
      case 3 -> polygon(x, y - far, x + far, y, x, y + far, x - far, y);
      case 4 -> polygon(x, y + far, x + far, y - radius, x - far, y - radius);
      default ->
          polygon(
              x - near,
              y - far,
              x,
              y - near / 2,
              x + near,
              y - far,
              x + near / 2,
              y,
              x + near,
              y + far,
              x,
              y + near / 2,
              x - near,
              y + far,
              x - near / 2,
              y);
    };
  }

  /** The same colour, of which so much shows (0 to 1). */
  Color faint(double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
  }

  void drawMarker(Graphics2D graphics, double x, double y, double radius) {
    graphics.setColor(color);
    Shape marker = marker(x, y, radius);
    if (repeat < MARKERS) {
      graphics.fill(marker);
    } else {
      graphics.setStroke(HOLLOW);
      graphics.draw(marker);
    }
  }

  /** A piece of the line, for a legend; with the marker where a chart has the colour twice. */
  void drawLine(Graphics2D graphics, double x, double y) {
    graphics.setColor(color);
    graphics.setStroke(stroke(2));
    graphics.draw(new Line2D.Double(x, y, x + Legend.SAMPLE, y));
    if (repeat > 0) {
      drawMarker(graphics, x + Legend.SAMPLE / 2, y, DOT);
    }
  }

  /** A closed line through x, y, x, y, … */
  static Shape polygon(double... places) {
    Path2D path = new Path2D.Double();
    path.moveTo(places[0], places[1]);
    for (int i = 2; i < places.length; i += 2) {
      path.lineTo(places[i], places[i + 1]);
    }
    path.closePath();
    return path;
  }
}
