package io.github.rnncompare.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of a table as CSV: lines above its header are empty, so that all others keep their
 * numbers, and fields with several blanks between have one.
 */
final class TableText extends Reader {
  private final BufferedReader text;
  private final long header;
  private final boolean blanks;
  private String line = "";
  private int at;
  private long number;
  private boolean quoted;

  private TableText(BufferedReader text, TableBeginning beginning) {
    this.text = text;
    this.header = beginning.header();
    this.blanks = areBlanks(beginning);
  }

  /** The text itself, where it is CSV as it is. */
  static Reader of(BufferedReader text, TableBeginning beginning) {
    boolean plain = beginning.remarks().isEmpty() && !areBlanks(beginning);
    return plain ? text : new TableText(text, beginning);
  }

  private static boolean areBlanks(TableBeginning beginning) {
    return beginning.separator().filter(Separator.BLANKS::equals).isPresent();
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (at == line.length()) {
      String next = text.readLine();
      if (next == null) {
        return -1;
      }
      number++;
      line = number < header ? "\n" : (blanks ? withSingleBlanks(next) : next) + "\n";
      at = 0;
    }
    int count = Math.min(length, line.length() - at);
    line.getChars(at, at + count, into, offset);
    at += count;
    return count;
  }

  private String withSingleBlanks(String row) {
    // A comment's sign before the names is none of them.
    String stripped = (number == header ? row.replaceFirst("^\\s*#\\s+", "") : row).strip();
    StringBuilder single = new StringBuilder();
    for (int i = 0; i < stripped.length(); i++) {
      char next = stripped.charAt(i);
      quoted ^= next == '"';
      boolean blank = !quoted && (next == ' ' || next == '\t');
      if (!blank) {
        single.append(next);
      } else if (single.charAt(single.length() - 1) != ' ') {
        single.append(' ');
      }
    }
    return single.toString();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
