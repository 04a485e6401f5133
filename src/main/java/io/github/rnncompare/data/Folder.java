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

/** The files below a folder of data. */
final class Folder {
  private Folder() {}

  /**
   * Their paths from the folder, with '/' on every system, sorted as Java sorts texts; without
   * those hidden by a '.' at the beginning of their own name, or of a folder's that they are in.
   * What is no ordinary file, nor a link to one, is passed over, and so are links to folders, which
   * may lead back to this one.
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
    Path start = folder.toRealPath(); // as a walk does not follow a link that it starts from
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
