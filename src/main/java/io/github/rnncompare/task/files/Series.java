package io.github.rnncompare.task.files;

import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The first columns of a table as series, each with the same transforms. Times are rows of the
 * table. Only stretches of them are in memory.
 */
final class Series {
  private static final int AT_ONCE = 8192;

  private final Path file;
  private final SeriesTable table;
  private final List<String> columns;
  private final List<Integer> indices;
  private final List<Transform> transforms;

  /** For each column, the scales that its transforms were fitted with; fewer during fitting. */
  private final List<List<Scale>> scales;

  private Series(
      Path file,
      SeriesTable table,
      List<String> columns,
      List<Integer> indices,
      List<Transform> transforms,
      List<List<Scale>> scales) {
    this.file = file;
    this.table = table;
    this.columns = columns;
    this.indices = indices;
    this.transforms = transforms;
    this.scales = scales;
  }

  /**
   * Fits transforms one after the other, each on the values that those before it give.
   *
   * @param file that the series were read from, for messages
   * @param columns of numbers
   * @param indices of these columns in the table
   * @param trainEnds of each series the row after the last value that is used for fitting
   * @throws UserErrorException if a value cannot be transformed
   */
  static Series fitted(
      Path file,
      SeriesTable table,
      List<String> columns,
      List<Integer> indices,
      List<Transform> transforms,
      long[] trainEnds) {
    List<List<Scale>> scales = new ArrayList<>();
    columns.forEach(column -> scales.add(new ArrayList<>()));
    Series series = new Series(file, table, columns, indices, transforms, scales);
    for (Transform transform : transforms) {
      for (int column = 0; column < columns.size(); column++) {
        scales.get(column).add(series.fit(transform, column, trainEnds));
      }
    }
    series.check();
    return series;
  }

  /** With the fitted transforms that {@link #keep} has stored. */
  static Series kept(
      Path file,
      SeriesTable table,
      List<String> columns,
      List<Integer> indices,
      List<Transform> transforms,
      Map<String, Double> kept) {
    Series series =
        new Series(
            file, table, columns, indices, transforms, keptScales(columns, transforms, kept));
    series.check();
    return series;
  }

  /**
   * The scales that {@link #keep} has stored.
   *
   * @throws UserErrorException if something is missing
   */
  static List<List<Scale>> keptScales(
      List<String> columns, List<Transform> transforms, Map<String, Double> kept) {
    List<List<Scale>> scales = new ArrayList<>();
    for (String column : columns) {
      scales.add(
          IntStream.range(0, transforms.size())
              .mapToObj(i -> kept(transforms.get(i), name(column, i), kept))
              .toList());
    }
    return scales;
  }

  private static Scale kept(Transform transform, String name, Map<String, Double> kept) {
    return transform.fitted() == Scale.Kind.NONE ? Scale.NONE : Scale.kept(name, kept);
  }

  /** The numbers that transforms were fitted with, by their names. */
  Map<String, Double> keep() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      for (int i = 0; i < transforms.size(); i++) {
        if (transforms.get(i).fitted() != Scale.Kind.NONE) {
          scales.get(column).get(i).keep(name(columns.get(column), i), numbers);
        }
      }
    }
    return numbers;
  }

  /** "Passengers, transforms.2". */
  private static String name(String column, int transform) {
    return column + ", transforms." + (transform + 1);
  }

  private Scale fit(Transform transform, int column, long[] trainEnds) {
    if (transform.fitted() == Scale.Kind.NONE) {
      return Scale.NONE;
    }
    Scale.Fit fit = new Scale.Fit();
    for (Stretch stretch : table.stretches()) {
      long end = Math.min(stretch.end(), trainEnds[stretch.series()]);
      visit(column, stretch.first(), end, fit::accept);
    }
    return fit.scale(transform.fitted());
  }

  /** Receives values. */
  private interface Visitor {
    void value(double value);
  }

  /** Visits the transformed values of a column, from the first that the transforms give. */
  private void visit(int column, long first, long end, Visitor visitor) {
    int lost = lost(column);
    for (long from = first + lost; from < end; from += AT_ONCE) {
      int count = (int) Math.min(AT_ONCE, end - from);
      double[] rows = table.rows(from - lost, count + lost, end);
      Transformed stretch = stretch(column, rows, from - lost);
      for (long t = from; t < stretch.end(); t++) {
        visitor.value(stretch.at(t));
      }
    }
  }

  /** Fails where a value cannot be transformed. */
  private void check() {
    for (int column = 0; column < columns.size(); column++) {
      for (Stretch stretch : table.stretches()) {
        visit(column, stretch.first(), stretch.end(), value -> {});
      }
    }
  }

  /** The file that the series were read from. */
  Path file() {
    return file;
  }

  /** How many columns there are. */
  int columns() {
    return columns.size();
  }

  SeriesTable table() {
    return table;
  }

  /** How many values at the beginning of a stretch the transforms lose. */
  int lost() {
    return columns.isEmpty() ? 0 : lost(0);
  }

  /** How many values a column loses by the transforms fitted so far. */
  private int lost(int column) {
    return transforms.stream().limit(scales.get(column).size()).mapToInt(Transform::lost).sum();
  }

  /**
   * All columns around the time of a forecast.
   *
   * @param origin row of the first value that is forecast
   * @param before how many rows before it
   * @param after how many rows from it on
   */
  List<Transformed> around(long origin, int before, int after) {
    long start = origin - before - lost();
    double[] rows = table.rows(start, before + lost() + after, origin);
    return IntStream.range(0, columns()).mapToObj(column -> stretch(column, rows, start)).toList();
  }

  /**
   * A column over a stretch of time.
   *
   * @param rows of all columns
   * @param start time of the first row
   */
  private Transformed stretch(int column, double[] rows, long start) {
    int width = table.width();
    double[] values = new double[rows.length / width];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i * width + indices.get(column)];
    }
    return transformed(column, Transformed.none(values, start));
  }

  private Transformed transformed(int column, Transformed values) {
    try {
      Transformed stretch = values;
      for (int i = 0; i < scales.get(column).size(); i++) {
        stretch = transforms.get(i).apply(stretch, scales.get(column).get(i));
      }
      return stretch;
    } catch (UserErrorException e) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT, "%s: column '%s': %s", file, columns.get(column), e.getMessage()),
          e);
    }
  }
}
