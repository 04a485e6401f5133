package io.github.rnncompare.html;

import io.github.rnncompare.chart.ChartData;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.html.IndexPage.Curve;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The curves of a chart in a drawing without axes, 100 wide and 40 high. */
final class SmallChart {
  private static final double WIDTH = 100;
  private static final double HEIGHT = 40;
  private static final double MARGIN = 2;

  private SmallChart() {}

  static List<Curve> lines(ChartData data) {
    if (!(data instanceof ChartData.Axes axes)) {
      return List.of();
    }
    List<ChartData.Line> curves =
        axes.lines().stream()
            .filter(line -> line.kind() == Kind.CURVE && !line.color().isEmpty())
            .toList();
    boolean logarithmic = axes.logarithmic();
    DoubleSummaryStatistics along = new DoubleSummaryStatistics();
    DoubleSummaryStatistics up = new DoubleSummaryStatistics();
    for (ChartData.Line curve : curves) {
      for (Point point : curve.points()) {
        along.accept(point.along());
        up.accept(height(point, logarithmic));
      }
    }
    return curves.stream()
        .map(
            curve ->
                new Curve(
                    curve.name(),
                    curve.color(),
                    curve.points().stream()
                        .map(
                            point ->
                                String.format(
                                    Locale.ROOT,
                                    "%.1f,%.1f",
                                    part(point.along(), along) * WIDTH,
                                    HEIGHT
                                        - MARGIN
                                        - part(height(point, logarithmic), up)
                                            * (HEIGHT - 2 * MARGIN)))
                        .collect(Collectors.joining(" "))))
        .toList();
  }

  private static double height(Point point, boolean logarithmic) {
    return logarithmic ? StrictMath.log10(point.value()) : point.value();
  }

  private static double part(double value, DoubleSummaryStatistics range) {
    double length = range.getMax() - range.getMin();
    return length > 0 ? (value - range.getMin()) / length : 0.5;
  }
}
