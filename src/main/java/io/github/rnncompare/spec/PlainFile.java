package io.github.rnncompare.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Files that can be read to their end: those of a directory, or what a link leads to. A device may
 * have no end, and a pipe may wait for one that never comes.
 */
public final class PlainFile {
  private static final int KIND = 0170000; // of st_mode, as POSIX has it
  private static final int PIPE = 0010000;
  private static final int CHARACTERS = 0020000;
  private static final int BLOCKS = 0060000;
  private static final int SOCKET = 0140000;

  private PlainFile() {}

  /**
   * Holds that what is there is an ordinary file.
   *
   * @param file that is there
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
              "%s is %s; expected an ordinary file, or a link to one: copy the %s into a file and name that",
              file,
              special(file),
              kind));
    }
  }

  /** What a path that leads to neither a file nor a directory leads to: "a named pipe". */
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
