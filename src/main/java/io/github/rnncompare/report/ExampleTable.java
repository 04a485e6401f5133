package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Example;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence step by step: the actual value, and what each architecture predicts. */
final class ExampleTable {
  private ExampleTable() {}

  static ResultTable of(Predictions predictions, Example example) {
    List<PredictionRow> rows = example.shownRows().stream().map(predictions.rows()::get).toList();
    boolean timed = rows.stream().anyMatch(row -> !row.time().isEmpty());
    boolean classes = predictions.kind() == Predictions.Kind.CLASSES;
    List<String> names = new ArrayList<>(predictions.architectures());
    List<Column> columns = new ArrayList<>(List.of(Column.of("step")));
    if (timed) {
      columns.add(Column.of("time"));
    }
    columns.add(Column.of("actual"));
    names.forEach(name -> columns.add(Column.named(name, "")));
    predictions
        .bestBaseline()
        .ifPresent(
            name -> {
              names.add(name);
              columns.add(Column.named(ErrorByStepTable.baseline(name), ""));
            });
    ResultTable table = new ResultTable(columns);
    for (int i = 0; i < rows.size(); i++) {
      PredictionRow row = rows.get(i);
      int at = example.shownRows().get(i);
      List<Cell> cells = new ArrayList<>(List.of(step(row.step())));
      if (timed) {
        cells.add(Cell.name(row.time()));
      }
      cells.add(classes ? ShortName.cell(row.actual()) : number(predictions.actual()[at]));
      for (String name : names) {
        cells.add(classes ? ofClass(row, name) : number(predictions.of(name)[at]));
      }
      table.add(cells);
    }
    return table;
  }

  private static Cell step(@Nullable Long step) {
    return step == null ? Cell.EMPTY : Cell.count(step);
  }

  private static Cell ofClass(PredictionRow row, String name) {
    Cell cell = ShortName.cell(Predictions.predicted(row, name));
    return row.actual().isEmpty() || Predictions.isRight(row, name) ? cell : cell.bold();
  }

  private static Cell number(double value) {
    return Cell.number(Double.isNaN(value) ? null : value);
  }
}
