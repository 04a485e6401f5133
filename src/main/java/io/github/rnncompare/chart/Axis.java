package io.github.rnncompare.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The horizontal axis of a {@link Plot}.
 *
 * @param title may be empty
 * @param ticks what is named on an axis so many pixels long
 */
record Axis(String title, Scale scale, Ticks ticks) {
  private static final int MOST_TICKS = 9;
  private static final int LINES = 3;
  private static final double BETWEEN = 10;
  private static final double APART = 3;
  private static final double NARROWEST = 36;

  interface Ticks {
    List<Named> on(double pixels);
  }

  /** A tick whose name may take more than one line. */
  record Named(double place, List<Label> lines) {}

  static Axis of(String title, Scale scale) {
    return new Axis(
        scale.title(title), scale, pixels -> spaced(Tick.of(scale, MOST_TICKS), pixels));
  }

  static Axis whole(String title, Scale scale) {
    return new Axis(title, scale, pixels -> spaced(Tick.whole(scale, MOST_TICKS), pixels));
  }

  /** Names those numbers themselves, but such as would run into the one before. */
  static Axis at(String title, Scale scale, List<Tick> ticks) {
    return new Axis(scale.title(title), scale, pixels -> spaced(ticks, pixels));
  }

  /** Names side by side at 0, 1, 2, …; where there are too many, only every so many. */
  static Axis names(String title, List<String> names) {
    Scale scale = new Scale(-0.5, Math.max(names.size(), 1) - 0.5, false);
    return new Axis(
        title,
        scale,
        pixels -> {
          double each = pixels / Math.max(names.size(), 1);
          int every = Math.max(1, (int) Math.ceil(NARROWEST / each));
          double width = every * each - APART;
          return IntStream.range(0, names.size())
              .filter(i -> i % every == 0)
              .mapToObj(
                  i ->
                      new Named(
                          scale.place(i), Label.lines(names.get(i), Style.SMALL, width, LINES)))
              .toList();
        });
  }

  private static List<Named> spaced(List<Tick> ticks, double pixels) {
    List<Named> named = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      Label label = Label.of(tick.text(), Style.SMALL, pixels);
      double middle = tick.place() * pixels;
      double half = label.width() / 2;
      if (middle - half >= free && middle + half <= pixels + Style.MARGIN) {
        named.add(new Named(tick.place(), List.of(label)));
        free = middle + half + BETWEEN;
      }
    }
    return named;
  }
}
