package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Levels across a plot: those near the data lengthen its axis, the others are named at its edge.
 */
final class Floors {
  /** Of the axis, what the data keep at least. */
  private static final double LEAST = 1.0 / 6;

  private static final double WIDEST = 180;
  private static final double INDENT = 20;
  private static final double GAP = 8;
  private static final double BETWEEN = 7;
  private static final double ARROW = 4;

  private final List<PointChart.Level> levels;
  private final Scale scale;

  /** Those levels that can be shown, about data that take all of the scale. */
  Floors(List<PointChart.Level> levels, Scale data) {
    this.levels =
        levels.stream()
            .filter(level -> Scale.canShow(level.value()))
            .sorted(Comparator.comparingDouble(PointChart.Level::value).reversed())
            .toList();
    double length = data.to() - data.from();
    List<Double> near = new ArrayList<>();
    this.levels.stream()
        .map(level -> data.measure(level.value()))
        .filter(Double::isFinite)
        .sorted(
            Comparator.comparingDouble(place -> Math.abs(place - (data.from() + data.to()) / 2)))
        .forEach(near::add);
    double from = data.from();
    double to = data.to();
    for (double place : near) {
      double room = 0.05 * length;
      double lower = place < from ? place - room : from;
      double upper = place > to ? place + room : to;
      if (length / (upper - lower) >= LEAST) {
        from = lower;
        to = upper;
      }
    }
    double room = 0.03 * (to - from); // for the dots at the ends
    scale =
        new Scale(
            data.from() == 0 && from == 0 ? 0 : Math.min(from, data.from() - room),
            Math.max(to, data.to() + room),
            data.logarithmic());
  }

  /** What the names take right of a plot, in pixels; long ones are cut. */
  double margin() {
    double longest =
        levels.stream()
            .mapToDouble(
                level ->
                    Label.width(level.name(), Style.SMALL)
                        + Label.width(Numbers.text(level.value()), Style.SMALL))
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    double taken = INDENT + longest + BETWEEN + Style.MARGIN;
    return Math.max(Style.MARGIN, Math.min(WIDEST, taken));
  }

  Scale scale() {
    return scale;
  }

  void drawLines(Graphics2D graphics, Plot plot) {
    graphics.setColor(Style.TEXT);
    graphics.setStroke(Style.DASHED);
    for (PointChart.Level level : levels) {
      double y = plot.y(level.value());
      if (isWithin(level)) {
        graphics.draw(new Line2D.Double(plot.left(), y, plot.right(), y));
      }
    }
  }

  /** Right of the plot, as near to their lines as they find room. */
  void drawNames(Graphics2D graphics, Plot plot) {
    List<Double> wanted =
        levels.stream()
            .map(level -> Math.max(plot.top(), Math.min(plot.bottom(), plot.y(level.value()))))
            .toList();
    List<Double> heights = Rows.spread(wanted, Style.LINE_HEIGHT, plot.top(), plot.bottom());
    for (int i = 0; i < levels.size(); i++) {
      PointChart.Level level = levels.get(i);
      double x = plot.right() + GAP;
      double y = heights.get(i);
      graphics.setColor(Style.AXIS);
      graphics.setStroke(Style.HAIRLINE);
      if (isWithin(level)) {
        graphics.draw(new Line2D.Double(plot.right(), wanted.get(i), x + GAP, y));
      } else {
        int up = scale.place(level.value()) > 1 ? -1 : 1;
        double tip = y + up * ARROW;
        double end = y - up * ARROW;
        graphics.setColor(Style.TEXT);
        graphics.fill(Look.polygon(x + ARROW, tip, x, end, x + 2 * ARROW, end));
      }
      double start = plot.right() + INDENT;
      double room = Style.WIDTH - Style.MARGIN / 2.0 - start;
      Label value = Label.of(Numbers.text(level.value()), Style.SMALL, room);
      Label name = Label.of(level.name(), Style.SMALL, room - value.width() - BETWEEN);
      name.draw(graphics, start, y + 4.3);
      value.draw(graphics, start + name.width() + BETWEEN, y + 4.3);
    }
  }

  private boolean isWithin(PointChart.Level level) {
    double place = scale.place(level.value());
    return place >= 0 && place <= 1;
  }
}
