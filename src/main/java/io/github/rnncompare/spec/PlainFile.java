package io.github.rnncompare.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Checks for regular files, which can be read to their end. A device may have no end, and a pipe
 * may block forever.
 */
public final class PlainFile {
  private static final int KIND = 0170000; // of st_mode in POSIX
  private static final int PIPE = 0010000;
  private static final int CHARACTERS = 0020000;
  private static final int BLOCKS = 0060000;
  private static final int SOCKET = 0140000;

  private PlainFile() {}

  /**
   * Checks that a path is a regular file, or a link to one.
   *
   * @param file an existing path
   * @param kind what it should be, for the message: "spec"
   * @throws UserErrorException if it is a directory, a device, a pipe or a socket
   */
  public static void require(Path file, String kind) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UserErrorException(
          String.format(Locale.ROOT, "%s is a directory; name a %s in it", file, kind));
    }
    if (!Files.isRegularFile(file)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s is %s; expected a regular file, or a link to one: copy the %s into a file and name that",
              file,
              special(file),
              kind));
    }
  }

  /** What a path is that is neither a file nor a directory: "a pipe". */
  public static String special(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "neither a file nor a directory";
    }
    return switch ((int) Files.getAttribute(file, "unix:mode") & KIND) {
      case PIPE -> "a pipe";
      case CHARACTERS, BLOCKS -> "a device";
      case SOCKET -> "a socket";
      default -> "neither a file nor a directory";
    };
  }
}
