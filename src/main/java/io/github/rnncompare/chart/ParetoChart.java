package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYSeries;

/** Quality against cost with its Pareto front, in a small plot for each task. */
public final class ParetoChart {
  private static final String FRONT = "Pareto front";
  private static final int HEIGHT = 190;
  private static final int TITLES = 50;
  private static final double LINE = 15;
  private static final double DESCENT = 5;
  private static final double MARGIN = 12;

  /**
   * What an architecture costs and how good it is in an experiment.
   *
   * @param costs the interval of the cost; a single number if it has no spread
   */
  public record Point(
      String architecture, String experiment, double cost, Interval costs, double quality) {}

  /**
   * A task.
   *
   * @param points those of one or more experiments
   * @param front joined by a line, in ascending cost
   * @param note what is to be said of the front; may be empty
   */
  public record Panel(List<Point> points, List<Point> front, String note) {}

  private ParetoChart() {}

  /**
   * Draws a plot for each task, under the names of its experiments; where it has several, each
   * point has the number of its experiment. Axes are logarithmic if all values are positive and the
   * largest is more than 20 times the smallest. Points that are not finite are left out, and plots
   * without points.
   *
   * @param costAxis what the costs are, with their unit; {@code qualityAxis} does the same for the
   *     qualities
   */
  public static Picture of(String costAxis, String qualityAxis, List<Panel> panels) {
    List<Panel> shown =
        panels.stream().map(ParetoChart::shown).filter(p -> !p.points().isEmpty()).toList();
    if (shown.isEmpty()) {
      return Plot.nothing(qualityAxis).picture();
    }
    Map<String, Look> looks = looks(panels);
    List<Plot> plots = shown.stream().map(panel -> plot(panel, looks)).toList();
    int columns = shown.size() == 4 ? 2 : Math.min(3, shown.size());
    int width = Style.WIDTH / columns;
    List<List<String>> titles = shown.stream().map(panel -> title(panel, width)).toList();
    double header = LINE * titles.stream().mapToInt(List::size).max().orElseThrow() + DESCENT;
    double row = header + HEIGHT;
    int rows = (shown.size() + columns - 1) / columns;
    double bottom = TITLES + row * rows;
    Legend legend = new Legend(named(plots, looks.keySet()), Style.WIDTH);
    return new Picture(
            graphics -> {
              Style.titles(
                  graphics,
                  "vertical: " + qualityAxis + "; horizontal: " + costAxis,
                  "a plot for each task, with its own axes; a grey line is a Pareto front");
              for (int i = 0; i < plots.size(); i++) {
                int above = i / columns;
                double x = i % columns * (double) width;
                double y = TITLES + row * above;
                draw(graphics, titles.get(i), x + MARGIN, y);
                Style.paint(graphics, plots.get(i).chart(), x, y + header, width, HEIGHT);
              }
              legend.draw(graphics, bottom);
            },
            Style.WIDTH,
            (int) Math.ceil(bottom + legend.height()) + 2)
        .with(
            shown.stream()
                .map(panel -> data(costAxis, qualityAxis, panel, looks))
                .toArray(ChartData[]::new));
  }

  private static ChartData data(
      String costAxis, String qualityAxis, Panel panel, Map<String, Look> looks) {
    Lines lines = new Lines();
    if (panel.front().size() > 1) {
      List<ChartData.Point> front =
          panel.front().stream().map(p -> ChartData.Point.of(p.cost(), p.quality())).toList();
      lines.add(FRONT, "", Kind.CURVE, Lines.TEXT, List.of(), front);
    }
    boolean several = experiments(panel).size() > 1;
    looks.forEach(
        (name, look) -> {
          for (Point point : panel.points()) {
            if (point.architecture().equals(name)) {
              List<ChartData.Point> own =
                  List.of(ChartData.Point.of(point.cost(), point.quality()));
              lines.add(name, several ? point.experiment() : "", Kind.DOTS, look, own);
            }
          }
        });
    return new ChartData.Axes(
        qualityAxis,
        false,
        scale(panel.points(), Point::quality).logarithmic(),
        new Along(costAxis, scale(panel.points(), Point::cost).logarithmic(), List.of(), 0),
        String.join(", ", experiments(panel)) + (panel.note().isEmpty() ? "" : ": " + panel.note()),
        lines.lines());
  }

  private static Scale scale(List<Point> points, ToDoubleFunction<Point> value) {
    return Scale.of(points.stream().map(value::applyAsDouble).toList());
  }

  /** The look of each architecture that has points, the same in all plots. */
  static Map<String, Look> looks(List<Panel> panels) {
    return Palette.of(
        panels.stream()
            .flatMap(panel -> panel.points().stream())
            .filter(ParetoChart::canShow)
            .map(Point::architecture));
  }

  /** A task with the points that can be shown, in ascending cost. */
  private static Panel shown(Panel panel) {
    return new Panel(shown(panel.points()), shown(panel.front()), panel.note());
  }

  private static List<Point> shown(List<Point> points) {
    return points.stream()
        .filter(ParetoChart::canShow)
        .sorted(Comparator.comparingDouble(Point::cost))
        .toList();
  }

  private static boolean canShow(Point point) {
    return Stream.of(point.cost(), point.costs().low(), point.costs().high(), point.quality())
        .allMatch(Scale::canShow);
  }

  private static List<String> experiments(Panel panel) {
    return panel.points().stream().map(Point::experiment).distinct().sorted().toList();
  }

  /** "airline", or "1: seed, 2: seed-equal-width", and the note, in lines. */
  private static List<String> title(Panel panel, int width) {
    List<String> names = new ArrayList<>(experiments(panel));
    for (int i = 0; names.size() > 1 && i < names.size(); i++) {
      names.set(i, (i + 1) + ": " + names.get(i));
    }
    double room = width - 2 * MARGIN;
    List<String> lines = new ArrayList<>(Text.wrap(String.join(", ", names), Style.SMALL, room));
    if (!panel.note().isEmpty()) {
      lines.addAll(Text.wrap(panel.note(), Style.SMALL, room));
    }
    return lines;
  }

  private static void draw(Graphics2D graphics, List<String> title, double x, double y) {
    graphics.setColor(Style.TEXT);
    for (int i = 0; i < title.size(); i++) {
      Text.draw(graphics, title.get(i), Style.SMALL, x, y + (i + 1) * LINE);
    }
  }

  static Plot plot(Panel panel, Map<String, Look> looks) {
    List<Point> points = panel.points();
    Scale costs =
        Scale.of(
            points.stream()
                .flatMap(p -> Stream.of(p.cost(), p.costs().low(), p.costs().high()))
                .toList());
    Scale qualities = Scale.of(points.stream().map(Point::quality).toList());
    Plot plot = new Plot("", costs, "", qualities);
    plot.makeSmall();
    if (panel.front().size() > 1) {
      XYSeries front = plot.line(Style.AXIS, panel.front(), Point::cost, Point::quality);
      Plot.name(front, FRONT);
    }
    looks.forEach(
        (architecture, look) -> {
          List<Point> own =
              points.stream().filter(p -> p.architecture().equals(architecture)).toList();
          for (Point point : own) {
            List<Double> ends = List.of(point.costs().low(), point.costs().high());
            plot.line(look.color(), ends, end -> end, end -> point.quality());
          }
          if (!own.isEmpty()) {
            Plot.name(
                plot.dots(look.color(), look.marker(), own, Point::cost, Point::quality),
                architecture);
          }
        });
    List<String> experiments = experiments(panel);
    for (int i = 0; experiments.size() > 1 && i < points.size(); i++) {
      String number = Integer.toString(1 + experiments.indexOf(points.get(i).experiment()));
      double x = costs.of(points.get(i).cost());
      double y = qualities.place(points.get(i).quality()) + 0.09;
      plot.chart().addAnnotation(new AnnotationText(number, x, qualities.at(y), false));
    }
    return plot;
  }

  /** The named series, one for each name: the architectures in their order, then the front. */
  private static List<XYSeries> named(List<Plot> plots, Set<String> architectures) {
    Map<String, XYSeries> named = new LinkedHashMap<>();
    for (Plot plot : plots) {
      for (XYSeries series : plot.chart().getSeriesCollection()) {
        if (series.isShowInLegend()) {
          named.putIfAbsent(series.getLabel(), series);
        }
      }
    }
    return Stream.concat(architectures.stream(), Stream.of(FRONT))
        .flatMap(name -> Stream.ofNullable(named.get(name)))
        .toList();
  }
}
