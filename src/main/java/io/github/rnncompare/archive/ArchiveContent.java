package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an archive's file contains, before it is known what is to be read of it.
 *
 * @param inputSize dimensions of its first sequence
 * @param target what stands beside each sequence
 * @param classes those that its header lists, otherwise all labels; empty unless it has labels
 * @param missing how many values are missing
 * @param firstMissing the line of the first of them; 0 if there are none
 */
public record ArchiveContent(
    int inputSize, ArchiveTarget target, List<String> classes, long missing, long firstMissing) {
  private static final int MAX_CLASSES_OF_NUMBERS = 100;

  /**
   * Reads a file to find its dimensions and classes.
   *
   * @throws UserErrorException if it has no sequences, or differs from its header
   */
  public static ArchiveContent of(DataContent file, ArchiveFormat format) throws IOException {
    try (ArchiveLines lines = format.open(file, ArchiveSplit.TRAIN)) {
      Optional<ArchiveLine> line = lines.next();
      int inputSize = line.orElseThrow(lines::noSequences).values().size();
      TreeSet<String> labels = new TreeSet<>(byNumber());
      long missing = 0;
      long firstMissing = 0;
      for (; line.isPresent(); line = lines.next()) {
        int dimensions = line.get().values().size();
        if (dimensions != inputSize) {
          throw lines.error(
              String.format(
                  Locale.ROOT, "has %d dimensions, the first sequence %d", dimensions, inputSize));
        }
        line.get().target().map(String::strip).ifPresent(labels::add);
        line.get().target().map(String::strip).ifPresent(lines::checkLabel);
        for (List<String> dimension : line.get().values()) {
          long some = dimension.stream().filter(Fields.PLAIN::isMissing).count();
          firstMissing = firstMissing == 0 && some > 0 ? lines.number() : firstMissing;
          missing += some;
        }
      }
      ArchiveTarget target = lines.target().orElse(kind(labels));
      List<String> classes =
          target != ArchiveTarget.CLASS
              ? List.of()
              : lines.classes().isEmpty() ? new ArrayList<>(labels) : lines.classes();
      return new ArchiveContent(inputSize, target, classes, missing, firstMissing);
    }
  }

  /** 2 before 10, and texts that are no numbers behind them. */
  private static Comparator<String> byNumber() {
    return Comparator.<String>comparingDouble(
            text -> Numbers.parse(text).orElse(Double.POSITIVE_INFINITY))
        .thenComparing(Comparator.naturalOrder());
  }

  /** Many numbers, or some with decimals, are no labels. */
  private static ArchiveTarget kind(TreeSet<String> labels) {
    List<Double> numbers = labels.stream().flatMap(text -> Numbers.parse(text).stream()).toList();
    boolean numeric = numbers.size() == labels.size();
    boolean whole = numbers.stream().allMatch(number -> number == Math.rint(number));
    return numeric && (!whole || numbers.size() > MAX_CLASSES_OF_NUMBERS)
        ? ArchiveTarget.NUMBER
        : ArchiveTarget.CLASS;
  }
}
