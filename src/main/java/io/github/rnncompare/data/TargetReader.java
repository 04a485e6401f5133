package io.github.rnncompare.data;

import java.util.List;

/** Reads targets from their columns: numbers, or class indices. */
final class TargetReader {
  private final List<String> columns;
  private final ClassNames classes;

  TargetReader(SequenceColumns columns) {
    this.columns = columns.targets();
    this.classes = new ClassNames(columns.classes());
  }

  int count() {
    return columns.size();
  }

  String column(int target) {
    return columns.get(target);
  }

  double read(DataRow row, int target) {
    String column = columns.get(target);
    if (classes.isEmpty() || row.isMissing(column)) {
      return row.number(column);
    }
    return classes.index(row.text(column).strip(), expected -> row.mistake(column, expected));
  }

  double[] all(DataRow row) {
    double[] targets = new double[columns.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = read(row, i);
    }
    return targets;
  }
}
