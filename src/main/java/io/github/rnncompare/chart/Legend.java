package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The legend of a chart, in as many rows as its names need. XChart's own has one row, which cuts
 * names off, and shows either a line or a marker.
 */
final class Legend {
  private static final double MARGIN = 12;
  private static final double SAMPLE = 38;
  private static final double GAP = 26;
  private static final double ROW = 22;

  /** A name, the line before it and the marker on that; each of these may be none. */
  private record Entry(String name, Color color, BasicStroke line, Marker marker) {
    double width() {
      return SAMPLE + Text.width(name, Style.TITLE);
    }
  }

  private final double width;
  private final List<List<Entry>> rows = new ArrayList<>();

  /**
   * @param series of which those that are shown in the legend become entries
   * @param width of the picture
   */
  Legend(Iterable<XYSeries> series, double width) {
    this.width = width;
    double used = width;
    for (XYSeries each : series) {
      if (each.isShowInLegend()) {
        String name = Text.cut(each.getLabel(), Style.TITLE, width - 2 * MARGIN - SAMPLE);
        Entry entry = new Entry(name, each.getMarkerColor(), each.getLineStyle(), each.getMarker());
        if (used + GAP + entry.width() > width - 2 * MARGIN) {
          rows.add(new ArrayList<>());
          used = -GAP;
        }
        rows.get(rows.size() - 1).add(entry);
        used += GAP + entry.width();
      }
    }
  }

  double height() {
    return rows.isEmpty() ? 0 : rows.size() * ROW + 8;
  }

  /** Draws the rows below {@code top}, each in the middle. */
  void draw(Graphics2D graphics, double top) {
    for (int i = 0; i < rows.size(); i++) {
      double length =
          rows.get(i).stream().mapToDouble(Entry::width).sum() + GAP * (rows.get(i).size() - 1);
      double x = (width - length) / 2;
      for (Entry entry : rows.get(i)) {
        draw(graphics, entry, x, top + (i + 0.5) * ROW);
        x += entry.width() + GAP;
      }
    }
  }

  private static void draw(Graphics2D graphics, Entry entry, double x, double y) {
    double end = x + SAMPLE - 8;
    graphics.setColor(entry.color());
    if (!entry.line().equals(SeriesLines.NONE)) {
      graphics.setStroke(entry.line());
      graphics.draw(new Line2D.Double(x, y, end, y));
    }
    if (entry.marker() != SeriesMarkers.NONE) {
      entry.marker().paint(graphics, (x + end) / 2, y, Style.MARKER);
    }
    graphics.setColor(Style.TEXT);
    Text.draw(graphics, entry.name(), Style.TITLE, x + SAMPLE, y + 4.5);
  }
}
