package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The critical difference diagram (Demšar 2006, figure 1): mean ranks on an axis, and bars that
 * join what is not told apart. Here 1, the best, is at the left, where reading begins; Demšar has
 * it at the right.
 */
public final class CriticalDifferenceChart {
  private static final double SIDE = 210;
  private static final double LEFT = SIDE;
  private static final double RIGHT = Style.WIDTH - SIDE;
  private static final double AXIS = 76;
  private static final int MOST_TICKS = 12;
  private static final double TICK = 6;
  private static final double FIRST_BAR = 14;
  private static final double BAR = 9;
  private static final double ROW = 22;
  private static final double OVERHANG = 4;

  private final List<Rank> ranks;
  private final Map<String, Look> looks;
  private final List<GroupBar> bars;
  private final double from;
  private final double to;

  /** An architecture's mean rank over the data sets, of which 1 is the best. */
  public record Rank(String architecture, double meanRank) {}

  private CriticalDifferenceChart(
      List<Rank> ranks, Map<String, Look> looks, List<List<String>> groups) {
    this.ranks = ranks;
    this.looks = looks;
    bars = GroupBar.of(ranks, groups);
    from = Math.min(1, Math.floor(ranks.get(0).meanRank()));
    to = Math.max(Math.max(2, ranks.size()), Math.ceil(ranks.get(ranks.size() - 1).meanRank()));
  }

  /**
   * Draws the diagram. The better half has its names at the left, the other at the right.
   *
   * @param criticalDifference of mean ranks; what is not positive and finite is not drawn, and a
   *     bar for more than the axis ends with it
   * @param groups architectures that are not told apart; those of one, and names without a rank,
   *     are passed over
   */
  public static Picture of(List<Rank> ranks, double criticalDifference, List<List<String>> groups) {
    List<Rank> sorted =
        ranks.stream()
            .filter(rank -> Scale.canShow(rank.meanRank()))
            .sorted(Comparator.comparingDouble(Rank::meanRank))
            .toList();
    if (sorted.isEmpty()) {
      return Plot.nothing("mean rank");
    }
    Map<String, Look> looks = Palette.of(ranks.stream().map(Rank::architecture));
    CriticalDifferenceChart chart = new CriticalDifferenceChart(sorted, looks, groups);
    int rows = (sorted.size() + 1) / 2;
    int height = (int) Math.ceil(chart.firstRow() + (rows - 1) * ROW + 20);
    return new Picture(
        graphics -> {
          chart.drawAxis(graphics);
          chart.drawCriticalDifference(graphics, criticalDifference);
          chart.drawNames(graphics, rows);
          chart.drawBars(graphics);
        },
        Style.WIDTH,
        height);
  }

  private double x(double rank) {
    return LEFT + (rank - from) / (to - from) * (RIGHT - LEFT);
  }

  /** Below all bars. */
  private double firstRow() {
    int levels = bars.stream().mapToInt(bar -> bar.level() + 1).max().orElse(0);
    return AXIS + FIRST_BAR + levels * BAR + 16;
  }

  private void drawAxis(Graphics2D graphics) {
    graphics.setColor(Style.TEXT);
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(new Line2D.Double(LEFT, AXIS, RIGHT, AXIS));
    int every = (int) ((to - from) / MOST_TICKS) + 1;
    for (int rank = (int) from; rank <= to; rank += every) {
      double x = x(rank);
      graphics.setColor(Style.TEXT);
      graphics.draw(new Line2D.Double(x, AXIS - TICK, x, AXIS));
      Label.of(Integer.toString(rank), Style.SMALL, SIDE).drawAbout(graphics, x, AXIS - TICK - 5);
    }
    double room = SIDE - Style.MARGIN - 14;
    Label.of("mean rank", Style.TITLE, room).draw(graphics, RIGHT + 14, AXIS + 4);
    Label.of("best", Style.TITLE, room).drawTo(graphics, LEFT - 14, AXIS + 4);
  }

  private void drawCriticalDifference(Graphics2D graphics, double criticalDifference) {
    if (!(criticalDifference > 0 && Scale.canShow(criticalDifference))) {
      return;
    }
    double end = x(Math.min(to, from + criticalDifference));
    double y = AXIS - 44;
    graphics.setColor(Style.TEXT);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(new Line2D.Double(LEFT, y, end, y));
    graphics.draw(new Line2D.Double(LEFT, y - 4, LEFT, y + 4));
    if (from + criticalDifference <= to) {
      graphics.draw(new Line2D.Double(end, y - 4, end, y + 4));
    } else {
      graphics.fill(Look.polygon(end + 9, y, end, y - 5, end, y + 5));
    }
    String text = "critical difference " + Numbers.text(criticalDifference);
    Label.of(text, Style.SMALL, RIGHT - LEFT).draw(graphics, LEFT, y - 9);
  }

  private void drawNames(Graphics2D graphics, int left) {
    for (int i = 0; i < ranks.size(); i++) {
      boolean isLeft = i < left;
      double y = firstRow() + (isLeft ? i : ranks.size() - 1 - i) * ROW;
      Rank rank = ranks.get(i);
      double end = isLeft ? LEFT - 10 : RIGHT + 10;
      Path2D line = new Path2D.Double();
      line.moveTo(x(rank.meanRank()), AXIS);
      line.lineTo(x(rank.meanRank()), y);
      line.lineTo(end, y);
      graphics.setColor(Palette.look(looks, rank.architecture()).color());
      graphics.setStroke(Palette.look(looks, rank.architecture()).stroke(1.4f));
      graphics.draw(line);
      drawName(graphics, rank, isLeft, end, y + 4.3);
    }
  }

  /** The mean rank stands next to the line, the name beyond it. */
  private static void drawName(
      Graphics2D graphics, Rank rank, boolean isLeft, double end, double baseline) {
    String value = String.format(Locale.ROOT, "%.2f", rank.meanRank());
    Label figure = Label.of(value, Style.SMALL, SIDE);
    double beyond = 4 + figure.width() + 8;
    Label name =
        Label.of(rank.architecture(), Style.TITLE, SIDE - 10 - beyond - Style.MARGIN / 2.0);
    if (isLeft) {
      figure.drawTo(graphics, end - 4, baseline);
      name.drawTo(graphics, end - beyond, baseline);
    } else {
      figure.draw(graphics, end + 4, baseline);
      name.draw(graphics, end + beyond, baseline);
    }
  }

  private void drawBars(Graphics2D graphics) {
    graphics.setColor(Style.TEXT);
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    for (GroupBar bar : bars) {
      double y = AXIS + FIRST_BAR + bar.level() * BAR;
      graphics.draw(new Line2D.Double(x(bar.from()) - OVERHANG, y, x(bar.to()) + OVERHANG, y));
    }
  }
}
