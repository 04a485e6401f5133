package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.comparison.StepErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The errors of architectures and baselines by steps ahead. */
final class ErrorByStepTable {
  /** Of longer horizons every second step is shown, or every third and so on, and the last. */
  private static final int MAX_ROWS = 40;

  private ErrorByStepTable() {}

  static ResultTable of(Predictions predictions, List<StepErrors> targets) {
    boolean several = targets.size() > 1;
    List<Column> columns = new ArrayList<>();
    if (several) {
      columns.add(Column.of("target"));
    }
    columns.add(Column.of("steps_ahead"));
    predictions.architectures().forEach(name -> columns.add(Column.named(name, "")));
    predictions.baselines().forEach(name -> columns.add(Column.named(baseline(name), "")));
    ResultTable table = new ResultTable(columns);
    for (StepErrors errors : targets) {
      long last = errors.byStep().lastKey();
      long every = (last + MAX_ROWS - 1) / MAX_ROWS;
      errors
          .byStep()
          .forEach(
              (step, byName) -> {
                if (step % every == 0 || step == 1 || step == last) {
                  List<Cell> row = new ArrayList<>();
                  if (several) {
                    row.add(ShortName.cell(errors.target()));
                  }
                  row.add(Cell.count(step));
                  Stream.concat(
                          predictions.architectures().stream(), predictions.baselines().stream())
                      .forEach(name -> row.add(error(byName.getOrDefault(name, Double.NaN))));
                  table.add(row);
                }
              });
    }
    return table;
  }

  private static Cell error(double error) {
    return Cell.number(Double.isNaN(error) ? null : error);
  }

  /** A baseline in a heading. */
  static String baseline(String name) {
    return "baseline: " + name;
  }
}
