package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataText;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The sequences of a file of text, a line each, below what its header says about them. */
abstract class ArchiveText extends ArchiveLines {
  private final BufferedReader text;
  private final String comment;
  private long number;

  /**
   * Opens a file.
   *
   * @param comment how lines begin that are none of the data; empty if there are no such lines
   */
  ArchiveText(DataContent file, String comment) throws IOException {
    super(file.path());
    this.text = DataText.open(file);
    this.comment = comment;
  }

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

  @Override
  final long number() {
    return number;
  }

  @Override
  final UserErrorException error(String message) {
    return error(number, message);
  }

  final UserErrorException error(long line, String message) {
    return new UserErrorException(file() + ":" + line + ": " + message);
  }

  @Override
  UserErrorException noSequences() {
    return new UserErrorException(file() + ": no sequences below a line '@data'");
  }

  @Override
  public final void close() throws IOException {
    text.close();
  }
}
