package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.markers.Marker;

/** The loss of each configuration of a sweep against the values of one key. */
public final class SweepChart {
  private static final double LOGARITHMIC_FROM = 10;
  private static final int MAX_LABELS = 9;
  private static final String TITLE = "line: the lowest at each value; ring: chosen by the sweep";

  /** A ring around another marker; XChart has filled markers only. */
  private static final Marker RING =
      new Marker() {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
          graphics.setStroke(new BasicStroke(1.6f));
          graphics.draw(new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size));
        }
      };

  /**
   * A configuration that was tried.
   *
   * @param value of the swept key, as in the spec
   * @param loss median over the seeds
   * @param chosen whether the sweep chose this configuration for the architecture
   */
  public record Point(String architecture, String value, double loss, boolean chosen) {}

  private SweepChart() {}

  /**
   * Draws a dot for each point, and for each architecture a line through the lowest loss at each
   * value; a ring marks each chosen configuration.
   *
   * <p>The vertical axis is logarithmic if all losses are positive and the largest is more than 20
   * times the smallest; the horizontal axis if the largest value is 10 times the smallest or more,
   * and for learning rates of which one is twice another. If not all values are numbers, they are
   * categories in the order in which they first occur. Losses that are not finite are left out.
   *
   * @param key that was swept
   * @param axis what the losses are
   */
  public static Picture of(String key, Quantity axis, List<Point> points) {
    return picture(plot(key, axis, points), key, axis, points, TITLE);
  }

  /**
   * Draws something else than the losses of a sweep in the same way, a point for each value.
   *
   * @param title what a line is
   */
  public static Picture of(String along, Quantity axis, List<Point> points, String title) {
    Plot plot = plot(along, axis, points);
    if (!points.isEmpty()) {
      plot.chart().setTitle(title);
    }
    return picture(plot, along, axis, points, title);
  }

  private static Picture picture(
      Plot plot, String along, Quantity axis, List<Point> points, String note) {
    List<Point> shown = points.stream().filter(point -> Scale.canShow(point.loss())).toList();
    List<String> values = shown.stream().map(Point::value).distinct().toList();
    boolean numbers = areNumbers(values);
    ToDoubleFunction<Point> place = place(values);
    Lines lines = new Lines();
    Palette.of(shown.stream().map(Point::architecture))
        .forEach(
            (name, look) -> {
              List<Point> own = shown.stream().filter(p -> p.architecture().equals(name)).toList();
              Map<Double, Double> lowest = lowest(own, place);
              List<ChartData.Point> line = new ArrayList<>();
              lowest.forEach((at, loss) -> line.add(ChartData.Point.of(at, loss)));
              lines.add(name, "", Kind.CURVE, look, line);
              if (own.size() > lowest.size()) {
                lines.add(name, "all", Kind.DOTS, look, at(own, place));
              }
              List<Point> chosen = own.stream().filter(Point::chosen).toList();
              lines.add(name, "chosen", Kind.RINGS, look, at(chosen, place));
            });
    Along axisAlong = new Along(along, false, numbers ? List.of() : values, 0);
    return plot.picture(axis, axisAlong, note, lines);
  }

  private static List<ChartData.Point> at(List<Point> points, ToDoubleFunction<Point> place) {
    return points.stream()
        .map(point -> ChartData.Point.of(place.applyAsDouble(point), point.loss()))
        .toList();
  }

  private static boolean areNumbers(List<String> values) {
    return values.stream().allMatch(value -> number(value).isPresent());
  }

  /** Where a value stands: at its number, or in the order of the values. */
  private static ToDoubleFunction<Point> place(List<String> values) {
    return areNumbers(values)
        ? point -> number(point.value()).orElseThrow()
        : point -> values.indexOf(point.value());
  }

  private static Map<Double, Double> lowest(List<Point> points, ToDoubleFunction<Point> place) {
    Map<Double, Double> lowest = new TreeMap<>();
    points.forEach(point -> lowest.merge(place.applyAsDouble(point), point.loss(), Math::min));
    return lowest;
  }

  static Plot plot(String key, Quantity axis, List<Point> points) {
    List<Point> shown = points.stream().filter(point -> Scale.canShow(point.loss())).toList();
    if (shown.isEmpty()) {
      return Plot.nothing(axis.title());
    }
    List<String> values = shown.stream().map(Point::value).distinct().toList();
    boolean numbers = areNumbers(values);
    ToDoubleFunction<Point> place = place(values);
    boolean round = numbers && values.stream().allMatch(SweepChart::hasOneDigit);
    double factor = key.endsWith("learning_rate") ? round ? 1.1 : 2 : LOGARITHMIC_FROM;
    Scale configurations =
        numbers
            ? Scale.logarithmicFrom(factor, shown.stream().map(place::applyAsDouble).toList())
            : Scale.places(values.size());
    Scale losses = Scale.of(axis, shown.stream().map(Point::loss).toList(), List.of());
    Plot plot = new Plot(key, configurations, axis, losses);
    plot.chart().setTitle(TITLE);
    if (!numbers) {
      plot.nameAlong(values);
    } else if (round && configurations.logarithmic() && values.size() <= MAX_LABELS) {
      plot.labelAlong(values.stream().map(value -> number(value).orElseThrow()).toList());
    }
    Palette.of(shown.stream().map(Point::architecture))
        .forEach(
            (architecture, look) -> {
              List<Point> own =
                  shown.stream().filter(p -> p.architecture().equals(architecture)).toList();
              List<Map.Entry<Double, Double>> line = List.copyOf(lowest(own, place).entrySet());
              plot.line(look.color(), line, Map.Entry::getKey, Map.Entry::getValue)
                  .setLineStyle(look.line());
              Plot.name(plot.dots(look, own, place, Point::loss), architecture);
            });
    List<Point> chosen = shown.stream().filter(Point::chosen).toList();
    if (!chosen.isEmpty()) {
      Plot.name(plot.dots(Style.TEXT, RING, chosen, place, Point::loss), "chosen");
    }
    return plot;
  }

  /** Whether a number is such as 0.003, where a logarithmic axis has a tick. */
  private static boolean hasOneDigit(String value) {
    return new BigDecimal(value).stripTrailingZeros().precision() == 1;
  }

  /** The value as a number; empty if it is no decimal number, or cannot be shown. */
  private static OptionalDouble number(String value) {
    try {
      double number = new BigDecimal(value).doubleValue();
      return Scale.canShow(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
