package io.github.rnncompare.cli;

import io.github.rnncompare.report.Conclusion;
import java.io.PrintWriter;

/** What a run came to, on a terminal: the table and the words of its report. */
final class ConclusionView {
  private static final int WIDTH = 79;

  private ConclusionView() {}

  static void show(Conclusion conclusion, PrintWriter out) {
    out.println();
    out.print(conclusion.table().plain(WIDTH - 2).indent(2));
    out.println();
    out.println(Text.wrapped(conclusion.answer(), WIDTH));
    conclusion.notes().ifPresent(notes -> out.println(Text.wrapped(notes, WIDTH)));
    out.println();
  }
}
