package io.github.rnncompare.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files. */
public final class TextFile {
  private TextFile() {}

  /**
   * The content of {@code file} without a byte order mark.
   *
   * @param kind what the file is, for the message: "spec"
   * @throws UserErrorException if it is not a regular file, or not UTF-8
   * @throws IOException if it does not exist or cannot be read
   */
  public static String read(Path file, String kind) throws IOException {
    if (Files.exists(file)) {
      PlainFile.require(file, kind);
    }
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UserErrorException(file + ": not UTF-8 text; save the " + kind + " as UTF-8", e);
    }
  }
}
