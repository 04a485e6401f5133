package io.github.rnncompare.task.files;

import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Stretch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one or several series, with something in the place of each missing value.
 *
 * <p>Nothing looks into the future: what stands for a value at a time depends on values before the
 * forecast alone.
 */
final class SeriesTable {
  private final SequenceTable read;
  private final List<Stretch> stretches;
  private final List<String> columns;

  /** [rows, columns], without missing values; then, by column, what {@link Line} says. */
  private final NumberTable filled;

  private final Map<Integer, Line> lines;

  /**
   * Where the table has what a straight line gives for the missing values of a column.
   *
   * @param value index of the value on the line
   * @param next index of the row of the next value that is there
   */
  private record Line(int value, int next) {}

  private SeriesTable(
      SequenceTable read,
      List<Stretch> stretches,
      List<String> columns,
      NumberTable filled,
      Map<Integer, Line> lines) {
    this.read = read;
    this.stretches = stretches;
    this.columns = columns;
    this.filled = filled;
    this.lines = lines;
  }

  /**
   * Fills in what is missing.
   *
   * @param ways of each column
   * @param means of each column over the training split; of those that are filled with it alone
   */
  static SeriesTable filled(
      SequenceTable read,
      List<Stretch> stretches,
      List<String> columns,
      Map<String, Missing> ways,
      Map<String, Double> means)
      throws IOException {
    Map<Integer, Line> lines = new LinkedHashMap<>();
    int width = columns.size();
    for (int column = 0; column < columns.size(); column++) {
      if (ways.get(columns.get(column)) == Missing.INTERPOLATE) {
        lines.put(column, new Line(width, width + 1));
        width += 2;
      }
    }
    boolean whole = ways.values().stream().allMatch(way -> way == Missing.REFUSE);
    NumberTable filled = whole ? read.rows() : new NumberTable(width);
    SeriesTable table = new SeriesTable(read, stretches, columns, filled, lines);
    if (!whole) {
      for (Stretch stretch : stretches) {
        table.fill(stretch, ways, means);
      }
    }
    return table;
  }

  private void fill(Stretch stretch, Map<String, Missing> ways, Map<String, Double> means)
      throws IOException {
    List<Filling> fillings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      fillings.add(
          new Filling(
              ways.getOrDefault(column, Missing.REFUSE), means.getOrDefault(column, Double.NaN)));
    }
    double[] row = new double[read.rows().width()];
    double[] all = new double[filled.width()];
    for (long at = stretch.first(); at < stretch.end(); at++) {
      read.rows().read(at, 1, row);
      for (int i = 0; i < columns.size(); i++) {
        all[i] = fillings.get(i).next(row[i]);
      }
      for (Map.Entry<Integer, Line> line : lines.entrySet()) {
        int column = line.getKey();
        Filling filling = fillings.get(column);
        filling.nextRow = filling.nextRow < at ? next(column, at, stretch) : filling.nextRow;
        boolean known = filling.nextRow < stretch.end();
        all[line.getValue().value] =
            known ? filling.between(at, value(column, filling.nextRow)) : all[column];
        all[line.getValue().next] = known ? filling.nextRow : Double.POSITIVE_INFINITY;
        filling.lastRow = filling.nextRow == at ? at : filling.lastRow;
      }
      filled.append(all);
    }
  }

  /** The first row from {@code from} on at which a column has a value; the end if there is none. */
  private long next(int column, long from, Stretch stretch) {
    long at = from;
    while (at < stretch.end() && Double.isNaN(value(column, at))) {
      at++;
    }
    return at;
  }

  private double value(int column, long row) {
    double[] numbers = new double[read.rows().width()];
    read.rows().read(row, 1, numbers);
    return numbers[column];
  }

  /** Fills in a column, row by row. */
  private static final class Filling {
    private final Missing way;
    private final double mean;
    private double last = Double.NaN;
    private long lastRow = -1;
    private long nextRow = -1;

    Filling(Missing way, double mean) {
      this.way = way;
      this.mean = mean;
    }

    double next(double value) {
      if (!Double.isNaN(value)) {
        last = value;
        return value;
      }
      boolean byMean = way == Missing.MEAN || way == Missing.INDICATOR || Double.isNaN(last);
      return byMean ? mean : last;
    }

    /** On the line from the last value to the next one; the mean where there is no last one. */
    double between(long row, double next) {
      if (nextRow == row) {
        return next;
      }
      return lastRow < 0 ? mean : last + (next - last) * (row - lastRow) / (nextRow - lastRow);
    }
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** As it was read, with NaN for each missing value. */
  SequenceTable read() {
    return read;
  }

  /** Columns of each row, without what only serves to fill. */
  int width() {
    return columns.size();
  }

  /**
   * Rows without missing values, [count, columns], row by row, as they are known before {@code
   * origin}; of the rows from there on each missing value repeats the last one.
   */
  double[] rows(long from, int count, long origin) {
    double[] all = new double[count * filled.width()];
    filled.read(from, count, all);
    if (lines.isEmpty() && filled.width() == columns.size()) {
      return all;
    }
    double[] rows = new double[count * columns.size()];
    for (int i = 0; i < count; i++) {
      int at = i * filled.width();
      System.arraycopy(all, at, rows, i * columns.size(), columns.size());
      for (Map.Entry<Integer, Line> line : lines.entrySet()) {
        if (from + i < origin && all[at + line.getValue().next] < origin) {
          rows[i * columns.size() + line.getKey()] = all[at + line.getValue().value];
        }
      }
    }
    return rows;
  }

  /** Whether a value was missing in the file. */
  boolean isMissing(long row, int column) {
    return filled != read.rows() && Double.isNaN(value(column, row));
  }
}
