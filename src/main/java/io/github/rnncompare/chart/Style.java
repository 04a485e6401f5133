package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;

/** What all charts have in common. Lengths are in pixels. */
final class Style {
  static final int WIDTH = 760;
  static final int HEIGHT = 370;
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TINY = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final Color TEXT = new Color(0x222222);
  static final Color AXIS = new Color(0x777777);
  static final int MARKER = 9;

  /** The height of the titles above a plot. */
  private static final int TITLES = 46;

  /** From the left edge, for titles. */
  private static final double LEFT = 12;

  private Style() {}

  /** A chart whose titles and legend {@link #picture} draws. */
  static XYChart chart() {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart
        .getStyler()
        .setLegendVisible(false)
        .setChartTitleVisible(false)
        .setChartFontColor(TEXT)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setPlotContentSize(0.94)
        .setAnnotationTextFont(SMALL)
        .setAnnotationTextFontColor(TEXT)
        .setLocale(Locale.ROOT)
        .setMarkerSize(MARKER);
    chart
        .getStyler()
        .setYAxisTitleVisible(false)
        .setAxisTitleFont(TITLE)
        .setAxisTickLabelsFont(SMALL)
        .setAxisTickLabelsColor(TEXT)
        .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right)
        .setXAxisTickMarkSpacingHint(80)
        .setPlotMargin(0)
        .setPlotGridLinesColor(new Color(0xE8E8E8))
        .setPlotGridLinesStroke(new BasicStroke(1)) // dashed lines become thousands of shapes
        .setPlotGridVerticalLinesVisible(false);
    return chart;
  }

  /** The colour with an opacity from 0 to 1. */
  static Color faint(Color color, double part) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(part * 255));
  }

  /**
   * Makes a picture: what the vertical axis shows, the chart's title, the chart, and a legend of
   * the named series.
   */
  static Picture picture(XYChart chart) {
    Legend legend = new Legend(chart.getSeriesCollection(), WIDTH);
    int height = TITLES + HEIGHT;
    return new Picture(
        graphics -> {
          titles(graphics, chart.getYAxisTitle(), chart.getTitle());
          paint(graphics, chart, 0, TITLES, WIDTH, HEIGHT);
          legend.draw(graphics, height);
        },
        WIDTH,
        height + (int) Math.ceil(legend.height()));
  }

  /** Draws what the vertical axis shows, and below it what the chart shows. */
  static void titles(Graphics2D graphics, String axis, String title) {
    double width = WIDTH - 2 * LEFT;
    graphics.setColor(TEXT);
    Text.draw(graphics, Text.cut(axis, TITLE, width), TITLE, LEFT, 22);
    graphics.setColor(AXIS);
    Text.draw(graphics, Text.cut(title, SMALL, width), SMALL, LEFT, 40);
  }

  /** Draws a chart with its upper left corner at a place. */
  static void paint(Graphics2D graphics, XYChart chart, double x, double y, int width, int height) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    SeriesDrawing.paint(graphics, chart, width, height);
    graphics.setTransform(before);
  }
}
