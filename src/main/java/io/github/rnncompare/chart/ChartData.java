package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chart shows, in numbers, for a page that draws it anew and can be asked for values. */
public sealed interface ChartData {
  /** What the values are, with their unit. */
  String quantity();

  /** What the reader should know, such as what a band is; may be empty. */
  String note();

  /**
   * A chart with axes.
   *
   * @param share whether the values are shares, which begin at 0 and have no logarithm
   * @param logarithmic whether the vertical axis is logarithmic at first
   */
  record Axes(
      String quantity,
      boolean share,
      boolean logarithmic,
      Along along,
      String note,
      List<Line> lines)
      implements ChartData {}

  /**
   * A table of counts with classes to both sides.
   *
   * @param cells [actual][predicted], in the order of the classes
   */
  record Classes(String quantity, String note, List<String> classes, List<List<Count>> cells)
      implements ChartData {}

  /** How often something occurs, and its share of the row. */
  record Count(int count, double share) {}

  /**
   * A horizontal axis.
   *
   * @param names of the whole numbers on the axis, shown instead of them; empty for numbers
   * @param first the number of the first name
   */
  record Along(String title, boolean logarithmic, List<String> names, long first) {
    /** Numbers. */
    static Along numbers(String title) {
      return new Along(title, false, List.of(), 0);
    }

    /** Names side by side, from 0. */
    public static Along names(List<String> names) {
      return new Along("", false, names, 0);
    }
  }

  /** How a line is drawn. */
  enum Kind {
    /** Joined points. */
    CURVE,
    /** One of many thin curves, shown on demand. */
    SINGLE,
    /** Joined by steps: a value holds up to the next point. */
    STEPS,
    /** Markers that are not joined. */
    DOTS,
    /** Markers around others: what was chosen. */
    RINGS,
    /** A horizontal line, of one value. */
    LEVEL
  }

  /**
   * A point.
   *
   * @param range around the value: a band of a curve, else a bar; may be null
   */
  record Point(double along, double value, @Nullable Interval range) {
    static Point of(double along, double value) {
      return new Point(along, value, null);
    }

    boolean canShow() {
      return Scale.canShow(along) && Scale.canShow(value);
    }
  }

  /**
   * Points that belong together.
   *
   * @param name what the legend switches on and off: an architecture, or a baseline
   * @param label of this line among those of the name, such as its seed; may be empty
   * @param color as in CSS; empty for that of the text
   * @param dashes lengths in pixels, line and gap in turns; empty for a solid line
   */
  record Line(
      String name,
      String label,
      Kind kind,
      String color,
      List<Double> dashes,
      List<Point> points) {}
}
