package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowName;
import java.util.List;
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

  /** What ascends evenly in each sequence; what descends so may be what remains, a target. */
  private static boolean isEven(String column, WithinSequences within, DraftOptions options) {
    return within.ascendsEvenly(column)
        && within.varies(column)
        && !Names.isOfLabels(column)
        && !options.names(column);
  }
}
