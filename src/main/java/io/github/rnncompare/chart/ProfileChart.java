package io.github.rnncompare.chart;

import io.github.rnncompare.chart.ChartData.Along;
import io.github.rnncompare.chart.ChartData.Kind;
import io.github.rnncompare.chart.ChartData.Point;
import io.github.rnncompare.chart.Palette.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/**
 * Performance profiles (Dolan and Moré 2002; of runs over tasks and seeds, Agarwal et al. 2021,
 * section 4.2): the share of runs at or below a threshold. Higher is better.
 */
public final class ProfileChart {
  /** The vertical axis in percent, with space for a line at both ends. */
  private static final Scale SHARES = new Scale(-0.5, 102, 1, false);

  private record Step(double threshold, double percent) {}

  /**
   * The profile of an architecture.
   *
   * @param shares of runs (0 to 1) at or below the threshold of the same index; constant up to the
   *     next threshold and after the last, 0 below the first
   */
  public record Profile(String architecture, List<Double> thresholds, List<Double> shares) {}

  private ProfileChart() {}

  /**
   * Draws the profiles as steps. The horizontal axis is logarithmic if all thresholds are positive
   * and the largest is more than 20 times the smallest. Steps that are not finite are left out.
   *
   * @param axis what the thresholds are, with their unit
   * @throws IllegalArgumentException for a profile without a share for each threshold
   */
  public static Picture of(String axis, List<Profile> profiles) {
    Map<String, Look> looks = Palette.of(profiles.stream().map(Profile::architecture));
    Lines lines = new Lines();
    for (Profile profile : profiles) {
      List<Point> points =
          steps(profile).stream()
              .map(step -> Point.of(step.threshold(), step.percent() / 100))
              .toList();
      String name = profile.architecture();
      lines.add(name, "", Kind.STEPS, Palette.look(looks, name), points);
    }
    return plot(axis, profiles)
        .picture(Quantity.share("share of runs"), Along.numbers(axis), "", lines);
  }

  static Plot plot(String axis, List<Profile> profiles) {
    List<List<Step>> drawn = profiles.stream().map(ProfileChart::steps).toList();
    List<Double> thresholds = drawn.stream().flatMap(List::stream).map(Step::threshold).toList();
    if (thresholds.isEmpty()) {
      return Plot.nothing(axis);
    }
    Scale scale = Scale.of(thresholds);
    Plot plot = new Plot(axis, scale, "share of runs, %", SHARES);
    Map<String, Look> looks = Palette.of(profiles.stream().map(Profile::architecture));
    for (int i = 0; i < drawn.size(); i++) {
      if (!drawn.get(i).isEmpty()) {
        String architecture = profiles.get(i).architecture();
        draw(plot, architecture, Palette.look(looks, architecture), drawn.get(i));
      }
    }
    return plot;
  }

  private static List<Step> steps(Profile profile) {
    if (profile.thresholds().size() != profile.shares().size()) {
      throw new IllegalArgumentException("each threshold needs a share");
    }
    return IntStream.range(0, profile.shares().size())
        .mapToObj(i -> new Step(profile.thresholds().get(i), 100 * profile.shares().get(i)))
        .filter(step -> Scale.canShow(step.threshold()) && Scale.canShow(step.percent()))
        .sorted(Comparator.comparingDouble(Step::threshold))
        .toList();
  }

  /** Draws a profile from 0 up, and from the last threshold on to the edge of the chart. */
  private static void draw(Plot plot, String architecture, Look look, List<Step> steps) {
    List<Step> line = new ArrayList<>(steps);
    line.add(0, new Step(steps.get(0).threshold(), 0));
    line.add(new Step(Double.MAX_VALUE, steps.get(steps.size() - 1).percent()));
    plot.curve(architecture, look, line, Step::threshold, Step::percent)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
  }
}
