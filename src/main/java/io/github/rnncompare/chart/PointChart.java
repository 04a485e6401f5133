package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Summary;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A figure of each architecture: a dot for each seed, beside them the mean with its 95 % interval.
 */
public final class PointChart {
  /** Pixels that an architecture takes at most. */
  private static final double WIDEST = 110;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Plot plot;
  private final Intervals intervals;
  private final List<Sample> samples;
  private final Map<String, Look> looks;

  /**
   * A figure over the seeds of an architecture.
   *
   * @param summary of the values, whose mean and interval are shown
   */
  public record Sample(String architecture, List<Double> values, Summary summary) {}

  /** What a predictor without memory has. */
  public record Level(String name, double value) {}

  private PointChart(
      Plot plot, Intervals intervals, List<Sample> samples, Map<String, Look> looks) {
    this.plot = plot;
    this.intervals = intervals;
    this.samples = samples;
    this.looks = looks;
  }

  /**
   * Draws the samples side by side in their order.
   *
   * <p>The dots decide the axis, which is logarithmic where they are all positive and the largest
   * is more than 100 times the smallest. A floor is a dashed line with its name and value at the
   * right; but one so far off that the dots would keep less than a sixth of the height has an arrow
   * at the edge instead. Dots of equal value are moved aside, always in the same way. What is not
   * finite is left out.
   *
   * @param axis what the vertical axis shows, with its unit
   */
  public static Picture of(String axis, List<Sample> samples, List<Level> levels) {
    List<Double> shown = new ArrayList<>();
    samples.forEach(sample -> shown.addAll(sample.values()));
    samples.forEach(sample -> shown.add(sample.summary().mean()));
    shown.removeIf(value -> !Scale.canShow(value));
    if (shown.isEmpty()) {
      return Plot.nothing(axis);
    }
    Intervals intervals = new Intervals(shown, samples.stream().map(Sample::summary).toList());
    Floors floors = new Floors(levels, intervals.scale());
    Map<String, Look> looks = Palette.of(samples.stream().map(Sample::architecture));
    List<String> names = samples.stream().map(Sample::architecture).toList();
    Plot plot = new Plot(axis, Axis.names("", names), floors.scale(), legend(), floors.margin());
    PointChart chart = new PointChart(plot, intervals, samples, looks);
    return plot.picture(
        graphics -> {
          floors.drawLines(graphics, plot);
          chart.draw(graphics);
        },
        graphics -> floors.drawNames(graphics, plot));
  }

  private static List<Legend.Entry> legend() {
    Look grey = new Look(Style.AXIS, 0);
    return List.of(
        new Legend.Entry(
            "one seed",
            (graphics, x, y) -> {
              graphics.setColor(grey.faint(0.6));
              graphics.fill(grey.marker(x + Legend.SAMPLE / 2, y, Look.DOT));
            }),
        new Legend.Entry(
            "mean and its 95 % interval",
            (graphics, x, y) -> {
              double middle = x + Legend.SAMPLE / 2;
              drawBar(graphics, grey, middle, y - 8, y + 8);
              drawMean(graphics, grey, middle, y);
            }));
  }

  private void draw(Graphics2D graphics) {
    double each = plot.x(1) - plot.x(0);
    double width = Math.min(each, WIDEST);
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      Look look = Palette.look(looks, sample.architecture());
      double x = plot.x(i);
      graphics.setColor(look.faint(0.55));
      for (int k = 0; k < sample.values().size(); k++) {
        double value = sample.values().get(k);
        if (Scale.canShow(value)) {
          // Multiples of the golden ratio spread evenly however many there are.
          double aside = (k * GOLDEN) % 1 - 0.5;
          double place = x - 0.12 * width + 0.46 * width * aside;
          graphics.fill(new Look(look.color(), 0).marker(place, plot.y(value), Look.DOT));
        }
      }
      drawMean(graphics, look, x + 0.3 * width, sample.summary());
    }
  }

  private void drawMean(Graphics2D graphics, Look look, double x, Summary summary) {
    if (!Scale.canShow(summary.mean())) {
      return;
    }
    intervals
        .of(summary)
        .ifPresent(found -> drawBar(graphics, look, x, plot.y(found.high()), plot.y(found.low())));
    drawMean(graphics, look, x, plot.y(summary.mean()));
  }

  private static void drawBar(Graphics2D graphics, Look look, double x, double top, double bottom) {
    graphics.setColor(look.color());
    graphics.setStroke(new Look(look.color(), 0).stroke(2));
    graphics.draw(new Line2D.Double(x, top, x, bottom));
    graphics.draw(new Line2D.Double(x - Look.DOT, top, x + Look.DOT, top));
    graphics.draw(new Line2D.Double(x - Look.DOT, bottom, x + Look.DOT, bottom));
  }

  private static void drawMean(Graphics2D graphics, Look look, double x, double y) {
    graphics.setColor(look.color());
    double half = Look.DOT + 1.5;
    graphics.fill(Look.polygon(x, y - half, x + half, y, x, y + half, x - half, y));
  }
}
