package io.github.rnncompare.spec;

import org.jspecify.annotations.Nullable;

/**
 * A position in a source.
 *
 * @param source the file's path, or the command line option that set the value
 * @param line counted from 1, or 0 where the source has no lines (an option)
 * @param column counted from 1, or 0 where the source has no lines
 */
record Location(String source, int line, int column) {

  static Location of(String source, @Nullable String option, int line, int column) {
    return option == null ? new Location(source, line, column) : new Location(option, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
