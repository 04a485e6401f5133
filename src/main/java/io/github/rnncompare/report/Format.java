package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Centre;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.spec.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and names as people read them. */
public final class Format {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** Characters that change the direction of the text after them. */
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private Format() {}

  /** About four digits: 0.5312, 48.02, 123.5, 12346, and 1.400e-05 below a thousandth. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0.0000";
    }
    double rounded = rounded(Math.abs(value));
    return rounded < 1e-3 || rounded >= 1e5
        ? String.format(Locale.ROOT, "%.3e", value)
        : String.format(Locale.ROOT, "%." + decimals(rounded) + "f", value);
  }

  /** As it is shown, so that 999.96 counts as a thousand, and 99999.7 as a hundred thousand. */
  private static double rounded(double size) {
    BigDecimal exact = BigDecimal.valueOf(size); // the digits that are formatted
    return (size < 1e-3
            ? exact.round(new MathContext(4, RoundingMode.HALF_UP))
            : exact.setScale(decimals(size), RoundingMode.HALF_UP))
        .doubleValue();
  }

  private static int decimals(double size) {
    return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  }

  /** A number with a true minus sign (U+2212); empty for null. */
  static String optional(@Nullable Double value) {
    return value == null ? "" : signed(value);
  }

  /** A number with a true minus sign; empty for NaN. */
  static String present(double value) {
    return Double.isNaN(value) ? "" : signed(value);
  }

  private static String signed(double value) {
    return number(value).replaceFirst("^-", "−");
  }

  /** "0.3963 to 0.5124", or empty without an interval. */
  static String interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "" : signed(low) + " to " + signed(high);
  }

  /** "0.4545 (0.3963 to 0.5124)": the value, and its interval unless that is a single point. */
  static String withInterval(Centre centre, SummaryRow row) {
    Double low = centre.low(row);
    String interval = interval(low, centre.high(row));
    boolean point = low != null && low.equals(centre.high(row));
    return optional(centre.of(row)) + (interval.isEmpty() || point ? "" : " (" + interval + ")");
  }

  /** A p-value to three decimals: "0.031", "< 0.001". */
  static String pValue(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** A p-value in a sentence: "p = 0.031", "p < 0.001". */
  static String p(double p) {
    String shown = pValue(p);
    return shown.startsWith("<") ? "p " + shown : "p = " + shown;
  }

  /** A count with commas: "1,941". */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A change with its sign: "+1.6 %", "−0.4 %". */
  public static String percent(double part) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * part).replace('-', '−');
  }

  /** A median number of epochs: "10", "10.5". */
  static String epochs(double epochs) {
    return Numbers.text(epochs);
  }

  /** A share: "80 %"; empty for null. */
  static String share(@Nullable Double part) {
    return part == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }

  /** "72 to 100 %"; empty for null. */
  static String shares(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? ""
        : String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * low, 100 * high);
  }

  /**
   * A user's name on one line. Right-to-left text is put into a bidirectional isolate, so that the
   * numbers beside it keep their places.
   */
  static String name(String name) {
    String line = oneLine(name);
    char[] letters = line.toCharArray();
    return Bidi.requiresBidi(letters, 0, letters.length) ? "\u2068" + line + "\u2069" : line;
  }

  /** A user's name on one line, without characters that change the direction of text. */
  static String oneLine(String name) {
    return line(TURNS.matcher(name).replaceAll("")).strip();
  }

  /** Replaces line breaks and other white space with single spaces. */
  static String line(String text) {
    return SPACE.matcher(text).replaceAll(" ");
  }

  /** "a", "a and b", "a, b and c". */
  static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Cuts a text that is too long; surrogate pairs and isolates stay whole. */
  public static String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    boolean isolated = text.startsWith("\u2068");
    int end = width - (isolated ? 2 : 1);
    end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    return text.substring(0, end) + "…" + (isolated ? "\u2069" : "");
  }
}
