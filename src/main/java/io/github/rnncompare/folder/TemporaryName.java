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
 * Names of files that are being written. Nobody can guess one and put something there before, and
 * nobody else's file has one, so that what a killed writer left can be taken away.
 */
public final class TemporaryName {
  private static final Pattern PATTERN = Pattern.compile("\\.rnn-compare-[0-9a-f]{32}\\.tmp");
  private static final int BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TemporaryName() {}

  /** Another one each time. */
  public static String next() {
    return String.format(Locale.ROOT, ".rnn-compare-%032x.tmp", new BigInteger(BITS, RANDOM));
  }

  /** Whether the last part of a path with '/' is one. */
  public static boolean is(String path) {
    return PATTERN.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  /** Takes away the files in a directory that killed writers have left half-written. */
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
