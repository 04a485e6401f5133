package io.github.rnncompare.draft;

import io.github.rnncompare.draft.DraftOptions.Predicted;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the target of sequences is predicted as a number, or as one of its classes.
 *
 * @param classes empty for numbers, and for no target
 * @param other the other way, where whole numbers may be meant either way
 */
record TargetKind(List<String> classes, Optional<Reading> other) {

  /**
   * Whole numbers that go down by one at every step are numbers; others of few values are classes,
   * though more than two may be numbers as well, unless a name says that they stand for classes.
   *
   * @throws UserErrorException if the target is neither
   */
  static TargetKind of(
      CsvReading reading,
      DraftOptions options,
      Optional<ColumnProfile> label,
      WithinSequences within) {
    if (label.isEmpty()) {
      return new TargetKind(List.of(), Optional.empty());
    }
    ColumnProfile column = label.get();
    List<String> classes = column.classes();
    Optional<Predicted> said = options.predicted();
    boolean neither = classes.isEmpty() && !column.isNumeric();
    if (neither
        || (said.equals(Optional.of(Predicted.CLASSES)) && classes.isEmpty())
        || (said.equals(Optional.of(Predicted.NUMBERS)) && !column.isNumeric())) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: column '%s' has %s, which are %s; leave it out, or rename it",
              reading.file(),
              column.name(),
              column.description(),
              neither
                  ? "neither numbers nor at most " + ColumnProfile.MAX_CLASSES + " classes"
                  : column.isNumeric() ? "no classes" : "no numbers"));
    }
    boolean ordered = column.isNumeric() && classes.size() > 2;
    boolean counts = ordered && within.countsDown(column.name());
    boolean numbers = said.map(Predicted.NUMBERS::equals).orElse(counts);
    boolean clear = !ordered || said.isPresent() || (!counts && Names.isOfClasses(column.name()));
    return new TargetKind(
        numbers ? List.of() : classes,
        clear ? Optional.empty() : Optional.of(reading(column.name(), numbers)));
  }

  private static Reading reading(String column, boolean numbers) {
    return numbers
        ? new Reading("predict " + column + " as classes", List.of("--predict", "classes"))
        : new Reading("predict " + column + " as a number", List.of("--predict", "numbers"));
  }
}
