package io.github.rnncompare.chart;

import java.awt.Color;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Okabe and Ito's colours, which colour-blind readers can distinguish, without yellow, which is
 * hard to see on white (<a href="https://jfly.uni-koeln.de/color/">Color Universal Design</a>).
 *
 * <p>An architecture has the same colour in every chart: the known ones have a fixed colour, that
 * of others follows from the name. Two names may share a colour; they then have different markers,
 * in the order of the chart.
 */
final class Palette {
  private static final Map<String, Color> OWN =
      Map.of(
          "simple_rnn", new Color(0x0072B2),
          "lstm", new Color(0xD55E00),
          "gru", new Color(0x009E73));
  private static final List<Color> OTHERS =
      List.of(new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), new Color(0x000000));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.TRAPEZOID,
          SeriesMarkers.OVAL,
          SeriesMarkers.RECTANGLE,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS);

  private Palette() {}

  /** How an architecture is drawn. */
  record Look(Color color, Marker marker) {}

  /**
   * A look for each name, in the order of the names. All looks differ as long as no more than ten
   * names share a colour.
   */
  static Map<String, Look> of(Stream<String> architectures) {
    Map<String, Look> looks = new LinkedHashMap<>();
    Map<Color, Integer> used = new HashMap<>();
    architectures
        .distinct()
        .forEach(
            name -> {
              Color color = color(name);
              int before = used.merge(color, 1, Integer::sum) - 1;
              looks.put(name, new Look(color, MARKERS.get(before % MARKERS.size())));
            });
    return looks;
  }

  /** The look of an architecture, one of those in {@code looks}. */
  static Look look(Map<String, Look> looks, String architecture) {
    return Objects.requireNonNull(looks.get(architecture));
  }

  private static Color color(String architecture) {
    Color own = OWN.get(architecture);
    return own == null ? OTHERS.get(Math.floorMod(architecture.hashCode(), OTHERS.size())) : own;
  }
}
