package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Confusions;
import io.github.rnncompare.comparison.Missed;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which classes are confused, and which sequences nobody gets right. */
final class ClassTables {
  private static final int MOST_PAIRS = 10;
  static final int MOST_SEQUENCES = 20;

  private ClassTables() {}

  /** The pairs of classes that each architecture confuses most often; empty if none errs. */
  static Optional<ResultTable> confusions(Predictions predictions) {
    ResultTable table =
        new ResultTable(
            List.of(
                Column.of("architecture"),
                Column.of("actual"),
                Column.of("predicted"),
                Column.of("count"),
                Column.of("share")));
    boolean any = false;
    for (String name : predictions.architectures()) {
      for (Confusions.Count count : new Confusions(predictions, name).worst(MOST_PAIRS)) {
        any = true;
        table.add(
            List.of(
                Cell.name(name),
                ShortName.cell(count.pair().actual()),
                ShortName.cell(count.pair().predicted()),
                Cell.count(count.count()),
                Cell.of(Format.share(count.share()), count.share())));
      }
    }
    return any ? Optional.of(table) : Optional.empty();
  }

  /** Sequences that every architecture gets wrong, at most 20; empty if there is none. */
  static Optional<ResultTable> missed(Predictions predictions, Missed missed) {
    if (missed.missed().isEmpty()) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>(List.of(Column.of("sequence"), Column.of("actual")));
    predictions.architectures().forEach(name -> columns.add(Column.named(name, "")));
    Optional<String> baseline = predictions.bestBaseline();
    baseline.ifPresent(name -> columns.add(Column.named(ErrorByStepTable.baseline(name), "")));
    ResultTable table = new ResultTable(columns);
    missed.missed().stream()
        .limit(MOST_SEQUENCES)
        .forEach(
            sequence -> {
              List<Cell> row = new ArrayList<>();
              row.add(ShortName.cell(sequence.sequence()));
              row.add(ShortName.cell(sequence.actual()));
              predictions
                  .architectures()
                  .forEach(name -> row.add(ShortName.cell(Predictions.predicted(sequence, name))));
              baseline.ifPresent(name -> row.add(ofBaseline(sequence, name)));
              table.add(row);
            });
    return Optional.of(table);
  }

  private static Cell ofBaseline(PredictionRow sequence, String name) {
    Cell cell = ShortName.cell(Predictions.predicted(sequence, name));
    return Predictions.isRight(sequence, name) ? cell.bold() : cell;
  }
}
