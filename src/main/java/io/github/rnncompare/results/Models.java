package io.github.rnncompare.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The saved models of a run, in {@code results/NAME/models/}. */
final class Models {
  private final Path directory;

  Models(Path directory) {
    this.directory = directory;
  }

  /**
   * Copies models to here, and takes away those of an earlier run.
   *
   * @param models where each lies, by the file name that it gets
   */
  void replace(Map<String, Path> models) throws IOException {
    if (!models.isEmpty()) {
      Files.createDirectories(directory);
    }
    for (Map.Entry<String, Path> model : models.entrySet()) {
      AtomicFile.write(directory.resolve(model.getKey()), Files.readAllBytes(model.getValue()));
    }
    for (Path file : files()) {
      if (!models.containsKey(String.valueOf(file.getFileName()))) {
        Files.delete(file);
      }
    }
    if (Files.isDirectory(directory) && isEmpty()) {
      Files.delete(directory);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  /** All models, in the order of their names. */
  List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }
}
