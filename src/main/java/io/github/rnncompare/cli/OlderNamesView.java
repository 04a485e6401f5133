package io.github.rnncompare.cli;

import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Says which names of an older version were read as which of this one. */
final class OlderNamesView {
  private static final int WIDTH = 79;

  private OlderNamesView() {}

  static void show(RunFiles files, PrintWriter out) throws IOException {
    List<String> names = files.olderNames();
    if (!names.isEmpty()) {
      out.println(
          Text.wrapped(
              files.directory()
                  + " is of an older version; read are "
                  + String.join(", ", names)
                  + ". `report --update` writes the files with the names of this one.",
              WIDTH));
    }
  }
}
