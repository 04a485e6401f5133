package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYSeries;

/** How many trials of each architecture reached a target, with the interval of their share. */
public final class SuccessChart {
  /** The vertical axis in percent, with space for markers at both ends. */
  private static final Scale SHARES = new Scale(-3, 103, 1, false);

  /**
   * The trials of an architecture.
   *
   * @param reached how many of {@code trials} reached the target
   * @param share of the trials, 0 to 1, and {@code interval} that of the share
   */
  public record Rate(
      String architecture, long reached, long trials, double share, Interval interval) {

    /** The same under another name. */
    public Rate named(String name) {
      return new Rate(name, reached, trials, share, interval);
    }
  }

  private SuccessChart() {}

  /**
   * The words of a chart.
   *
   * @param axis what the trials were to reach
   * @param title what markers and bars are
   * @param count "%d of %d", of the trials
   */
  public record Words(String axis, String title, String count) {}

  /**
   * Draws a marker for each share, a bar for its interval, and the counts beside them.
   *
   * @param target what the trials were to reach, such as "validation loss 0.1"
   */
  public static Picture of(String target, List<Rate> rates) {
    return of(words(target), rates);
  }

  /** Draws the same in other words. */
  public static Picture of(Words words, List<Rate> rates) {
    Map<String, Look> looks = Palette.of(rates.stream().map(Rate::architecture));
    Lines lines = new Lines();
    for (int i = 0; i < rates.size(); i++) {
      Rate rate = rates.get(i);
      Point point = new Point(i, rate.share(), rate.interval());
      String name = rate.architecture();
      lines.add(name, count(words, rate), Kind.DOTS, Palette.look(looks, name), List.of(point));
    }
    return plot(words, rates)
        .picture(
            Quantity.share(words.axis()),
            Along.names(rates.stream().map(Rate::architecture).toList()),
            words.title(),
            lines);
  }

  static Plot plot(String target, List<Rate> rates) {
    return plot(words(target), rates);
  }

  private static Words words(String target) {
    return new Words(
        "trials whose checkpoint reaches the target (" + target + ")",
        "marker: share of the trials; bar: its 95 % interval (Wilson)",
        "%d of %d");
  }

  private static String count(Words words, Rate rate) {
    return String.format(Locale.ROOT, words.count(), rate.reached(), rate.trials());
  }

  private static Plot plot(Words words, List<Rate> rates) {
    String axis = words.axis() + ", %";
    if (rates.isEmpty()) {
      return Plot.nothing(axis);
    }
    Plot plot = new Plot("", Scale.places(rates.size()), axis, SHARES);
    boolean named = plot.nameAlong(rates.stream().map(Rate::architecture).toList());
    plot.chart().setTitle(words.title());
    Map<String, Look> looks = Palette.of(rates.stream().map(Rate::architecture));
    for (int i = 0; i < rates.size(); i++) {
      int place = i;
      Rate rate = rates.get(i);
      Look look = Palette.look(looks, rate.architecture());
      List<Double> ends = List.of(100 * rate.interval().low(), 100 * rate.interval().high());
      plot.line(Style.TEXT, ends, end -> place, end -> end);
      List<Double> share = List.of(100 * rate.share());
      XYSeries dots = plot.dots(look.color(), look.marker(), share, value -> place, value -> value);
      if (!named) {
        Plot.name(dots, rate.architecture());
      }
      plot.chart()
          .addAnnotation(
              new AnnotationText(
                  count(words, rate),
                  place + 0.045 * rates.size(),
                  Math.max(3, Math.min(97, 100 * rate.share())),
                  false));
    }
    return plot;
  }
}
