package io.github.rnncompare.cli;

import java.time.Duration;

/** Formats text for the terminal. */
final class Text {
  private Text() {}

  /** Wraps a text between words. */
  static String wrapped(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > width) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }

  /** Wraps a text, with spaces before each line. */
  static String indented(String text, int spaces, int width) {
    String before = " ".repeat(spaces);
    return before + wrapped(text, width - spaces).replace("\n", "\n" + before);
  }

  /** A rough duration: "under a second", "about 42 s", "about 5 min", "about 3 h 20 min". */
  static String about(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 1) {
      return "under a second";
    }
    if (seconds < 120) {
      return "about " + seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 120) {
      return "about " + minutes + " min";
    }
    long hours = minutes / 60;
    if (hours < 48) {
      return "about " + hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
    return "about " + hours / 24 + " days" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
  }
}
