package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names with a sample of how they are drawn, in as many rows as it takes. */
final class Legend {
  /** Width of a sample in pixels. */
  static final double SAMPLE = 26;

  static final int ROW = 21;
  private static final double GAP = 7;
  private static final double BETWEEN = 22;

  /** Draws a sample from {@code x} to {@code x + SAMPLE} about the height {@code y}. */
  interface Sample {
    void draw(Graphics2D graphics, double x, double y);
  }

  record Entry(String name, Sample sample) {}

  private record Placed(Label label, Sample sample, double x, int row) {}

  private final List<Placed> placed = new ArrayList<>();
  private int rows;

  /** Three long names have room in a row. */
  Legend(List<Entry> entries) {
    double width = Style.WIDTH - 2.0 * Style.MARGIN;
    double most = (width - 2 * BETWEEN) / 3 - SAMPLE - GAP;
    double x = 0;
    for (Entry entry : entries) {
      Label label = Label.of(entry.name(), Style.TITLE, most);
      double end = x + SAMPLE + GAP + label.width();
      if (end > width) {
        rows++;
        end -= x;
        x = 0;
      }
      placed.add(new Placed(label, entry.sample(), Style.MARGIN + x, rows));
      x = end + BETWEEN;
    }
    rows += entries.isEmpty() ? 0 : 1;
  }

  /** Architectures, each with its line. */
  static List<Entry> lines(Map<String, Look> looks) {
    return looks.entrySet().stream()
        .map(
            named ->
                new Entry(
                    named.getKey(), (graphics, x, y) -> named.getValue().drawLine(graphics, x, y)))
        .toList();
  }

  /** Architectures, each with its marker. */
  static List<Entry> markers(Map<String, Look> looks) {
    return looks.entrySet().stream()
        .map(
            named ->
                new Entry(
                    named.getKey(),
                    (graphics, x, y) ->
                        named.getValue().drawMarker(graphics, x + SAMPLE / 2, y, Look.DOT)))
        .toList();
  }

  int height() {
    return rows * ROW;
  }

  void draw(Graphics2D graphics, double top) {
    for (Placed entry : placed) {
      double y = top + (entry.row() + 0.5) * ROW;
      entry.sample().draw(graphics, entry.x(), y);
      entry.label().draw(graphics, entry.x() + SAMPLE + GAP, y + 4.5);
    }
  }
}
