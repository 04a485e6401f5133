package io.github.rnncompare.data;

import io.github.rnncompare.spec.PlainFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Lists the files below a data folder. */
final class Folder {
  private Folder() {}

  /**
   * The paths relative to the folder, with '/' on every system, sorted as Java strings. Hidden
   * files are left out: those whose name, or a folder on whose path, begins with '.'. What is
   * neither a regular file nor a link to one is left out too, and so are links to folders, which
   * may form a cycle.
   */
  static List<String> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new UserErrorException("no such data folder: " + folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new UserErrorException(
          Files.isRegularFile(folder)
              ? folder + " is a file; name the folder that it is in"
              : folder + " is " + PlainFile.special(folder) + "; expected a folder of files");
    }
    Path start = folder.toRealPath(); // since a walk does not follow a link at its start
    try (Stream<Path> below = Files.walk(start)) {
      return below
          .filter(Files::isRegularFile)
          .map(start::relativize)
          .filter(path -> !isHidden(path))
          .map(path -> path.toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .anyMatch(name -> name.toString().startsWith("."));
  }
}
