package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts have in common. Lengths are in pixels. */
final class Style {
  static final int WIDTH = 760;
  static final int HEIGHT = 430;
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Color TEXT = new Color(0x222222);
  static final Color AXIS = new Color(0x777777);
  static final double LONGEST_TITLE = 270;

  /** A horizontal legend below the plot has one row, which fits at most this many entries. */
  private static final int MAX_BELOW = 4;

  private static final double LONGEST_BESIDE = 130;
  private static final int SAMPLE = 20;
  private static final int PADDING = 12;
  private static final int ROW = 28;

  private Style() {}

  static XYChart chart() {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart
        .getStyler()
        .setLegendPadding(PADDING)
        .setLegendSeriesLineLength(SAMPLE)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(TITLE)
        .setChartTitleFont(SMALL)
        .setChartTitleFontColor(AXIS)
        .setChartFontColor(TEXT)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setPlotContentSize(0.94)
        .setAnnotationTextFont(SMALL)
        .setAnnotationTextFontColor(TEXT)
        .setLocale(Locale.ROOT)
        .setMarkerSize(8);
    chart
        .getStyler()
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
   * Makes a picture. The legend, if any series is named, is below the plot, or beside it if it is
   * long.
   */
  static Picture picture(XYChart chart) {
    List<XYSeries> named =
        chart.getSeriesCollection().stream().filter(XYSeries::isShowInLegend).toList();
    int count = Math.max(1, named.size());
    boolean below = count <= MAX_BELOW;
    double room = below ? (WIDTH - 24.0) / count - SAMPLE - 3 * PADDING : LONGEST_BESIDE;
    named.forEach(series -> series.setLabel(Text.cut(series.getLabel(), TITLE, room)));
    chart
        .getStyler()
        .setLegendVisible(!named.isEmpty())
        .setLegendPosition(below ? LegendPosition.OutsideS : LegendPosition.OutsideE)
        .setLegendLayout(below ? LegendLayout.Horizontal : LegendLayout.Vertical);
    int height = below ? HEIGHT : Math.max(HEIGHT, (count + 1) * ROW);
    return new Picture(graphics -> chart.paint(graphics, WIDTH, height), WIDTH, height);
  }
}
