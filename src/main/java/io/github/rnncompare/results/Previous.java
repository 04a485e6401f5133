package io.github.rnncompare.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sets the results of another spec aside, as {@code NAME.previous} beside {@code NAME}. */
final class Previous {
  /** What belongs to the run that is at work. */
  private static final Set<String> OF_THE_RUN = Set.of("journal", "lock", "run.log");

  private final Path results;

  Previous(Path results) {
    this.results = results;
  }

  /** Copies, so that a run that is killed here finds all files where they were. */
  void setAside() throws IOException {
    Path previous = beside(".previous");
    Path unfinished = beside(".previous.tmp");
    tidy();
    try (Stream<Path> files = Files.list(results)) {
      copy(files.filter(file -> !OF_THE_RUN.contains(name(file))).toList(), unfinished);
    }
    delete(previous);
    Files.move(unfinished, previous, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away the copy that a run was killed at; where it copied from, all is still there. */
  void tidy() throws IOException {
    delete(beside(".previous.tmp"));
  }

  private static void copy(List<Path> files, Path into) throws IOException {
    Files.createDirectories(into);
    for (Path file : files) {
      Path copy = into.resolve(name(file));
      if (Files.isDirectory(file)) {
        try (Stream<Path> inner = Files.list(file)) {
          copy(inner.toList(), copy);
        }
      } else {
        AtomicFile.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path beside(String ending) {
    return results.resolveSibling(name(results) + ending);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
