package io.github.rnncompare.cli;

import io.github.rnncompare.report.Conclusion;
import java.io.PrintWriter;

/** Shows the conclusion of a run on the terminal: the table and text of its report. */
final class ConclusionView {
  private static final int WIDTH = 79;

  private ConclusionView() {}

  static void show(Conclusion conclusion, PrintWriter out) {
    out.println();
    out.print(conclusion.table().plain(WIDTH - 2).indent(2));
    conclusion.legend().ifPresent(legend -> out.print(legend.indent(2)));
    out.println();
    out.println(wrapped(conclusion.answer()));
    conclusion.notes().ifPresent(notes -> out.println(wrapped(notes)));
    out.println();
  }

  /** Wraps text; words longer than a line are split. */
  private static String wrapped(String text) {
    StringBuilder broken = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      int from = 0;
      while (word.length() - from > WIDTH) {
        int end = from + WIDTH - (Character.isHighSurrogate(word.charAt(from + WIDTH - 1)) ? 1 : 0);
        broken.append(word, from, end).append(' ');
        from = end;
      }
      broken.append(word.substring(from)).append(' ');
    }
    return Text.wrapped(broken.toString().stripTrailing(), WIDTH);
  }
}
