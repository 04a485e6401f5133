package io.github.rnncompare.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of text that fits: what is too long ends with "…". All text of all charts goes through
 * here.
 */
record Label(String text, Font font) {
  /** Measures alike for SVG and PNG, and where there is no screen. */
  static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  /** Control characters, halves of characters, and what would turn the direction of other text. */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Pattern LAST_OF_WORD = Pattern.compile("[\\s_./-]");
  private static final String ELLIPSIS = "…";

  /** As much of the text as fits into that many pixels. */
  static Label of(String text, Font font, double width) {
    String whole = fit(text);
    if (width(whole, font) <= width) {
      return new Label(directed(whole), font);
    }
    String start = start(whole, font, width - width(ELLIPSIS, font)).stripTrailing();
    return new Label(directed(start + ELLIPSIS), font);
  }

  /** The text in up to so many lines, broken between words where that can be; the last is cut. */
  static List<Label> lines(String text, Font font, double width, int most) {
    List<Label> lines = new ArrayList<>();
    String rest = fit(text);
    while (lines.size() < most - 1 && width(rest, font) > width) {
      String line = start(rest, font, width);
      for (int end = line.length(); end > 1; end--) {
        if (LAST_OF_WORD.matcher(line.substring(end - 1, end)).matches()) {
          line = line.substring(0, end);
          break;
        }
      }
      if (line.isEmpty()) {
        break; // not one character fits
      }
      lines.add(new Label(directed(line.strip()), font));
      rest = rest.substring(line.length()).strip();
    }
    lines.add(of(rest, font, width));
    return lines;
  }

  double width() {
    return width(text, font);
  }

  /** Draws the text from {@code x} to the right; {@code y} is its baseline. */
  void draw(Graphics2D graphics, double x, double y) {
    graphics.setColor(Style.TEXT);
    graphics.setFont(font);
    graphics.drawString(text, (float) x, (float) y);
  }

  /** Draws the text so that it ends at {@code x}. */
  void drawTo(Graphics2D graphics, double x, double y) {
    draw(graphics, x - width(), y);
  }

  /** Draws the text with its middle at {@code x}. */
  void drawAbout(Graphics2D graphics, double x, double y) {
    draw(graphics, x - width() / 2, y);
  }

  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, MEASURE).getWidth();
  }

  private static String fit(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }

  /** The longest beginning that fits, of whole characters as a reader sees them. */
  private static String start(String text, Font font, double width) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int fits = 0;
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      if (width(text.substring(0, end), font) > width) {
        break;
      }
      fits = end;
    }
    return text.substring(0, fits);
  }

  /**
   * Text that begins from the right is embedded as such (U+202B … U+202C), so that Java and what
   * shows an SVG order its parts alike.
   */
  private static String directed(String text) {
    return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
        ? text
        : "\u202B" + text + "\u202C";
  }
}
