package io.github.rnncompare.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Times instead of numbers on a horizontal axis, as many as fit. */
final class TimeLabels {
  private static final double GAP = 28;

  /** XChart omits all labels of an axis if one of them is longer. */
  private static final int LONGEST = 20;

  private TimeLabels() {}

  /**
   * Labels the ticks of a plot.
   *
   * @param scale of the axis
   * @param places whole numbers on the axis
   * @param times of the places
   */
  static void put(Plot plot, Scale scale, List<Long> places, List<String> times) {
    Map<Long, String> labels = new HashMap<>();
    double widest = 0;
    for (int i = 0; i < places.size(); i++) {
      String time = times.get(i);
      String few = time.length() > LONGEST ? time.substring(0, LONGEST - 1) + "…" : time;
      String label = Text.cut(few, Style.SMALL, Style.WIDTH);
      labels.put(places.get(i), label);
      widest = Math.max(widest, Text.width(label, Style.SMALL));
    }
    double middle = scale.at(0.5);
    plot.chart()
        .getStyler()
        .setXAxisTickMarkSpacingHint((int) (widest + GAP))
        .setXAxisTickLabelsFormattingFunction(
            tick -> {
              double place = tick * scale.unit();
              String label = labels.get(Math.round(place));
              boolean fits =
                  label != null
                      && Math.abs(place - Math.rint(place)) < 1e-6
                      && Text.width(label, Style.SMALL) / 2 < beside(scale.place(place));
              // XChart omits all labels if both ends of an axis have the same one.
              return label != null && fits ? label : tick < middle ? "" : " ";
            });
  }

  /** About how many pixels there are to the right of a place, from 0 to 1, on the axis. */
  private static double beside(double place) {
    return 0.85 * (1 - place) * Style.WIDTH + 0.04 * Style.WIDTH;
  }
}
