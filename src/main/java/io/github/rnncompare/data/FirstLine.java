package io.github.rnncompare.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A line at the beginning of a text that is not empty.
 *
 * @param number of the line in the file, from 1
 * @param text of the line; where a quote is open at its end, with those that follow
 * @param isApart whether an empty line stands before it
 */
record FirstLine(long number, String text, boolean isApart) {
  private static final int MAX_LINES = 40;
  private static final int MAX_CHARACTERS = 1 << 24;

  /** Reads such lines, then resets the reader. */
  static List<FirstLine> read(BufferedReader text) throws IOException {
    List<FirstLine> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    boolean quoted = false;
    boolean apart = false;
    long number = 1;
    long start = 1;
    int before = 0;
    text.mark(MAX_CHARACTERS);
    for (int read = 1; read < MAX_CHARACTERS && lines.size() < MAX_LINES; read++) {
      int next = text.read();
      boolean ended = next < 0 || next == '\n' || next == '\r';
      boolean empty = ended && line.toString().isBlank();
      if (next == '\n' && before == '\r') {
        before = next;
        continue; // one end of a line
      }
      before = next;
      number += ended ? 1 : 0;
      quoted ^= next == '"' && (line.length() == 0 || line.charAt(0) != '#');
      if (empty && !quoted) {
        apart = true;
        start = number;
        line.setLength(0);
      } else if (ended && (!quoted || next < 0)) {
        lines.add(new FirstLine(start, line.toString(), apart));
        apart = false;
        start = number;
        line.setLength(0);
      } else {
        line.append((char) next);
      }
      if (next < 0) {
        break;
      }
    }
    if (lines.isEmpty() && line.length() > 0) {
      lines.add(new FirstLine(start, line.toString(), false)); // a very long one
    }
    text.reset();
    text.mark(0); // otherwise the reader would buffer what is read next
    return lines;
  }
}
