package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A measure of each architecture: a marker for each seed, and the mean with its 95 % interval. */
public final class PointChart {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /**
   * A measure over the seeds of an architecture.
   *
   * @param summary of the values, whose mean and interval are shown
   */
  public record Sample(String architecture, List<Double> values, Summary summary) {}

  private PointChart() {}

  /**
   * Draws the samples side by side in their order.
   *
   * <p>The axis covers dots and means; it is logarithmic if all are positive and the largest is
   * more than 20 times the smallest. Intervals and baselines extend it as long as dots and means
   * take half of it. A baseline is a dashed line, and the legend gives its value and name; a
   * baseline beyond the axis is a triangle at the edge. Dots are spread horizontally, always in the
   * same way. Values that are not finite are left out.
   *
   * @param axis what the vertical axis shows, with its unit
   */
  public static Picture of(Quantity axis, List<Sample> samples, List<Level> levels) {
    return plot(axis, samples, levels).picture();
  }

  static Plot plot(Quantity axis, List<Sample> samples, List<Level> levels) {
    List<Summary> means =
        samples.stream().map(Sample::summary).filter(s -> Scale.canShow(s.mean())).toList();
    List<Double> shown =
        Stream.concat(
                samples.stream().flatMap(sample -> sample.values().stream()),
                means.stream().map(Summary::mean))
            .filter(Scale::canShow)
            .toList();
    if (shown.isEmpty()) {
      return Plot.nothing(axis.title());
    }
    List<Level> baselines = levels.stream().filter(level -> Scale.canShow(level.value())).toList();
    List<Double> wished = new ArrayList<>(ends(means, shown));
    baselines.forEach(baseline -> wished.add(baseline.value()));
    Scale scale = Scale.of(axis, shown, wished);
    Plot plot = new Plot("", Scale.places(samples.size()), axis, scale);
    boolean named = plot.nameAlong(samples.stream().map(Sample::architecture).toList());
    plot.chart().setTitle("marker: one seed; black diamond and bar: mean and its 95 % interval");
    for (int i = 0; i < baselines.size(); i++) {
      plot.level(baselines.get(i), i);
    }
    Map<String, Look> looks = Palette.of(samples.stream().map(Sample::architecture));
    for (int i = 0; i < samples.size(); i++) {
      draw(plot, i, Palette.look(looks, samples.get(i).architecture()), samples.get(i), !named);
    }
    return plot;
  }

  /** Whether the summary has an interval that can be drawn. */
  private static boolean hasInterval(Summary mean) {
    return mean.interval()
        .filter(found -> Scale.canShow(found.low()) && Scale.canShow(found.high()))
        .isPresent();
  }

  /** The ends of all intervals, cut off at 0 unless a value is negative. */
  private static List<Double> ends(List<Summary> means, List<Double> values) {
    double least = Collections.min(values) < 0 ? Double.NEGATIVE_INFINITY : 0;
    return means.stream()
        .filter(PointChart::hasInterval)
        .flatMap(mean -> mean.interval().stream())
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
      // Multiples of the golden ratio spread evenly however many there are.
      Color color = Style.faint(look.color(), 0.55);
      XYSeries dots =
          plot.dots(
              color,
              look.marker(),
              seeds,
              i -> place - 0.25 + 0.3 * (i * GOLDEN % 1),
              sample.values()::get);
      if (inLegend) {
        Plot.name(dots, sample.architecture());
      }
    }
    Summary summary = sample.summary();
    if (Scale.canShow(summary.mean())) {
      if (hasInterval(summary)) {
        Interval interval = summary.interval().orElseThrow();
        List<Double> ends = List.of(interval.low(), interval.high());
        plot.line(Style.TEXT, ends, end -> place + 0.2, end -> end);
      }
      List<Double> mean = List.of(summary.mean());
      plot.dots(Style.TEXT, SeriesMarkers.DIAMOND, mean, value -> place + 0.2, value -> value);
    }
  }
}
