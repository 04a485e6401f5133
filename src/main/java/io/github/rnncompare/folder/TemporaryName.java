package io.github.rnncompare.folder;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Temporary names of files that are being written. They are unguessable, so that nobody can place a
 * file there in advance, and no other file has such a name, so that what a killed process left can
 * be deleted.
 */
public final class TemporaryName {
  private static final Pattern PATTERN = Pattern.compile("\\.rnn-compare-[0-9a-f]{32}\\.tmp");
  private static final int BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TemporaryName() {}

  /** A new random name. */
  public static String next() {
    return String.format(Locale.ROOT, ".rnn-compare-%032x.tmp", new BigInteger(BITS, RANDOM));
  }

  /** Whether the last part of a path with '/' is a temporary name. */
  public static boolean is(String path) {
    return PATTERN.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  /** Deletes the temporary files in a directory that killed processes left. */
  public static void tidy(Path directory) throws IOException {
    if (FileKind.of(directory) != FileKind.DIRECTORY) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (is(String.valueOf(entry.getFileName())) && FileKind.of(entry) == FileKind.PLAIN) {
          Files.delete(entry);
        }
      }
    }
  }
}
