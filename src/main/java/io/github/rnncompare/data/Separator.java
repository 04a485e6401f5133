package io.github.rnncompare.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The separator of a CSV file's fields: the one that a first line such as "sep=;" declares, else
 * comma, semicolon or tab, whichever is most frequent in the header; a comma if there is none.
 *
 * @param count how often it occurs in the first line that is not empty, outside of quotes
 */
record Separator(char character, int count) {
  private static final String KNOWN = ",;\t";
  private static final int MAX_HEADER = 1 << 24;
  private static final int MAX_DECLARATION = 20;

  private static final Pattern DECLARATION =
      Pattern.compile("\"?sep=(.?)\"?", Pattern.CASE_INSENSITIVE);

  /** Whether a first line declares a separator, as spreadsheets do: "sep=;", or "sep=". */
  static boolean isDeclaration(String line) {
    return DECLARATION.matcher(line.strip()).matches();
  }

  /** Finds the separator in the first line that is not empty, then resets the reader. */
  static Separator of(BufferedReader text) throws IOException {
    int[] counts = new int[KNOWN.length()];
    boolean quoted = false;
    boolean begun = false;
    StringBuilder beginning = new StringBuilder();
    text.mark(MAX_HEADER);
    for (int read = 1; read < MAX_HEADER; read++) {
      int next = text.read();
      boolean lineEnd = next == '\n' || next == '\r';
      if (next < 0 || (lineEnd && begun && !quoted)) {
        break;
      }
      begun |= !lineEnd;
      quoted ^= next == '"';
      if (!lineEnd && beginning.length() < MAX_DECLARATION) {
        beginning.append((char) next);
      }
      int known = KNOWN.indexOf(next);
      if (known >= 0 && !quoted) {
        counts[known]++;
      }
    }
    text.reset();
    text.mark(0); // otherwise the reader would buffer what is read next
    Matcher declared = DECLARATION.matcher(beginning.toString().strip());
    if (declared.matches() && KNOWN.contains(declared.group(1)) && !declared.group(1).isEmpty()) {
      return new Separator(declared.group(1).charAt(0), 1);
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return new Separator(KNOWN.charAt(most), counts[most]);
  }
}
