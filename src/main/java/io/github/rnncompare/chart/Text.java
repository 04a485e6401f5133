package io.github.rnncompare.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.BreakIterator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text drawn as outlines, as XChart does, so that a viewer needs no fonts. */
final class Text {
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  /** Control characters, lone surrogates, and marks that change the direction of text. */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final MathContext DIGITS = new MathContext(4);

  private Text() {}

  /** Cuts the text to a width in pixels, with "…" at the cut; gives a space for empty text. */
  static String cut(String text, Font font, double width) {
    String whole = UNFIT.matcher(text).replaceAll(" ").strip();
    if (whole.isEmpty() || width(whole, font) <= width) {
      return whole.isEmpty() ? " " : whole;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(whole);
    String fits = "…";
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      String longer = whole.substring(0, end).strip() + "…";
      if (width(longer, font) > width) {
        break;
      }
      fits = longer;
    }
    return fits;
  }

  static double width(String text, Font font) {
    return new TextLayout(text, font, MEASURE).getAdvance();
  }

  /** Draws text that was {@link #cut}, from {@code x} to the right; {@code y} is its baseline. */
  static void draw(Graphics2D graphics, String text, Font font, double x, double y) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    graphics.fill(new TextLayout(text, font, MEASURE).getOutline(place));
  }

  /** Breaks text at spaces into lines of a width in pixels; a longer word is cut. */
  static List<String> wrap(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : UNFIT.matcher(text).replaceAll(" ").strip().split(" +", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > width) {
        lines.add(cut(line, font, width));
        longer = word;
      }
      line = longer;
    }
    lines.add(cut(line, font, width));
    return lines;
  }

  /**
   * A number with up to four decimals; small ones with four digits, written out down to a
   * millionth; as 1.4E-7 below that and from ten million on.
   */
  static String of(double value) {
    double size = Math.abs(value);
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    if (value == 0 || (size >= 1e-3 && size < 1e7)) {
      return new DecimalFormat("#,##0.####", symbols).format(value);
    }
    return size >= 1e-6 && size < 1
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : new DecimalFormat("0.###E0", symbols).format(value);
  }
}
