package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Okabe and Ito's colours, which colour-blind readers can distinguish, without yellow, which is
 * hard to see on white (<a href="https://jfly.uni-koeln.de/color/">Color Universal Design</a>),
 * each with a marker and a line that can be distinguished in grey.
 *
 * <p>The known architectures have the same look in every chart. The colour of others follows from
 * the name: what begins with the name of a known architecture and a space, such as one of its
 * gates, has that one's colour. Marker and line follow from their order in the chart.
 */
final class Palette {
  private static final float WIDTH = 2;

  private static final Map<String, Look> OWN =
      Map.of(
          "simple_rnn", new Look(new Color(0x0072B2), SeriesMarkers.CIRCLE, dashed()),
          "lstm", new Look(new Color(0xD55E00), SeriesMarkers.SQUARE, dashed(9, 4)),
          "gru", new Look(new Color(0x009E73), SeriesMarkers.TRIANGLE_UP, dashed(2.5f, 3)),
          "min_gru", new Look(new Color(0xCC79A7), SeriesMarkers.DIAMOND, dashed(9, 3, 2.5f, 3)),
          "min_lstm", new Look(new Color(0xE69F00), SeriesMarkers.TRIANGLE_DOWN, dashed(16, 4)),
          "lem", new Look(new Color(0x56B4E9), SeriesMarkers.CROSS, dashed(5, 5)));

  private static final List<Color> COLORS =
      List.of(new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), new Color(0x000000));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS,
          SeriesMarkers.TRAPEZOID,
          SeriesMarkers.RECTANGLE,
          SeriesMarkers.OVAL);

  private static final List<BasicStroke> LINES =
      List.of(
          dashed(9, 3, 2.5f, 3),
          dashed(16, 4),
          dashed(9, 3, 2.5f, 3, 2.5f, 3),
          dashed(5, 5),
          dashed(16, 3, 4, 3));

  private Palette() {}

  /**
   * How an architecture is drawn.
   *
   * @param line solid or dashed
   */
  record Look(Color color, Marker marker, BasicStroke line) {}

  private static BasicStroke dashed(float... dash) {
    return dash.length == 0
        ? new BasicStroke(WIDTH)
        : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  /**
   * A look for each name, in the order of the names. No two have both the same marker and the same
   * line if there are no more than 35 names beside the known ones.
   */
  static Map<String, Look> of(Stream<String> architectures) {
    Map<String, Look> looks = new LinkedHashMap<>();
    int others = 0;
    for (String name : architectures.distinct().toList()) {
      Look own = OWN.get(name);
      looks.put(name, own == null ? other(name, others) : own);
      others += own == null ? 1 : 0;
    }
    return looks;
  }

  private static Look other(String name, int before) {
    Look ofFirstWord = OWN.get(name.split(" ", 2)[0]);
    return new Look(
        ofFirstWord == null
            ? COLORS.get(Math.floorMod(name.hashCode(), COLORS.size()))
            : ofFirstWord.color(),
        MARKERS.get(before % MARKERS.size()),
        LINES.get(before % LINES.size()));
  }

  /** The look of an architecture, one of those in {@code looks}. */
  static Look look(Map<String, Look> looks, String architecture) {
    return Objects.requireNonNull(looks.get(architecture));
  }
}
