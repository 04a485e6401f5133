package io.github.rnncompare.chart;

import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYSeries;

/** Quality against cost, with Pareto fronts. */
public final class ParetoChart {
  /** With more points their experiments are not shown. */
  private static final int MAX_NAMED = 8;

  private static final double LONGEST_NAME = 110;

  /** What an architecture costs and how good it is in an experiment. */
  public record Point(String architecture, String experiment, double cost, double quality) {}

  private ParetoChart() {}

  /**
   * Draws a dot for each point. Up to 8 points are labelled with their experiments, alternately
   * above and below in ascending cost; labels of close dots may overlap.
   *
   * <p>The horizontal axis is logarithmic if all costs are positive and the largest is more than 20
   * times the smallest; the vertical axis likewise for 100 times. Points that are not finite are
   * left out.
   *
   * @param costAxis what the costs are, with their unit; {@code qualityAxis} does the same for the
   *     qualities
   * @param fronts each joined by a line, in ascending cost
   */
  public static Picture of(
      String costAxis, String qualityAxis, List<Point> points, List<List<Point>> fronts) {
    return plot(costAxis, qualityAxis, points, fronts).picture();
  }

  static Plot plot(
      String costAxis, String qualityAxis, List<Point> points, List<List<Point>> fronts) {
    List<Point> shown = shown(points);
    if (shown.isEmpty()) {
      return Plot.nothing(qualityAxis);
    }
    Scale costs = Scale.of(shown.stream().map(Point::cost).toList(), Scale.CONFIGURATION_FACTOR);
    Scale qualities = Scale.of(shown.stream().map(Point::quality).toList(), Scale.LOSS_FACTOR);
    Plot plot = new Plot(costAxis, costs, qualityAxis, qualities);
    List<XYSeries> lines =
        fronts.stream()
            .map(ParetoChart::shown)
            .filter(front -> front.size() > 1)
            .map(front -> plot.line(Style.AXIS, front, Point::cost, Point::quality))
            .toList();
    lines.stream().limit(1).forEach(line -> Plot.name(line, "Pareto front"));
    Palette.of(points.stream().filter(shown::contains).map(Point::architecture))
        .forEach(
            (architecture, look) -> {
              List<Point> own =
                  shown.stream().filter(p -> p.architecture().equals(architecture)).toList();
              Plot.name(plot.dots(look, own, Point::cost, Point::quality), architecture);
            });
    if (shown.size() <= MAX_NAMED) {
      plot.chart().getStyler().setPlotContentSize(0.84); // names stay within the picture
      for (int i = 0; i < shown.size(); i++) {
        String name = Text.cut(shown.get(i).experiment(), Style.SMALL, LONGEST_NAME);
        double x = costs.of(shown.get(i).cost());
        double y = qualities.place(shown.get(i).quality()) + (i % 2 == 0 ? 0.045 : -0.045);
        plot.chart().addAnnotation(new AnnotationText(name, x, qualities.at(y), false));
      }
    }
    return plot;
  }

  /** The points that can be shown, in ascending cost. */
  private static List<Point> shown(List<Point> points) {
    return points.stream()
        .filter(point -> Scale.canShow(point.cost()) && Scale.canShow(point.quality()))
        .sorted(Comparator.comparingDouble(Point::cost))
        .toList();
  }
}
