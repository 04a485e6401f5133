package io.github.rnncompare.task.files;

import io.github.rnncompare.archive.TsfFile;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.Section;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV or {@code .tsf} file of one or several series, and how it and others of its kind are read.
 *
 * @param series the column that names the series of a row; empty where the file is one series
 * @param time the columns that say when a row is
 * @param columns that are read, in this order
 * @param missing what stands for missing values of each column
 */
record SeriesSource(
    DataFile file,
    Optional<RowName> series,
    Optional<TimeColumns> time,
    List<String> columns,
    Fields fields,
    Map<String, Missing> missing,
    Stretch.Gaps gaps) {
  /** Where a {@code .tsf} file of the Monash archive has the names and times of its series. */
  private static final String NAMES = "series_name";

  private static final String STARTS = "start_timestamp";

  static SeriesSource read(Section spec, DataFile file, SeriesInputs inputs) {
    Map<String, Missing> missing = Missing.read(spec, inputs.all());
    if (TsfFile.isNamed(file.name())) {
      if (!inputs.all().equals(List.of(TsfFile.VALUE))) {
        spec.fault("columns", "must be [value] for a .tsf file, and no other column is there");
      }
      return new SeriesSource(
          file,
          Optional.of(new RowName(List.of(NAMES))),
          Optional.of(TimeColumns.of(STARTS)),
          inputs.all(),
          Fields.PLAIN,
          missing,
          spec.choice("gaps", Stretch.Gaps.class, Stretch.Gaps.SPLIT));
    }
    return new SeriesSource(
        file,
        FieldKeys.rowName(spec, "series_id"),
        FieldKeys.time(spec, "time"),
        inputs.all(),
        FieldKeys.fields(spec, missing, inputs.categories()),
        missing,
        spec.choice("gaps", Stretch.Gaps.class, Stretch.Gaps.SPLIT));
  }

  /** Reads a file of this kind. */
  SequenceTable read(DataContent content) throws IOException {
    if (TsfFile.isNamed(file.name())) {
      return TsfFile.read(content, missing.get(TsfFile.VALUE) != Missing.REFUSE).table();
    }
    return SequenceCsv.read(content, SequenceColumns.ofSeries(series, time, columns, fields));
  }

  /**
   * With something in the place of missing values.
   *
   * @param breaks rows at which a stretch begins, whatever the times are
   */
  SeriesTable filled(SequenceTable read, Set<Long> breaks, Map<String, Double> fitted)
      throws IOException {
    Map<String, Double> means = new HashMap<>();
    columns.stream()
        .filter(this::needsMean)
        .forEach(column -> means.put(column, TrainingMean.kept(column, fitted)));
    return SeriesTable.filled(read, Stretch.of(read, gaps, breaks), columns, missing, means);
  }

  /** Whether a column needs its mean over the training split. */
  private boolean needsMean(String column) {
    return missing.get(column) != Missing.REFUSE && !fields.categories().containsKey(column);
  }

  /**
   * Finds the means of columns over the training split, of the values that are there.
   *
   * @param trainEnds of each series the row behind its last one for training
   * @param fitted receives them
   */
  void fit(SequenceTable read, long[] trainEnds, Map<String, Double> fitted) {
    for (int column = 0; column < columns.size(); column++) {
      if (needsMean(columns.get(column))) {
        double mean = observed(read, column, trainEnds).mean();
        TrainingMean.keep(file.name() + ": ", columns.get(column), mean, fitted);
      }
    }
  }

  /** Statistics of the values of a column that are there, up to an end of each series. */
  static Scale.Fit observed(SequenceTable read, int column, long[] ends) {
    Scale.Fit fit = new Scale.Fit();
    for (int series = 0; series < ends.length; series++) {
      observe(read, column, series, ends[series], fit);
    }
    return fit;
  }

  /** The same of one series. */
  static Scale.Fit observed(SequenceTable read, int column, int series, long end) {
    Scale.Fit fit = new Scale.Fit();
    observe(read, column, series, end, fit);
    return fit;
  }

  private static void observe(SequenceTable read, int column, int series, long end, Scale.Fit fit) {
    double[] row = new double[read.rows().width()];
    for (long at = read.first(series); at < end; at++) {
      read.rows().read(at, 1, row);
      if (!Double.isNaN(row[column])) {
        fit.accept(row[column]);
      }
    }
  }

  void requireFitted(Map<String, Double> fitted) {
    columns.stream().filter(this::needsMean).forEach(column -> TrainingMean.kept(column, fitted));
  }
}
