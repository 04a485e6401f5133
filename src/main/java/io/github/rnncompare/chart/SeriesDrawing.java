package io.github.rnncompare.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the series of an XChart plot over its axes, each line as one path. XChart draws each
 * segment by itself: dashes then begin anew at each point, and curves of a hundred epochs look
 * solid.
 */
final class SeriesDrawing {
  private final Graphics2D graphics;
  private final XYChart chart;
  private final XYStyler styler;

  private SeriesDrawing(Graphics2D graphics, XYChart chart) {
    this.graphics = graphics;
    this.chart = chart;
    styler = chart.getStyler();
  }

  /** Draws the chart at the origin: its axes, and over them its series in their order. */
  static void paint(Graphics2D graphics, XYChart chart, int width, int height) {
    chart.getSeriesCollection().forEach(series -> series.setEnabled(false));
    chart.paint(graphics, width, height);
    SeriesDrawing drawing = new SeriesDrawing(graphics, chart);
    Shape before = graphics.getClip();
    graphics.clip(drawing.plot());
    chart.getSeriesCollection().forEach(drawing::draw);
    graphics.setClip(before);
  }

  /** The area between the axes, which has a margin beyond their ends. */
  private Rectangle2D plot() {
    double left = x(styler.getXAxisMin());
    double right = x(styler.getXAxisMax());
    double bottom = y(styler.getYAxisMin());
    double top = y(styler.getYAxisMax());
    double margin = (1 / styler.getPlotContentSize() - 1) / 2;
    double beside = margin * (right - left);
    double above = margin * (bottom - top);
    return new Rectangle2D.Double(
        left - beside, top - above, right - left + 2 * beside, bottom - top + 2 * above);
  }

  private double x(double value) {
    return chart.getScreenXFromChart(value);
  }

  private double y(double value) {
    return chart.getScreenYFromChart(value);
  }

  private void draw(XYSeries series) {
    XYSeriesRenderStyle style = series.getXYSeriesRenderStyle().orElseThrow();
    if (style == XYSeriesRenderStyle.Scatter) {
      markers(series);
      return;
    }
    Path2D path = path(series, style == XYSeriesRenderStyle.Step);
    if (style == XYSeriesRenderStyle.PolygonArea) {
      path.closePath();
      graphics.setColor(series.getFillColor());
      graphics.fill(path);
    }
    if (!series.getLineStyle().equals(SeriesLines.NONE)) {
      graphics.setColor(series.getLineColor());
      graphics.setStroke(series.getLineStyle());
      graphics.draw(path);
    }
  }

  private void markers(XYSeries series) {
    if (series.getMarker() != SeriesMarkers.NONE) {
      graphics.setColor(series.getMarkerColor());
      for (int i = 0; i < series.getXData().length; i++) {
        series
            .getMarker()
            .paint(
                graphics, x(series.getXData()[i]), y(series.getYData()[i]), styler.getMarkerSize());
      }
    }
  }

  private Path2D path(XYSeries series, boolean inSteps) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < series.getXData().length; i++) {
      double x = x(series.getXData()[i]);
      double y = y(series.getYData()[i]);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        if (inSteps) {
          path.lineTo(x, path.getCurrentPoint().getY());
        }
        path.lineTo(x, y);
      }
    }
    return path;
  }
}
