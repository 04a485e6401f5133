package io.github.rnncompare.report;

import java.util.regex.Pattern;

/**
 * Cells as a spreadsheet is to show them: it takes what begins with =, +, - or @ for a formula,
 * which may run a program, and what has an apostrophe before it for a text.
 */
final class SpreadsheetCell {
  /** White space, or what does not show, may stand before a formula; Asian input has wide signs. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}\\p{C}]*+[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

  private static final String ONE = "[-+−]?[0-9][0-9,]*(\\.[0-9]+)?(e[-+−]?[0-9]+)?( %)?";

  /** "+1.6 %", "-1.500e-05", "-0.5000 (-0.7000 to 0.4000) *". */
  private static final Pattern NUMBER =
      Pattern.compile(ONE + "( \\(" + ONE + " to " + ONE + "\\))?( [*◂])?");

  private SpreadsheetCell() {}

  /** The cell, behind an apostrophe if it would be a formula and is no number as we print them. */
  static String of(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
