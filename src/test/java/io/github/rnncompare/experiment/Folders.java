package io.github.rnncompare.experiment;

import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Copies of folders, and what is in them. */
public final class Folders {
  private Folders() {}

  /** A folder as it is now, with all that it holds. */
  public static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(to);
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  /** The content, byte for byte, of the files that an identical run makes identical. */
  public static Map<String, String> deterministic(Path results) throws IOException {
    List<Path> files =
        new RunFiles(results).deterministic().stream().map(results::resolve).toList();
    return contents(results, files);
  }

  /** The content of everything below a folder, byte for byte, by its path. */
  public static Map<String, String> contents(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return contents(directory, files.filter(Files::isRegularFile).toList());
    }
  }

  private static Map<String, String> contents(Path directory, List<Path> files) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(
          directory.relativize(file).toString(),
          Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return contents;
  }
}
