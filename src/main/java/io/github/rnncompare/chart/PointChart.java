package io.github.rnncompare.chart;

import io.github.rnncompare.chart.Palette.Look;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A measure of each architecture: a dot for each seed, and the mean with its 95 % interval. */
public final class PointChart {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final float[][] DASHES = {{6, 4}, {2, 3}, {12, 3, 2, 3}, {12, 4}};

  /**
   * A measure over the seeds of an architecture.
   *
   * @param summary of the values, whose mean and interval are shown
   */
  public record Sample(String architecture, List<Double> values, Summary summary) {}

  /** The score of a baseline. */
  public record Level(String name, double value) {}

  private PointChart() {}

  /**
   * Draws the samples side by side in their order.
   *
   * <p>The axis covers dots and means; it is logarithmic if all are positive and the largest is
   * more than 100 times the smallest. Intervals and baselines extend it as long as dots and means
   * take a sixth of it. A baseline is a dashed line, and the legend gives its value and name; a
   * baseline beyond the axis is a triangle at the edge. Dots are spread horizontally, always in the
   * same way. Values that are not finite are left out.
   *
   * @param axis what the vertical axis shows, with its unit
   */
  public static Picture of(String axis, List<Sample> samples, List<Level> levels) {
    return plot(axis, samples, levels).picture();
  }

  static Plot plot(String axis, List<Sample> samples, List<Level> levels) {
    List<Summary> means =
        samples.stream().map(Sample::summary).filter(s -> Scale.canShow(s.mean())).toList();
    List<Double> shown =
        Stream.concat(
                samples.stream().flatMap(sample -> sample.values().stream()),
                means.stream().map(Summary::mean))
            .filter(Scale::canShow)
            .toList();
    if (shown.isEmpty()) {
      return Plot.nothing(axis);
    }
    List<Level> baselines = levels.stream().filter(level -> Scale.canShow(level.value())).toList();
    List<Double> wished = new ArrayList<>(LossChart.ends(means, shown));
    baselines.forEach(baseline -> wished.add(baseline.value()));
    Scale scale = Scale.of(shown, Scale.LOSS_FACTOR, wished);
    Plot plot = new Plot("", Scale.places(samples.size()), axis, scale);
    plot.nameAlong(samples.stream().map(Sample::architecture).toList());
    plot.chart().setTitle("dot: one seed; diamond and bar: mean and its 95 % interval");
    for (int i = 0; i < baselines.size(); i++) {
      Level baseline = baselines.get(i);
      XYSeries drawn =
          draw(plot, scale, samples.size(), baseline.value(), DASHES[i % DASHES.length]);
      Plot.name(drawn, Text.of(baseline.value()) + " (" + baseline.name() + ")");
    }
    Map<String, Look> looks = Palette.of(samples.stream().map(Sample::architecture));
    for (int i = 0; i < samples.size(); i++) {
      draw(plot, i, Palette.look(looks, samples.get(i).architecture()), samples.get(i));
    }
    return plot;
  }

  private static XYSeries draw(Plot plot, Scale scale, int places, double baseline, float[] dash) {
    double place = scale.place(baseline);
    if (place < 0 || place > 1) {
      double edge = scale.unit() * scale.at(place > 1 ? 1 : 0);
      Look look =
          new Look(Style.TEXT, place > 1 ? SeriesMarkers.TRIANGLE_UP : SeriesMarkers.TRIANGLE_DOWN);
      return plot.dots(look, List.of(places - 0.52), x -> x, x -> edge);
    }
    XYSeries line = plot.line(Style.TEXT, List.of(-1, places), x -> x, x -> baseline);
    line.setLineStyle(
        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0));
    return line;
  }

  private static void draw(Plot plot, int place, Look look, Sample sample) {
    List<Integer> seeds =
        IntStream.range(0, sample.values().size())
            .filter(i -> Scale.canShow(sample.values().get(i)))
            .boxed()
            .toList();
    Look dot = new Look(Style.faint(look.color(), 0.55), SeriesMarkers.CIRCLE);
    if (!seeds.isEmpty()) {
      // Multiples of the golden ratio spread evenly however many there are.
      plot.dots(dot, seeds, i -> place - 0.25 + 0.3 * (i * GOLDEN % 1), sample.values()::get);
    }
    Summary summary = sample.summary();
    if (Scale.canShow(summary.mean())) {
      if (LossChart.hasInterval(summary)) {
        Interval interval = summary.interval().orElseThrow();
        List<Double> ends = List.of(interval.low(), interval.high());
        plot.line(Style.TEXT, ends, end -> place + 0.2, end -> end);
      }
      Look mean = new Look(Style.TEXT, SeriesMarkers.DIAMOND);
      plot.dots(mean, List.of(summary.mean()), value -> place + 0.2, value -> value);
    }
  }
}
