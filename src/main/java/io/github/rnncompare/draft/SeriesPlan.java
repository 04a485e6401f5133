package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a draft of a forecast has found, and what it chooses.
 *
 * @param series the columns that name the series of a row; empty for one series
 * @param time the columns that say when a row is
 * @param table the rows for training
 * @param length how many times there are
 * @param columns of numbers that vary within a series
 * @param constant columns that do not
 * @param categories columns of few texts
 * @param names of several series
 * @param ids the texts of those columns of the names that are features too
 * @param season in steps of time
 * @param window values that a forecast sees
 * @param horizon values that are forecast at once
 * @param bridged whether rows are taken for neighbours where times are missing
 */
record SeriesPlan(
    CsvReading reading,
    Optional<Path> test,
    Optional<RowName> series,
    Optional<TimeColumns> time,
    SequenceTable table,
    long length,
    List<ColumnProfile> columns,
    List<String> constant,
    Categories categories,
    Optional<SeriesNames> names,
    Map<String, List<String>> ids,
    TargetChoice target,
    SeriesSteps timing,
    Optional<Integer> season,
    int window,
    int horizon,
    boolean bridged) {
  /** The validation split is one of so many equal stretches of time. */
  private static final int VALIDATION_PARTS = 10;

  /** The test split is one of so many. */
  static final int TEST_PARTS = 5;

  /** Times of the validation split. */
  static long validation(long length) {
    return length / VALIDATION_PARTS;
  }

  /** Times of the test split. */
  static long test(long length) {
    return length / TEST_PARTS;
  }

  /** The columns that a network sees and that vary. */
  List<String> features() {
    return Stream.concat(
            columns.stream().map(ColumnProfile::name),
            categories.names().stream().filter(name -> !constant.contains(name)))
        .toList();
  }

  /** All columns that it sees, and that say which row is which. */
  List<String> used() {
    return Stream.of(
            features(),
            constant,
            time.map(TimeColumns::names).orElse(List.of()),
            series.map(RowName::columns).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  /** The texts of all columns that are features. */
  Categories encoded() {
    return categories.with(ids);
  }

  /** How many numbers a network sees and forecasts. */
  TaskDraft.Sizes sizes() {
    Categories encoded = encoded();
    long numbers = constant.stream().filter(name -> !encoded.names().contains(name)).count();
    return new TaskDraft.Sizes(
        columns.size() + (int) numbers + encoded.size(), horizon * target.columns().size());
  }

  /** The shortest window that still sees a season; empty if the window is no longer. */
  Optional<Integer> shortestWindow() {
    return Optional.of(season.map(steps -> steps + 1).orElse(ForecastDefaults.MIN_WINDOW))
        .filter(least -> least < window);
  }
}
