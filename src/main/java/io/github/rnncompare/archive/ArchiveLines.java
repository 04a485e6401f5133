package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataText;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sequences of an archive's file, line by line, below what its header says about them. */
abstract class ArchiveLines implements Closeable {
  private final Path file;
  private final BufferedReader text;
  private final String comment;
  private long number;

  /**
   * Opens a file.
   *
   * @param comment how lines begin that are none of the data; empty if there are no such lines
   */
  ArchiveLines(DataContent file, String comment) throws IOException {
    this.file = file.path();
    this.text = DataText.open(file);
    this.comment = comment;
  }

  /** What the header says is beside each sequence; empty if the format has no header. */
  abstract Optional<ArchiveTarget> target();

  /** The labels that the header lists. */
  abstract List<String> classes();

  /**
   * Compares the header with what is to be read.
   *
   * @throws UserErrorException naming the line of a difference
   */
  abstract void check(ArchiveLayout layout);

  /**
   * The next sequence; empty at the end.
   *
   * @throws UserErrorException if the line has another form, or differs from the header
   */
  abstract Optional<ArchiveLine> next() throws IOException;

  /** Where a value stands in its line; both numbers count from 0. */
  abstract String place(int dimension, int step);

  /** Compares a missing value with the header; both numbers count from 0. */
  void checkMissing(int dimension, int step) {}

  /** Compares a label with those that the header lists. */
  void checkLabel(String label) {}

  /** The next line with data, without white space around it; null at the end. */
  final @Nullable String nextLine() throws IOException {
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

  /** The number of the line that was read last, from 1. */
  final long number() {
    return number;
  }

  final UserErrorException error(String message) {
    return error(number, message);
  }

  final UserErrorException error(long line, String message) {
    return new UserErrorException(file + ":" + line + ": " + message);
  }

  /** The error for a file that has ended without a sequence. */
  UserErrorException noSequences() {
    return new UserErrorException(file + ": no sequences below a line '@data'");
  }

  @Override
  public final void close() throws IOException {
    text.close();
  }
}
