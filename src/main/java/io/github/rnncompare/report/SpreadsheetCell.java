package io.github.rnncompare.report;

import java.util.regex.Pattern;

/**
 * Escapes cells for spreadsheets. A spreadsheet reads a cell that begins with =, +, - or @ as a
 * formula, which may run a program, and a cell that begins with an apostrophe as text.
 */
final class SpreadsheetCell {
  /** A formula may have white space or invisible characters before it, and fullwidth signs. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}\\p{C}]*+[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

  private static final String ONE = "[-+−]?[0-9][0-9,]*(\\.[0-9]+)?(e[-+−]?[0-9]+)?( %)?";

  /** "+1.6 %", "-1.500e-05", "-0.5000 (-0.7000 to 0.4000) *". */
  private static final Pattern NUMBER =
      Pattern.compile(ONE + "( \\(" + ONE + " to " + ONE + "\\))?( [*◂])?");

  private SpreadsheetCell() {}

  /**
   * The cell, with an apostrophe before it if it could be a formula and is not one of our numbers.
   */
  static String of(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
