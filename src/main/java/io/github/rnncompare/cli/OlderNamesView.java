package io.github.rnncompare.cli;

import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Shows which names of an older version were read, and as which current names. */
final class OlderNamesView {
  private static final int WIDTH = 79;

  private OlderNamesView() {}

  static void show(RunFiles files, PrintWriter out) throws IOException {
    List<String> names = files.olderNames();
    if (!names.isEmpty()) {
      out.println(
          Text.wrapped(
              files.directory()
                  + " was written by an older version; read "
                  + String.join(", ", names)
                  + ". `report --update` rewrites the files with the current names.",
              WIDTH));
    }
  }
}
