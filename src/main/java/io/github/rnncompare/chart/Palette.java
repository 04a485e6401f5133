package io.github.rnncompare.chart;

import java.awt.Color;
import java.util.List;
import java.util.Map;

/**
 * Okabe and Ito's colours, which the colour-blind can tell apart; an architecture keeps its own.
 */
final class Palette {
  private static final Map<String, Color> OWN =
      Map.of(
          "simple_rnn", new Color(0x0072B2),
          "lstm", new Color(0xD55E00),
          "gru", new Color(0x009E73));
  private static final List<Color> OTHERS =
      List.of(new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), new Color(0x000000));

  private Palette() {}

  /**
   * The colour of an architecture.
   *
   * @param place among the architectures of a chart, for one that has no colour of its own
   */
  static Color of(String architecture, int place) {
    Color own = OWN.get(architecture);
    return own == null ? OTHERS.get(place % OTHERS.size()) : own;
  }

  /** The same colour, of which so much shows (0 to 1). */
  static Color faint(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
  }
}
