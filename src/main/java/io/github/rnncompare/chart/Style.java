package io.github.rnncompare.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;

/** What all charts have in common. Lengths are in pixels. */
final class Style {
  static final int WIDTH = 760;

  /** Of the area that the data are drawn in. */
  static final int PLOT_HEIGHT = 300;

  static final int MARGIN = 16;
  static final int LINE_HEIGHT = 17;

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  static final Color TEXT = new Color(0x222222);
  static final Color AXIS = new Color(0x777777);
  static final Color GRID = new Color(0xDDDDDD);
  static final Color FAINT_GRID = new Color(0xF0F0F0);

  static final Stroke HAIRLINE = new BasicStroke(1);
  static final Stroke DASHED =
      new BasicStroke(
          1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

  private Style() {}
}
