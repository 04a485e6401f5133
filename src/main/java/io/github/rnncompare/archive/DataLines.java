package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataText;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines of a file of text that hold something, with their numbers. */
final class DataLines implements Closeable {
  private final Path file;
  private final BufferedReader text;
  private final String comment;
  private long number;

  /**
   * Opens a file.
   *
   * @param comment how lines begin that are none of the data; empty if there are no such lines
   */
  DataLines(DataContent file, String comment) throws IOException {
    this.file = file.path();
    this.text = DataText.open(file);
    this.comment = comment;
  }

  /** The next line with data, without white space around it; null at the end. */
  @Nullable String next() throws IOException {
    while (true) {
      String line = text.readLine();
      if (line == null) {
        return null;
      }
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && (comment.isEmpty() || !stripped.startsWith(comment))) {
        return stripped;
      }
    }
  }

  /**
   * Reads a header. Where that fails, the file is closed.
   *
   * @param isLast takes a line of it, and says whether it is the last
   * @return whether the last line was there
   */
  boolean readHeader(Predicate<String> isLast) throws IOException {
    try {
      @Nullable String line = next();
      while (line != null && !isLast.test(line)) {
        line = next();
      }
      return line != null;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  UserErrorException error(String message) {
    return error(number, message);
  }

  UserErrorException error(long line, String message) {
    return new UserErrorException(file + ":" + line + ": " + message);
  }

  /** The error for a file that has ended without a sequence. */
  UserErrorException noSequences() {
    return new UserErrorException(file + ": no sequences below a line '@data'");
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
