package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Performance profiles (Dolan and Moré 2002; of runs over tasks and seeds, Agarwal et al. 2021,
 * section 4.2): the share of runs that come to a threshold or below. The higher, the better.
 */
public final class ProfileChart {
  private static final Scale SHARES = new Scale(0, 103, false);

  private ProfileChart() {}

  /**
   * The profile of an architecture.
   *
   * @param shares (0 to 1) of runs at or below the threshold at the same place; it is taken to stay
   *     so up to the next threshold, and after the last one; below the first it is 0
   */
  public record Profile(String architecture, List<Double> thresholds, List<Double> shares) {}

  /**
   * Draws the profiles as steps. The horizontal axis is logarithmic where all thresholds are
   * positive and the largest is more than 20 times the smallest. What is not finite is left out.
   *
   * @param axis what the thresholds are, with their unit
   * @throws IllegalArgumentException for a profile that has not a share for each threshold
   */
  public static Picture of(String axis, List<Profile> profiles) {
    Map<String, Look> looks = Palette.of(profiles.stream().map(Profile::architecture));
    List<List<Point2D>> drawn = profiles.stream().map(ProfileChart::points).toList();
    if (drawn.stream().allMatch(List::isEmpty)) {
      return Plot.nothing(axis);
    }
    boolean logarithmic = Scale.wantsLogarithm(thresholds(drawn), Scale.SETTING_FACTOR);
    Scale scale = Scale.of(thresholds(drawn), logarithmic);
    Plot plot = new Plot("share of runs, %", Axis.of(axis, scale), SHARES, Legend.lines(looks));
    return plot.picture(
        graphics -> {
          for (int i = 0; i < drawn.size(); i++) {
            draw(graphics, plot, Palette.look(looks, profiles.get(i).architecture()), drawn.get(i));
          }
        });
  }

  private static DoubleStream thresholds(List<List<Point2D>> drawn) {
    return drawn.stream().flatMap(List::stream).mapToDouble(Point2D::getX);
  }

  /** Threshold and share in percent, by threshold. */
  private static List<Point2D> points(Profile profile) {
    if (profile.thresholds().size() != profile.shares().size()) {
      throw new IllegalArgumentException("each threshold needs a share");
    }
    return IntStream.range(0, profile.shares().size())
        .filter(i -> Scale.canShow(profile.thresholds().get(i)))
        .filter(i -> Scale.canShow(profile.shares().get(i)))
        .mapToObj(
            i ->
                (Point2D)
                    new Point2D.Double(profile.thresholds().get(i), 100 * profile.shares().get(i)))
        .sorted(Comparator.comparingDouble(Point2D::getX))
        .toList();
  }

  private static void draw(Graphics2D graphics, Plot plot, Look look, List<Point2D> points) {
    if (points.isEmpty()) {
      return;
    }
    List<Point2D> steps = new ArrayList<>();
    double y = plot.y(0);
    for (Point2D point : points) {
      double x = plot.x(point.getX());
      steps.add(new Point2D.Double(x, y));
      y = plot.y(point.getY());
      steps.add(new Point2D.Double(x, y));
    }
    steps.add(new Point2D.Double(plot.right(), y));
    graphics.setColor(look.color());
    graphics.setStroke(look.stroke(2));
    graphics.draw(Outline.line(steps));
  }
}
