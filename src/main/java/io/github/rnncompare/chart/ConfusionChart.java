package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Which classes are taken for which: a cell for each actual and each predicted class. */
public final class ConfusionChart {
  /** With more classes the numbers do not fit into the cells. */
  public static final int MOST_CLASSES = 12;

  private static final Color DARKEST = new Color(0x08306B);
  private static final double TITLES = 62;
  private static final double MARGIN = 12;
  private static final double LONGEST_NAME = 150;
  private static final double LARGEST_CELL = 72;
  private static final double HEIGHT_OF_CELL = 36;
  private static final double LINE = 16;

  /**
   * How often the actual class of a row was taken for the class of a column.
   *
   * @param share of all values of the row, from 0 to 1; NaN where there is none
   */
  public record Cell(int count, double share) {}

  private static final String NOTE =
      "cell: count and share of its row; the darker the larger the share; framed: predicted right";

  private final List<String> names;
  private final double left;
  private final double cell;
  private final boolean upright;
  private final double top;

  private ConfusionChart(List<String> classes) {
    names = classes.stream().map(name -> Text.cut(name, Style.SMALL, LONGEST_NAME)).toList();
    double widest = width(names, name -> Text.width(name, Style.SMALL));
    left = MARGIN + LINE + widest + 10;
    cell = Math.min(LARGEST_CELL, (Style.WIDTH - left - MARGIN) / Math.max(1, names.size()));
    upright = widest > cell - 6;
    top = TITLES + LINE + (upright ? widest : LINE) + 8;
  }

  private static double width(List<String> names, ToDoubleFunction<String> width) {
    return names.stream().mapToDouble(width).max().orElse(0);
  }

  /**
   * Draws the cells, the darker the larger their share of the row; a cell has its count and below
   * it that share, and nothing if the count is 0.
   *
   * @param title what the classes are, and who predicts
   * @param classes at most {@link #MOST_CLASSES}
   * @param cells [actual][predicted], in the order of the classes
   */
  public static Picture of(String title, List<String> classes, List<List<Cell>> cells) {
    ConfusionChart chart = new ConfusionChart(classes);
    double bottom = chart.top + HEIGHT_OF_CELL * classes.size();
    return new Picture(
            graphics -> {
              Style.titles(graphics, title, NOTE);
              chart.drawNames(graphics, bottom);
              for (int row = 0; row < cells.size(); row++) {
                for (int column = 0; column < cells.size(); column++) {
                  chart.draw(graphics, row, column, cells.get(row).get(column));
                }
              }
            },
            Style.WIDTH,
            (int) Math.ceil(bottom + MARGIN))
        .with(new ChartData.Classes(title, NOTE, classes, counts(cells)));
  }

  private static List<List<ChartData.Count>> counts(List<List<Cell>> cells) {
    return cells.stream()
        .map(
            row ->
                row.stream().map(cell -> new ChartData.Count(cell.count(), cell.share())).toList())
        .toList();
  }

  private void drawNames(Graphics2D graphics, double bottom) {
    graphics.setColor(Style.TEXT);
    Text.draw(graphics, "predicted", Style.TITLE, left, TITLES + 4);
    double middle = (top + bottom + Text.width("actual", Style.TITLE)) / 2;
    drawUpright(graphics, "actual", Style.TITLE, MARGIN + 10, middle);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      double width = Text.width(name, Style.SMALL);
      double middleOfRow = top + (i + 0.5) * HEIGHT_OF_CELL;
      Text.draw(graphics, name, Style.SMALL, left - 8 - width, middleOfRow + 4);
      double middleOfColumn = left + (i + 0.5) * cell;
      if (upright) {
        drawUpright(graphics, name, Style.SMALL, middleOfColumn + 4, top - 6);
      } else {
        Text.draw(graphics, name, Style.SMALL, middleOfColumn - width / 2, top - 6);
      }
    }
  }

  private static void drawUpright(Graphics2D graphics, String text, Font font, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    Text.draw(graphics, text, font, 0, 0);
    graphics.setTransform(before);
  }

  private void draw(Graphics2D graphics, int row, int column, Cell value) {
    double x = left + column * cell;
    double y = top + row * HEIGHT_OF_CELL;
    double share = Double.isFinite(value.share()) ? value.share() : 0;
    graphics.setColor(shade(share));
    graphics.fill(new Rectangle2D.Double(x + 1, y + 1, cell - 2, HEIGHT_OF_CELL - 2));
    graphics.setColor(row == column ? Style.TEXT : new Color(0xDDDDDD));
    graphics.setStroke(new BasicStroke(row == column ? 1.4f : 1));
    graphics.draw(new Rectangle2D.Double(x + 1, y + 1, cell - 2, HEIGHT_OF_CELL - 2));
    if (value.count() > 0) {
      graphics.setColor(share > 0.5 ? Color.WHITE : Style.TEXT);
      middle(graphics, Integer.toString(value.count()), Style.SMALL, x + cell / 2, y + 15);
      String part = String.format(Locale.ROOT, "%.0f %%", 100 * share);
      middle(graphics, part, Style.TINY, x + cell / 2, y + 29);
    }
  }

  /** White for 0, so that only what occurs is coloured. */
  private static Color shade(double share) {
    return new Color(
        shade(255, DARKEST.getRed(), share),
        shade(255, DARKEST.getGreen(), share),
        shade(255, DARKEST.getBlue(), share));
  }

  private static int shade(int light, int dark, double share) {
    return (int) Math.round(light + (dark - light) * share);
  }

  private static void middle(Graphics2D graphics, String text, Font font, double x, double y) {
    Text.draw(graphics, text, font, x - Text.width(text, font) / 2, y);
  }
}
