package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sequences of a file of text, a line each, below what its header says about them. */
abstract class ArchiveText extends ArchiveLines {
  private final DataLines lines;

  /**
   * Opens a file.
   *
   * @param comment how lines begin that are none of the data; empty if there are no such lines
   */
  ArchiveText(DataContent file, String comment) throws IOException {
    super(file.path());
    this.lines = new DataLines(file, comment);
  }

  /** See {@link DataLines#readHeader}. */
  final boolean readHeader(Predicate<String> isLast) throws IOException {
    return lines.readHeader(isLast);
  }

  /** See {@link DataLines#next}. */
  final @Nullable String nextLine() throws IOException {
    return lines.next();
  }

  @Override
  final long number() {
    return lines.number();
  }

  @Override
  final UserErrorException error(String message) {
    return lines.error(message);
  }

  final UserErrorException error(long line, String message) {
    return lines.error(line, message);
  }

  @Override
  UserErrorException noSequences() {
    return lines.noSequences();
  }

  @Override
  public final void close() throws IOException {
    lines.close();
  }
}
