package io.github.rnncompare.archive;

import io.github.rnncompare.spec.UserErrorException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sequences of an archive's file, one after the other. */
abstract class ArchiveLines implements Closeable {
  private final Path file;

  ArchiveLines(Path file) {
    this.file = file;
  }

  final Path file() {
    return file;
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

  /**
   * A sequence without what only fills it up: a sequence that is shorter than others ends with
   * missing values in all dimensions.
   *
   * @param missing the text of a missing value
   * @throws UserErrorException if nothing is left
   */
  final List<List<String>> withoutPadding(List<List<String>> dimensions, String missing) {
    int steps = dimensions.get(0).size();
    while (steps > 0 && isMissing(dimensions, steps - 1, missing)) {
      steps--;
    }
    if (steps == 0) {
      throw error("has no value");
    }
    int end = steps;
    return dimensions.stream().map(values -> List.copyOf(values.subList(0, end))).toList();
  }

  private static boolean isMissing(List<List<String>> dimensions, int step, String missing) {
    return dimensions.stream().allMatch(values -> values.get(step).equals(missing));
  }

  /** Where a value stands in its line; both numbers count from 0. */
  abstract String place(int dimension, int step);

  /** Compares a missing value with the header; both numbers count from 0. */
  void checkMissing(int dimension, int step) {}

  /** Compares a label with those that the header lists. */
  void checkLabel(String label) {}

  /** The number of the sequence that was read last: of its line, if it has one; from 1. */
  abstract long number();

  /** The error for what was read last. */
  abstract UserErrorException error(String message);

  /** The error for a file that has ended without a sequence. */
  abstract UserErrorException noSequences();
}
