package io.github.rnncompare.report;

import java.util.regex.Pattern;

/**
 * Escapes text that others wrote for spreadsheets; numbers of ours need none. A spreadsheet reads a
 * cell that begins with =, +, - or @ as a formula, which may run a program, and a cell that begins
 * with an apostrophe as text.
 */
final class SpreadsheetCell {
  /** A formula may have white space or invisible characters before it, and fullwidth signs. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}\\p{C}]*+[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

  private SpreadsheetCell() {}

  /** The text, with an apostrophe before it if it could be a formula. */
  static String of(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
