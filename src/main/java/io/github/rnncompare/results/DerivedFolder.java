package io.github.rnncompare.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder of files that can be made anew at any time.
 *
 * @param endings of the files that are made here, as a glob: "{svg,png}"
 */
public record DerivedFolder(Path directory, String endings) {

  /** The folder for pictures, as SVG and PNG. */
  static DerivedFolder charts(Path results) {
    return new DerivedFolder(results.resolve("charts"), "{svg,png}");
  }

  /** The folder for a report's tables, as CSV and LaTeX. */
  static DerivedFolder tables(Path results) {
    return new DerivedFolder(results.resolve("tables"), "{csv,tex}");
  }

  /**
   * Puts files in the place of all that were made here before.
   *
   * @param files their contents, by their names
   */
  public void write(Map<String, byte[]> files) throws IOException {
    Files.createDirectories(directory);
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    files.forEach((name, content) -> contents.put(directory.resolve(name), content));
    AtomicFile.writeAll(contents);
    try (DirectoryStream<Path> present = Files.newDirectoryStream(directory, "*." + endings)) {
      for (Path file : present) {
        if (!contents.containsKey(file)) {
          Files.delete(file);
        }
      }
    }
  }

  void tidy() throws IOException {
    AtomicFile.tidy(directory);
  }
}
