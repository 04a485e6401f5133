package io.github.rnncompare.draft;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a draft looks for in the rows of series. */
final class SeriesRows {
  private SeriesRows() {}

  /** How many different times there are; without times, how many rows the shortest series has. */
  static long times(SequenceTable table) {
    if (table.count() == 1) {
      return table.rows().rows();
    }
    if (table.times().isEmpty()) {
      return table.shortest();
    }
    Set<Double> different = new TreeSet<>();
    for (long row = 0; row < table.rows().rows(); row++) {
      different.add(table.times().get().at(row));
    }
    return different.size();
  }

  /** The columns that have one value in each series. */
  static List<String> constant(SequenceTable table, List<String> names) {
    boolean[] varies = new boolean[names.size()];
    double[] first = new double[names.size()];
    double[] row = new double[names.size()];
    for (int series = 0; series < table.count(); series++) {
      table.rows().read(table.first(series), 1, first);
      for (int step = 1; step < table.steps(series); step++) {
        table.rows().read(table.first(series) + step, 1, row);
        for (int i = 0; i < row.length; i++) {
          varies[i] |= Double.compare(row[i], first[i]) != 0;
        }
      }
    }
    List<String> constant = new ArrayList<>();
    for (int i = 0; i < varies.length; i++) {
      if (!varies[i]) {
        constant.add(names.get(i));
      }
    }
    return constant;
  }

  /**
   * Fails where rows at the end have no target, as planned ones have none, and nothing is left to
   * test on.
   *
   * @param index of the target in the table
   * @param testParts the test split is one of so many equal stretches
   */
  static void requireTargetsAtEnd(
      Path file, SequenceTable table, int index, String target, int testParts) {
    double[] row = new double[table.rows().width()];
    long rows = table.rows().rows();
    long missing = 0;
    while (missing < rows) {
      table.rows().read(rows - 1 - missing, 1, row);
      if (!Double.isNaN(row[index])) {
        break;
      }
      missing++;
    }
    if (missing * 2 * testParts > rows) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: column '%s' has no value in the last %,d of %,d rows, so that there is too little to test on; leave these rows out, and predict them later",
              file,
              target,
              missing,
              rows));
    }
  }
}
