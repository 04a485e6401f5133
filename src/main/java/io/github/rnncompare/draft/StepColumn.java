package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowName;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the column that counts the steps of each sequence, or says when they are. */
final class StepColumn {
  private StepColumn() {}

  /**
   * The first with a usual name that is in order within each sequence; or else one without a name
   * that counts, or that ascends evenly.
   *
   * @param name what names the sequences
   */
  static Optional<String> of(
      List<String> columns, RowName name, WithinSequences within, DraftOptions options) {
    List<String> others =
        columns.stream().filter(column -> !name.columns().contains(column)).toList();
    return others.stream()
        .filter(Names::isOfSteps)
        .filter(column -> within.isInOrder(column) || Names.isOfStepsAlone(column))
        .findFirst()
        .or(
            () ->
                others.stream()
                    .filter(
                        column -> within.countsUnnamed(column) || isEven(column, within, options))
                    .findFirst());
  }

  /** Whether a counter begins anew within the rows of a name, which then are several sequences. */
  static boolean beginsAnew(CsvReading reading, RowName name) throws IOException {
    List<String> columns = reading.profiles().stream().map(ColumnProfile::name).toList();
    WithinSequences within = WithinSequences.of(reading.file(), columns, name);
    return anew(reading, within).isPresent();
  }

  /** The first counter that begins anew within the rows of a sequence. */
  static Optional<String> anew(CsvReading reading, WithinSequences within) {
    return reading.profiles().stream()
        .filter(ColumnProfile::countsAnew)
        .map(ColumnProfile::name)
        .filter(column -> within.varies(column) && !within.isInOrder(column))
        .findFirst();
  }

  /**
   * Refuses a file whose steps begin anew, though no column names the sequences.
   *
   * @throws UserErrorException that says what is missing
   */
  static void refuseAnew(CsvReading reading) {
    reading.profiles().stream()
        .filter(profile -> Names.isOfStepsAlone(profile.name()) && profile.countsAnew())
        .findFirst()
        .ifPresent(
            profile -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: '%s' counts from %s to %s and begins anew, so that rows seem to be"
                          + " several sequences, but no column names them: add one, and say --id;"
                          + " or say --as one_series",
                      reading.file(),
                      profile.name(),
                      Numbers.text(profile.least()),
                      Numbers.text(profile.most())));
            });
  }

  /** What ascends evenly in each sequence; what descends so may be what remains, a target. */
  private static boolean isEven(String column, WithinSequences within, DraftOptions options) {
    return within.ascendsEvenly(column)
        && within.varies(column)
        && !Names.isOfLabels(column)
        && !options.names(column);
  }
}
