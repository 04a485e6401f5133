package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.Palette.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYSeries;

/** The error of forecasts by how far they look ahead. */
public final class StepErrorChart {
  /**
   * The error at a step.
   *
   * @param stepsAhead from 1
   */
  public record Point(long stepsAhead, double error) {}

  /**
   * The errors of an architecture or baseline.
   *
   * @param points in the order of their steps
   */
  public record Line(String name, List<Point> points) {}

  private StepErrorChart() {}

  /**
   * Draws the architectures as in other charts, and baselines as thin lines. The axis covers the
   * architectures; it is logarithmic if all their errors are positive and the largest is more than
   * 20 times the smallest. Baselines extend it as long as these take half of it; the rest is cut
   * off. Errors that are not finite are left out.
   *
   * @param title what is drawn
   */
  public static Picture of(
      Quantity axis, String title, List<Line> architectures, List<Line> baselines) {
    Lines lines = new Lines();
    Map<String, Look> looks = Palette.of(architectures.stream().map(Line::name));
    for (Line line : architectures) {
      lines.add(line.name(), "", Kind.CURVE, Palette.look(looks, line.name()), points(line));
    }
    for (int i = 0; i < baselines.size(); i++) {
      lines.addBaseline(baselines.get(i).name(), Kind.CURVE, i, points(baselines.get(i)));
    }
    return plot(axis, title, architectures, baselines)
        .picture(axis, Along.numbers("steps ahead"), title, lines);
  }

  private static List<ChartData.Point> points(Line line) {
    return line.points().stream()
        .map(point -> ChartData.Point.of((double) point.stepsAhead(), point.error()))
        .toList();
  }

  static Plot plot(Quantity axis, String title, List<Line> architectures, List<Line> baselines) {
    List<Line> networks = shown(architectures);
    List<Line> others = shown(baselines);
    List<Double> errors = new ArrayList<>();
    long most = 1;
    for (Line line : networks) {
      for (Point point : line.points()) {
        errors.add(point.error());
        most = Math.max(most, point.stepsAhead());
      }
    }
    if (errors.isEmpty()) {
      return Plot.nothing(axis.title());
    }
    List<Double> wished =
        others.stream().flatMap(line -> line.points().stream()).map(Point::error).toList();
    Plot plot = new Plot("steps ahead", Scale.counts(most), axis, Scale.of(axis, errors, wished));
    plot.countAlong();
    plot.chart().setTitle(title);
    for (int i = 0; i < others.size(); i++) {
      Line line = others.get(i);
      XYSeries thin = plot.line(Style.AXIS, line.points(), Point::stepsAhead, Point::error);
      thin.setLineStyle(Plot.ofBaseline(i));
      Plot.name(
          thin, plot.ofBaseline(line.name(), line.points().stream().map(Point::error).toList()));
    }
    Map<String, Look> looks = Palette.of(networks.stream().map(Line::name));
    for (Line line : networks) {
      Look look = Palette.look(looks, line.name());
      plot.curve(line.name(), look, line.points(), Point::stepsAhead, Point::error);
    }
    return plot;
  }

  /** Lines with the points that can be shown, and no line without any. */
  private static List<Line> shown(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                new Line(
                    line.name(),
                    line.points().stream().filter(p -> Scale.canShow(p.error())).toList()))
        .filter(line -> !line.points().isEmpty())
        .toList();
  }
}
