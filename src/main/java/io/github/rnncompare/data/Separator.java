package io.github.rnncompare.data;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * What stands between the fields of a CSV file: comma, semicolon or tab, whichever is most often in
 * the header; a comma if none is.
 *
 * @param count how often it is there, outside of quotes
 */
record Separator(char character, int count) {
  private static final String KNOWN = ",;\t";
  private static final int LONGEST_HEADER = 1 << 24;

  /**
   * Looks for the separator in the first line that is not empty, and goes back to the beginning.
   */
  static Separator of(BufferedReader text) throws IOException {
    int[] counts = new int[KNOWN.length()];
    boolean quoted = false;
    boolean begun = false;
    text.mark(LONGEST_HEADER);
    for (int read = 1; read < LONGEST_HEADER; read++) {
      int next = text.read();
      boolean lineEnd = next == '\n' || next == '\r';
      if (next < 0 || (lineEnd && begun && !quoted)) {
        break;
      }
      begun |= !lineEnd;
      quoted ^= next == '"';
      int known = KNOWN.indexOf(next);
      if (known >= 0 && !quoted) {
        counts[known]++;
      }
    }
    text.reset();
    text.mark(0); // else the reader would keep what is read next
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return new Separator(KNOWN.charAt(most), counts[most]);
  }
}
