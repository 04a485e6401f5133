package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two axes and what belongs about them: the vertical one's title above it, the horizontal one's
 * below it, then the legend. The height of the picture follows from what there is.
 */
final class Plot {
  private static final int MOST_TICKS = 9;
  private static final int EMPTY_HEIGHT = 120;
  private static final double TICK = 5;
  private static final double FURTHEST = 20;
  private static final double TITLE_HEIGHT = 24;

  private final String yTitle;
  private final Axis x;
  private final Scale y;
  private final Legend legend;
  private final List<Tick> yTicks;
  private final List<Axis.Named> xTicks;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;
  private final double titleTop;
  private final double legendTop;
  private final int height;

  Plot(String yTitle, Axis x, Scale y, List<Legend.Entry> legend) {
    this(yTitle, x, y, legend, Style.MARGIN);
  }

  /**
   * A plot.
   *
   * @param rightMargin pixels kept free right of the data
   */
  Plot(String yTitle, Axis x, Scale y, List<Legend.Entry> legend, double rightMargin) {
    this.yTitle = y.title(yTitle);
    this.x = x;
    this.y = y;
    this.legend = new Legend(legend);
    yTicks = Tick.of(y, MOST_TICKS);
    double widest =
        yTicks.stream().mapToDouble(tick -> Label.width(tick.text(), Style.SMALL)).max().orElse(0);
    left = Math.max(Style.MARGIN + widest + TICK + 3, 48);
    right = Style.WIDTH - rightMargin;
    top = Style.MARGIN + TITLE_HEIGHT;
    bottom = top + Style.PLOT_HEIGHT;
    xTicks = x.ticks().on(right - left);
    int lines = xTicks.stream().mapToInt(tick -> tick.lines().size()).max().orElse(0);
    titleTop = bottom + TICK + lines * Style.LINE_HEIGHT + 3;
    legendTop = titleTop + (x.title().isEmpty() ? 4 : TITLE_HEIGHT);
    height = (int) Math.ceil(legendTop + this.legend.height() + 8);
  }

  /** What is drawn where there is nothing to draw. */
  static Picture nothing(String title) {
    double width = Style.WIDTH - 2.0 * Style.MARGIN;
    return new Picture(
        graphics -> {
          Label.of(title, Style.TITLE, width).draw(graphics, Style.MARGIN, Style.MARGIN + 11);
          Label none = Label.of("There is nothing to show.", Style.TITLE, width);
          none.drawAbout(graphics, Style.WIDTH / 2.0, EMPTY_HEIGHT / 2.0);
        },
        Style.WIDTH,
        EMPTY_HEIGHT);
  }

  double x(double value) {
    return left + x.scale().place(value) * (right - left);
  }

  /** What lies far off the axis is brought nearer, for a drawing's numbers must not overflow. */
  double y(double value) {
    double place = Math.max(-FURTHEST, Math.min(FURTHEST, y.place(value)));
    return bottom - place * (bottom - top);
  }

  /** What the axes enclose. */
  Rectangle2D area() {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  double top() {
    return top;
  }

  double bottom() {
    return bottom;
  }

  /** The whole picture, of which {@code data} draws what must not leave the axes. */
  Picture picture(Consumer<Graphics2D> data) {
    return picture(data, graphics -> {});
  }

  /** As above; {@code labels} draws last, and anywhere. */
  Picture picture(Consumer<Graphics2D> data, Consumer<Graphics2D> labels) {
    return new Picture(
        graphics -> {
          drawGrid(graphics);
          graphics.setClip(area());
          data.accept(graphics);
          graphics.setClip(null);
          drawAxes(graphics);
          labels.accept(graphics);
        },
        Style.WIDTH,
        height);
  }

  private void drawGrid(Graphics2D graphics) {
    graphics.setStroke(Style.HAIRLINE);
    graphics.setColor(Style.FAINT_GRID);
    Tick.between(y).forEach(place -> drawAcross(graphics, place));
    graphics.setColor(Style.GRID);
    yTicks.forEach(tick -> drawAcross(graphics, tick.place()));
  }

  private void drawAcross(Graphics2D graphics, double place) {
    double height = bottom - place * (bottom - top);
    graphics.draw(new Line2D.Double(left, height, right, height));
  }

  private void drawAxes(Graphics2D graphics) {
    graphics.setStroke(Style.HAIRLINE);
    graphics.setColor(Style.AXIS);
    graphics.draw(new Line2D.Double(left, top, left, bottom));
    graphics.draw(new Line2D.Double(left, bottom, right, bottom));
    for (Axis.Named tick : xTicks) {
      double place = left + tick.place() * (right - left);
      graphics.setColor(Style.AXIS);
      graphics.draw(new Line2D.Double(place, bottom, place, bottom + TICK));
      for (int i = 0; i < tick.lines().size(); i++) {
        double baseline = bottom + TICK + (i + 0.8) * Style.LINE_HEIGHT;
        tick.lines().get(i).drawAbout(graphics, place, baseline);
      }
    }
    for (Tick tick : yTicks) {
      Label label = Label.of(tick.text(), Style.SMALL, left);
      label.drawTo(graphics, left - TICK, bottom - tick.place() * (bottom - top) + 4.3);
    }
    double width = Style.WIDTH - 2.0 * Style.MARGIN;
    Label.of(yTitle, Style.TITLE, width).draw(graphics, Style.MARGIN, Style.MARGIN + 11);
    double middle = (left + right) / 2;
    double room = 2 * Math.min(middle - Style.MARGIN, Style.WIDTH - Style.MARGIN - middle);
    Label.of(x.title(), Style.TITLE, room).drawAbout(graphics, middle, titleTop + 14);
    legend.draw(graphics, legendTop);
  }
}
