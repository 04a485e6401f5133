package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Predicted against actual numbers, in a small plot for each architecture. */
public final class PredictedActualChart {
  private static final int HEIGHT = 260;
  private static final int TITLES = 50;
  private static final double HEADER = 20;
  private static final double MARGIN = 12;

  /** More points are a blot, and a large file. */
  private static final int MOST_POINTS = 600;

  /** So many are drawn smaller, so that they do not hide each other. */
  private static final int MANY = 120;

  /** A number and what is predicted for it. */
  public record Point(double actual, double predicted) {}

  /** The points of an architecture. */
  public record Panel(String architecture, List<Point> points) {}

  private PredictedActualChart() {}

  /**
   * Draws a plot for each architecture, all with the same axes, and in each the diagonal, where
   * both are equal. The axes cover the actual values; predicted ones extend them as long as these
   * take half of them, and the rest is cut off. Numbers that are not finite are left out; of more
   * than 600 points every second is drawn, or every third and so on.
   *
   * @param quantity what the numbers are
   */
  public static Picture of(String quantity, List<Panel> panels) {
    Scale scale = scale(panels);
    int columns = panels.size() == 4 ? 2 : Math.min(3, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    int width = Style.WIDTH / Math.max(columns, 2); // one alone need not be twice as wide as high
    List<Plot> plots = plots(panels, scale);
    double each = HEADER + HEIGHT;
    return new Picture(
            graphics -> {
              Style.titles(
                  graphics,
                  scale.title("vertical: predicted " + quantity + "; horizontal: actual"),
                  note(panels));
              for (int i = 0; i < plots.size(); i++) {
                double x = i % columns * (double) width;
                int above = i / columns;
                double y = TITLES + each * above;
                String name =
                    Text.cut(panels.get(i).architecture(), Style.TITLE, width - 2 * MARGIN);
                graphics.setColor(Style.TEXT);
                Text.draw(graphics, name, Style.TITLE, x + MARGIN, y + 14);
                Style.paint(graphics, plots.get(i).chart(), x, y + HEADER, width, HEIGHT);
              }
            },
            Style.WIDTH,
            (int) Math.ceil(TITLES + each * rows) + 2)
        .with(data(quantity, panels, scale));
  }

  private static ChartData data(String quantity, List<Panel> panels, Scale scale) {
    Map<String, Look> looks = Palette.of(panels.stream().map(Panel::architecture));
    Lines lines = new Lines();
    for (Panel panel : panels) {
      List<ChartData.Point> points = new ArrayList<>();
      for (int i = 0; i < panel.points().size(); i += every(panel.points())) {
        Point point = panel.points().get(i);
        points.add(ChartData.Point.of(point.actual(), point.predicted()));
      }
      String name = panel.architecture();
      lines.add(name, "", ChartData.Kind.DOTS, Palette.look(looks, name), points);
    }
    List<ChartData.Point> ends =
        Stream.of(scale.from(), scale.to()).map(end -> ChartData.Point.of(end, end)).toList();
    lines.add("equal", "", ChartData.Kind.CURVE, Lines.TEXT, List.of(), ends);
    return new ChartData.Axes(
        "predicted " + quantity,
        false,
        false,
        ChartData.Along.numbers("actual " + quantity),
        note(panels),
        lines.lines());
  }

  private static String note(List<Panel> panels) {
    int every = panels.stream().mapToInt(panel -> every(panel.points())).max().orElse(1);
    return "marker: one value"
        + (every > 1 ? " (drawn: one of " + every + ")" : "")
        + "; line: predicted and actual are equal";
  }

  private static Scale scale(List<Panel> panels) {
    List<Double> actual = new ArrayList<>();
    List<Double> predicted = new ArrayList<>();
    for (Panel panel : panels) {
      for (Point point : shown(panel.points())) {
        actual.add(point.actual());
        predicted.add(point.predicted());
      }
    }
    return actual.isEmpty() ? Scale.places(1) : Scale.linear(actual, predicted);
  }

  static List<Plot> plots(List<Panel> panels) {
    return plots(panels, scale(panels));
  }

  private static List<Plot> plots(List<Panel> panels, Scale scale) {
    Map<String, Look> looks = Palette.of(panels.stream().map(Panel::architecture));
    return panels.stream()
        .map(panel -> plot(panel.points(), Palette.look(looks, panel.architecture()), scale))
        .toList();
  }

  private static Plot plot(List<Point> all, Look look, Scale scale) {
    Plot plot = new Plot("", scale, "", scale);
    plot.makeSmall();
    List<Double> ends = List.of(scale.from(), scale.to());
    plot.line(Style.AXIS, ends, end -> end, end -> end).setLineStyle(new BasicStroke(1.2f));
    int every = every(all);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      points.add(all.get(i));
    }
    List<Point> shown = shown(points);
    if (!shown.isEmpty()) {
      boolean many = shown.size() > MANY;
      plot.chart().getStyler().setMarkerSize(many ? Style.MARKER / 2 : Style.MARKER - 1);
      Color color = Style.faint(look.color(), many ? 0.4 : 0.55);
      plot.dots(color, look.marker(), shown, Point::actual, Point::predicted);
    }
    return plot;
  }

  private static int every(List<Point> points) {
    return Math.max(1, (points.size() + MOST_POINTS - 1) / MOST_POINTS);
  }

  private static List<Point> shown(List<Point> points) {
    return points.stream()
        .filter(point -> Scale.canShow(point.actual()) && Scale.canShow(point.predicted()))
        .toList();
  }
}
