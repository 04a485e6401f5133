package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Line;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.chart.Palette.Look;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a chart in numbers, with the looks of the drawing. */
final class Lines {
  /** The colour of what has none of its own: that of the page's text. */
  static final String TEXT = "";

  private final List<Line> lines = new ArrayList<>();

  /** Adds a line of an architecture; points that cannot be shown are left out. */
  void add(String name, String label, Kind kind, Look look, List<Point> points) {
    add(name, label, kind, css(look.color()), dashes(look.line()), points);
  }

  /** Adds a dashed line in the colour of the text, such as that of a baseline. */
  void addBaseline(String name, Kind kind, int before, List<Point> points) {
    add("baseline " + name, "", kind, TEXT, dashes(Plot.ofBaseline(before)), points);
  }

  void add(
      String name, String label, Kind kind, String color, List<Double> dashes, List<Point> points) {
    List<Point> shown = points.stream().filter(Point::canShow).toList();
    if (!shown.isEmpty()) {
      lines.add(new Line(name, label, kind, color, dashes, shown));
    }
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  private static String css(Color color) {
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", color.getRed(), color.getGreen(), color.getBlue());
  }

  private static List<Double> dashes(BasicStroke stroke) {
    List<Double> dashes = new ArrayList<>();
    float[] lengths = stroke.getDashArray();
    for (int i = 0; lengths != null && i < lengths.length; i++) {
      dashes.add((double) lengths[i]);
    }
    return dashes;
  }
}
