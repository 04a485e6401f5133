package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects the rows of CSV files in a table, as the steps of sequences. */
final class StepRows {
  private final SequenceColumns columns;
  private final TargetReader targets;
  private final SequenceTable table;
  private final double[] step;

  private Optional<Ascending> steps = Optional.empty();
  private final List<String> firstTargets = new ArrayList<>();

  /**
   * Starts without sequences.
   *
   * @param further the number of targets from outside these columns, which {@link #add} receives
   */
  StepRows(SequenceColumns columns, int further) {
    this.columns = columns;
    this.targets = new TargetReader(columns);
    this.step = new double[columns.features().size() + targets.count() + further];
    this.table = new SequenceTable(step.length);
  }

  SequenceTable table() {
    return table;
  }

  void start(String name) {
    table.start(name);
    steps = columns.step().map(column -> new Ascending(column, false));
    firstTargets.clear();
  }

  void add(DataRow row, double... further) throws IOException {
    steps.ifPresent(ascending -> ascending.next(row));
    int column = 0;
    for (String feature : columns.features()) {
      step[column++] = row.number(feature);
    }
    for (int i = 0; i < targets.count(); i++) {
      double target = targets.read(row, i);
      if (!columns.everyStep()) {
        requireOne(row, i, target, column);
      }
      step[column++] = target;
    }
    System.arraycopy(further, 0, step, column, further.length);
    table.append(step);
  }

  /** Checks a sequence's only target; {@link #step} still holds the previous step. */
  private void requireOne(DataRow row, int target, double value, int column) {
    String name = targets.column(target);
    if (firstTargets.size() == target) {
      firstTargets.add(row.text(name).strip());
    } else if (value != step[column]) {
      throw row.mistake(
          name,
          String.format(
              Locale.ROOT,
              "expected '%s' as in the rows before, as a sequence has one target; for one at each step, set targets_at: every_step",
              Excerpt.of(firstTargets.get(target))));
    }
  }
}
