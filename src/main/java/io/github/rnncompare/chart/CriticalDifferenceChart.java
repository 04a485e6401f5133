package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The critical difference diagram (Demšar 2006, figure 1): mean ranks on an axis, and bars that
 * join architectures without a significant difference. Here rank 1, the best, is at the left; in
 * Demšar's figure it is at the right.
 */
public final class CriticalDifferenceChart {
  private static final double MIN_BESIDE = 210;
  private static final double MAX_BESIDE = 320;

  /** Beside a name: its mean rank and the distances. */
  private static final double RANK = 70;

  private static final double AXIS = 76;
  private static final int MAX_TICKS = 12;
  private static final double BAR = 9;
  private static final double ROW = 22;

  /** An architecture's mean rank over the data sets; 1 is the best. */
  public record Rank(String architecture, double meanRank) {}

  private final double from;
  private final double to;

  /** The width beside the axis, on each side, for names. */
  private final double beside;

  private CriticalDifferenceChart(List<Rank> ranks) {
    from = Math.min(1, Math.floor(ranks.get(0).meanRank()));
    to = Math.max(Math.max(2, ranks.size()), Math.ceil(ranks.get(ranks.size() - 1).meanRank()));
    double widest =
        ranks.stream()
            .mapToDouble(rank -> Text.width(name(rank, MAX_BESIDE - RANK), Style.TITLE))
            .max()
            .orElse(0);
    beside = Math.max(MIN_BESIDE, widest + RANK);
  }

  private static String name(Rank rank, double width) {
    return Text.cut(rank.architecture(), Style.TITLE, width);
  }

  private double right() {
    return Style.WIDTH - beside;
  }

  /**
   * Draws the diagram. The names of the better half are at the left, the others at the right; each
   * bar is at its own height.
   *
   * @param criticalDifference of mean ranks; it is drawn only if it is positive and finite, and its
   *     bar is cut off at the end of the axis
   * @param groups architectures without a significant difference; groups of one, and names without
   *     a rank, are ignored
   */
  public static Picture of(List<Rank> ranks, double criticalDifference, List<List<String>> groups) {
    List<Rank> sorted =
        ranks.stream()
            .filter(rank -> Scale.canShow(rank.meanRank()))
            .sorted(Comparator.comparingDouble(Rank::meanRank))
            .toList();
    if (sorted.isEmpty()) {
      return Plot.nothing("mean rank").picture();
    }
    List<DoubleSummaryStatistics> bars = bars(sorted, groups);
    Map<String, Look> looks = Palette.of(ranks.stream().map(Rank::architecture));
    CriticalDifferenceChart chart = new CriticalDifferenceChart(sorted);
    double firstRow = AXIS + 30 + bars.size() * BAR;
    int half = (sorted.size() + 1) / 2;
    return new Picture(
        graphics -> {
          chart.drawAxis(graphics);
          chart.drawCriticalDifference(graphics, criticalDifference);
          for (int i = 0; i < sorted.size(); i++) {
            Rank rank = sorted.get(i);
            int row = i < half ? i : sorted.size() - 1 - i;
            Look look = Palette.look(looks, rank.architecture());
            chart.drawName(graphics, rank, look, i < half, firstRow + row * ROW);
          }
          chart.drawBars(graphics, bars);
        },
        Style.WIDTH,
        (int) Math.ceil(firstRow + (half - 1) * ROW + 20));
  }

  /** The bar of each group, from its best to its worst mean rank. */
  static List<DoubleSummaryStatistics> bars(List<Rank> ranks, List<List<String>> groups) {
    return groups.stream()
        .map(
            group ->
                ranks.stream()
                    .filter(rank -> group.contains(rank.architecture()))
                    .mapToDouble(Rank::meanRank)
                    .summaryStatistics())
        .filter(bar -> bar.getCount() > 1)
        .toList();
  }

  private double x(double rank) {
    return beside + (rank - from) / (to - from) * (right() - beside);
  }

  private void drawAxis(Graphics2D graphics) {
    graphics.setColor(Style.TEXT);
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(new Line2D.Double(beside, AXIS, right(), AXIS));
    int every = (int) ((to - from) / MAX_TICKS) + 1;
    for (int rank = (int) from; rank <= to; rank += every) {
      graphics.draw(new Line2D.Double(x(rank), AXIS - 6, x(rank), AXIS));
      String number = Integer.toString(rank);
      double half = Text.width(number, Style.SMALL) / 2;
      Text.draw(graphics, number, Style.SMALL, x(rank) - half, AXIS - 11);
    }
    Text.draw(graphics, "mean rank", Style.TITLE, right() + 14, AXIS + 4);
    double best = Text.width("best", Style.TITLE);
    Text.draw(graphics, "best", Style.TITLE, beside - 14 - best, AXIS + 4);
  }

  private void drawCriticalDifference(Graphics2D graphics, double criticalDifference) {
    if (criticalDifference > 0 && Scale.canShow(criticalDifference)) {
      double end = x(Math.min(to, from + criticalDifference));
      double y = AXIS - 44;
      graphics.setStroke(new BasicStroke(2));
      graphics.draw(new Line2D.Double(beside, y, end, y));
      graphics.draw(new Line2D.Double(beside, y - 4, beside, y + 4));
      graphics.draw(new Line2D.Double(end, y - 4, end, y + 4));
      String text = String.format(Locale.ROOT, "critical difference %.2f", criticalDifference);
      Text.draw(graphics, text, Style.SMALL, beside, y - 9);
    }
  }

  /** Draws a line from the axis down and outwards, with the mean rank and the name at its end. */
  private void drawName(Graphics2D graphics, Rank rank, Look look, boolean isLeft, double y) {
    double end = isLeft ? beside - 10 : right() + 10;
    Path2D line = new Path2D.Double();
    line.moveTo(x(rank.meanRank()), AXIS);
    line.lineTo(x(rank.meanRank()), y);
    line.lineTo(end, y);
    graphics.setColor(look.color());
    graphics.setStroke(look.line());
    graphics.draw(line);
    look.marker().paint(graphics, x(rank.meanRank()), AXIS, Style.MARKER);
    graphics.setColor(Style.TEXT);
    String value = String.format(Locale.ROOT, "%.2f", rank.meanRank());
    String name = name(rank, beside - RANK);
    double valueWidth = Text.width(value, Style.SMALL);
    double nameWidth = Text.width(name, Style.TITLE);
    double valueStart = isLeft ? end - 4 - valueWidth : end + 4;
    double nameStart = isLeft ? valueStart - 8 - nameWidth : valueStart + valueWidth + 8;
    Text.draw(graphics, value, Style.SMALL, valueStart, y + 4.3);
    Text.draw(graphics, name, Style.TITLE, nameStart, y + 4.3);
  }

  private void drawBars(Graphics2D graphics, List<DoubleSummaryStatistics> bars) {
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    for (int i = 0; i < bars.size(); i++) {
      double y = AXIS + 14 + i * BAR;
      double end = x(bars.get(i).getMax()) + 4;
      graphics.draw(new Line2D.Double(x(bars.get(i).getMin()) - 4, y, end, y));
    }
  }
}
