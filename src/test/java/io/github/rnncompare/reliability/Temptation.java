package io.github.rnncompare.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person's own folder, whose names are as those of a results folder or nearly. */
final class Temptation {
  private static final List<String> NAMES =
      List.of(
          "report.md",
          "notes.tmp",
          "notes.txt",
          "lock",
          "run.log",
          "summary.csv.tmp",
          ".rnn-compare-1234567890.tmp",
          "journal/paper.pdf",
          "journal/trial-00000.json.tmp",
          "models/mine.zip",
          "charts/figure.svg",
          "charts/photo.png",
          "tables/results.csv",
          "tables/thesis.tex",
          "photo.svg",
          "photo.png",
          "results.csv",
          "thesis.tex",
          "mine.zip",
          "trial-00001.json");

  private Temptation() {}

  /** Writes it, and returns all files and folders that there then are. */
  static List<Path> write(Path folder) throws IOException {
    List<Path> written = new ArrayList<>(List.of(folder));
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      written.add(Files.writeString(file, "mine: " + name + "\n"));
    }
    return written;
  }
}
