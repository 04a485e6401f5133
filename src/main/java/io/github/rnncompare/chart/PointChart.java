package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A measure of each architecture: a marker for each seed, and the mean or median with its 95 %
 * interval.
 */
public final class PointChart {
  /** The most markers of an architecture whose numbers a page gets; the picture has all. */
  private static final int MOST = 1000;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /**
   * A measure over the seeds of an architecture.
   *
   * @param centre the mean or median of the values; NaN if there is none
   * @param interval 95 % interval of that; empty if there is none
   */
  public record Sample(
      String architecture, List<Double> values, double centre, Optional<Interval> interval) {}

  private PointChart() {}

  /**
   * Draws the samples side by side in their order.
   *
   * <p>The axis covers dots and centres; it is logarithmic if all are positive and the largest is
   * more than 20 times the smallest. Intervals and baselines extend it as long as dots and centres
   * take half of it. A baseline is a dashed line, and the legend gives its value and name; a
   * baseline beyond the axis is a triangle at the edge. Dots are spread horizontally, always in the
   * same way. Values that are not finite are left out.
   *
   * @param centre "mean" or "median"
   * @param axis what the vertical axis shows, with its unit
   */
  public static Picture of(Quantity axis, String centre, List<Sample> samples, List<Level> levels) {
    return of(axis, centre, samples, levels, title(centre));
  }

  /**
   * Draws the samples in another language.
   *
   * @param title what the markers are
   */
  public static Picture of(
      Quantity axis, String centre, List<Sample> samples, List<Level> levels, String title) {
    Plot plot = plot(axis, centre, samples, levels);
    if (!samples.isEmpty()) {
      plot.chart().setTitle(title);
    }
    return plot.picture(
        axis,
        Along.names(samples.stream().map(Sample::architecture).toList()),
        every(samples) == 1 ? title : title + "; one marker in " + every(samples) + " is here",
        lines(centre, samples, levels));
  }

  /** Of how many seeds one has a marker in a page. */
  private static int every(List<Sample> samples) {
    int most = samples.stream().mapToInt(sample -> sample.values().size()).max().orElse(0);
    return 1 + (most - 1) / MOST;
  }

  private static String title(String centre) {
    return "marker: one seed; black diamond and bar: " + centre + " and its 95 % interval";
  }

  private static Lines lines(String centre, List<Sample> samples, List<Level> levels) {
    Map<String, Look> looks = Palette.of(samples.stream().map(Sample::architecture));
    Lines lines = new Lines();
    int every = every(samples);
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      List<Point> seeds = new ArrayList<>();
      for (int seed = 0; seed < sample.values().size(); seed += every) {
        seeds.add(Point.of(place(i, seed), sample.values().get(seed)));
      }
      String name = sample.architecture();
      lines.add(name, "", Kind.DOTS, Palette.look(looks, name), seeds);
      Interval interval = sample.interval().orElse(null);
      Point middle = new Point(i + 0.2, sample.centre(), interval);
      lines.add(name, centre, Kind.DOTS, Lines.TEXT, List.of(), List.of(middle));
    }
    for (int i = 0; i < levels.size(); i++) {
      List<Point> points = List.of(Point.of(0, levels.get(i).value()));
      lines.addBaseline(levels.get(i).name(), Kind.LEVEL, i, points);
    }
    return lines;
  }

  /** Multiples of the golden ratio spread evenly however many there are. */
  private static double place(int architecture, int seed) {
    return architecture - 0.25 + 0.3 * (seed * GOLDEN % 1);
  }

  static Plot plot(Quantity axis, String centre, List<Sample> samples, List<Level> levels) {
    List<Sample> centred = samples.stream().filter(s -> Scale.canShow(s.centre())).toList();
    List<Double> shown =
        Stream.concat(
                samples.stream().flatMap(sample -> sample.values().stream()),
                centred.stream().map(Sample::centre))
            .filter(Scale::canShow)
            .toList();
    if (shown.isEmpty()) {
      return Plot.nothing(axis.title());
    }
    List<Level> baselines = levels.stream().filter(level -> Scale.canShow(level.value())).toList();
    List<Double> wished = new ArrayList<>(ends(centred, shown));
    baselines.forEach(baseline -> wished.add(baseline.value()));
    Scale scale = Scale.of(axis, shown, wished);
    Plot plot = new Plot("", Scale.places(samples.size()), axis, scale);
    boolean named = plot.nameAlong(samples.stream().map(Sample::architecture).toList());
    plot.chart().setTitle(title(centre));
    for (int i = 0; i < baselines.size(); i++) {
      plot.level(baselines.get(i), i);
    }
    Map<String, Look> looks = Palette.of(samples.stream().map(Sample::architecture));
    for (int i = 0; i < samples.size(); i++) {
      draw(plot, i, Palette.look(looks, samples.get(i).architecture()), samples.get(i), !named);
    }
    return plot;
  }

  /** Whether there is an interval that can be drawn. */
  private static boolean hasInterval(Sample sample) {
    return sample
        .interval()
        .filter(found -> Scale.canShow(found.low()) && Scale.canShow(found.high()))
        .isPresent();
  }

  /** The ends of all intervals, cut off at 0 unless a value is negative. */
  private static List<Double> ends(List<Sample> samples, List<Double> values) {
    double least = Collections.min(values) < 0 ? Double.NEGATIVE_INFINITY : 0;
    return samples.stream()
        .filter(PointChart::hasInterval)
        .flatMap(sample -> sample.interval().stream())
        .flatMap(found -> Stream.of(Math.max(least, found.low()), Math.max(least, found.high())))
        .toList();
  }

  private static void draw(Plot plot, int place, Look look, Sample sample, boolean inLegend) {
    List<Integer> seeds =
        IntStream.range(0, sample.values().size())
            .filter(i -> Scale.canShow(sample.values().get(i)))
            .boxed()
            .toList();
    if (!seeds.isEmpty()) {
      Color color = Style.faint(look.color(), 0.55);
      XYSeries dots =
          plot.dots(color, look.marker(), seeds, i -> place(place, i), sample.values()::get);
      if (inLegend) {
        Plot.name(dots, sample.architecture());
      }
    }
    if (Scale.canShow(sample.centre())) {
      if (hasInterval(sample)) {
        Interval interval = sample.interval().orElseThrow();
        List<Double> ends = List.of(interval.low(), interval.high());
        plot.line(Style.TEXT, ends, end -> place + 0.2, end -> end);
      }
      List<Double> centre = List.of(sample.centre());
      plot.dots(Style.TEXT, SeriesMarkers.DIAMOND, centre, value -> place + 0.2, value -> value);
    }
  }
}
