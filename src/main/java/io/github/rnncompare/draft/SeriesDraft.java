package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.JoinedSequences;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Drafts the task of a CSV file of time series: a forecast. */
final class SeriesDraft {
  static final int MIN_ROWS = 60;

  /** Of several series, which are split at the same times: one for validation, two for the test. */
  private static final int MIN_TIMES = 10;

  private final CsvReading reading;
  private final String name;
  private final DraftOptions options;
  private final List<String> found;

  SeriesDraft(CsvReading reading, String name, DraftOptions options, List<String> found) {
    this.reading = reading;
    this.name = name;
    this.options = options;
    this.found = found;
  }

  /** The draft. */
  TaskDraft of(CsvRoles roles) throws IOException {
    Optional<RowName> series = roles.id();
    Path file = reading.file();
    Optional<TimeColumns> time = time(series);
    List<String> times = time.map(TimeColumns::names).orElse(List.of());
    List<ColumnProfile> others =
        reading.profiles().stream()
            .filter(profile -> !times.contains(profile.name()))
            .filter(profile -> !columns(series).contains(profile.name()))
            .filter(profile -> options.mayUse(profile.name()))
            .toList();
    List<ColumnProfile> numbers =
        CsvDraft.varying(
            file, others.stream().filter(this::isMostlyThere).toList(), reading.noNumber());
    OtherTexts.refuse(reading, numbers);
    Categories categories = Categories.of(reading, others, options);
    List<String> names = new ArrayList<>(numbers.stream().map(ColumnProfile::name).toList());
    names.addAll(categories.names());
    if (options.test().isPresent()) {
      List<String> used = new ArrayList<>(times);
      used.addAll(columns(series));
      used.addAll(names);
      TestFile.of(options.test().get()).requireColumns(file, used);
    }
    SequenceColumns read =
        SequenceColumns.ofSeries(
            series, time, names, reading.fields(Set.copyOf(names), categories.texts()));
    SequenceTable table = SequenceCsv.read(DataContent.of(file), read);
    Optional<SequenceTable> later =
        options.test().isPresent()
            ? Optional.of(later(table, read, options.test().get()))
            : Optional.empty();
    requireEnough("rows", table.rows().rows(), MIN_ROWS);
    if (series.isPresent()) {
      requireEnough("times", SeriesRows.times(table), MIN_TIMES);
    }
    List<String> constant = series.isPresent() ? SeriesRows.constant(table, names) : List.of();
    List<ColumnProfile> columns =
        numbers.stream().filter(profile -> !constant.contains(profile.name())).toList();
    if (columns.isEmpty()) {
      throw new UserErrorException(
          file + ": no column of numbers varies within a series; a forecast would be trivial");
    }
    Categories varying =
        series.isEmpty() ? categories : withoutNames(categories, constant, table, series.get());
    List<String> fixed =
        constant.stream()
            .filter(name -> !categories.names().contains(name) || varying.names().contains(name))
            .toList();
    requireNumbers(columns);
    SeriesPlan plan = plan(roles, time, table, later, columns, fixed, varying);
    if (table.count() == 1) {
      String target = plan.target().columns().get(0);
      SeriesRows.requireTargetsAtEnd(
          file, table, names.indexOf(target), target, SeriesPlan.TEST_PARTS);
    }
    SeriesWords words = new SeriesWords(plan);
    return new TaskDraft(
        name,
        words.question(),
        Stream.concat(found.stream(), words.remarks().stream()).toList(),
        SeriesKeys.of(plan),
        choice(roles, plan.target()),
        options.window().isPresent() ? Optional.empty() : plan.shortestWindow(),
        plan.sizes());
  }

  /** The times of the file; or else its counter, or that of the steps of each series. */
  private Optional<TimeColumns> time(Optional<RowName> series) throws IOException {
    if (reading.time().isPresent() || series.isEmpty()) {
      return reading.time().or(() -> Counter.of(reading.profiles(), options));
    }
    List<String> columns = reading.profiles().stream().map(ColumnProfile::name).toList();
    WithinSequences within = WithinSequences.of(reading.file(), columns, series.get());
    return StepColumn.of(columns, series.get(), within, options)
        .filter(within::isInOrder)
        .map(TimeColumns::of);
  }

  /** Without columns that name the series a second time. */
  private static Categories withoutNames(
      Categories categories, List<String> constant, SequenceTable table, RowName series) {
    List<String> names =
        categories.texts().entrySet().stream()
            .filter(column -> constant.contains(column.getKey()))
            .filter(column -> column.getValue().size() == table.count())
            .map(Map.Entry::getKey)
            .toList();
    return categories.without(names, "as many names of the series as " + series.words());
  }

  /** The rows of the test's file, which must follow the other in time. */
  private SequenceTable later(SequenceTable table, SequenceColumns columns, Path test)
      throws IOException {
    SequenceTable other = SequenceCsv.read(DataContent.of(test), columns);
    JoinedSequences.of(
        List.of(
            new JoinedSequences.Part(table, reading.file().toString()),
            new JoinedSequences.Part(other, test.toString())),
        columns.sequence().isPresent());
    return other;
  }

  private void requireEnough(String what, long count, int least) {
    if (count < least) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d %s are too few to train, validate and test on; a draft needs %d%s",
              reading.file(),
              count,
              what,
              least,
              reading.profiles().size() > count
                  ? "; if each row is a series, write a row for each time instead"
                  : ""));
    }
  }

  /** Columns that are mostly missing are left out, unless somebody names them. */
  private boolean isMostlyThere(ColumnProfile profile) {
    return !isMostlyMissing(profile) || options.names(profile.name());
  }

  static boolean isMostlyMissing(ColumnProfile profile) {
    return 2 * profile.missing() > profile.rows();
  }

  private SeriesPlan plan(
      CsvRoles roles,
      Optional<TimeColumns> time,
      SequenceTable table,
      Optional<SequenceTable> later,
      List<ColumnProfile> columns,
      List<String> constant,
      Categories categories)
      throws IOException {
    Optional<RowName> series = roles.id();
    long length = SeriesRows.times(table);
    SeriesSteps timing = SeriesSteps.of(table);
    Optional<Integer> season =
        options
            .season()
            .or(timing::season)
            .filter(steps -> steps < length / 4 && steps < table.longest() / 2);
    int window =
        options
            .window()
            .orElseGet(() -> ForecastDefaults.window(Math.min(length, table.longest()), season));
    int horizon = options.horizon().orElse(1);
    boolean bridged =
        timing.hasGaps()
            && !GapCheck.leavesWindows(
                table,
                window + 1,
                horizon,
                SeriesPlan.validation(length),
                options.test().isPresent() ? 0 : SeriesPlan.test(length));
    Optional<SeriesNames> names =
        series.map(name -> new SeriesNames(reading, name, table, options.test(), later));
    return new SeriesPlan(
        reading,
        options.test(),
        series,
        time,
        table,
        length,
        columns,
        constant,
        categories,
        names,
        names.isPresent() ? names.get().few() : Map.of(),
        TargetChoice.of(columns, reading, options),
        timing,
        season,
        window,
        horizon,
        bridged);
  }

  /** A target that is asked for must be one of the numbers. */
  private void requireNumbers(List<ColumnProfile> columns) {
    options
        .target()
        .filter(name -> columns.stream().noneMatch(profile -> profile.name().equals(name)))
        .ifPresent(
            name -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: --target is '%s', which is no column of numbers that vary; a forecast of"
                          + " series is of numbers: %s. Labels are predicted of sequences: --as"
                          + " sequences, with --id",
                      reading.file(),
                      name,
                      NameList.of(columns.stream().map(ColumnProfile::name).toList())));
            });
  }

  private Optional<Choice> choice(CsvRoles roles, TargetChoice target) {
    String kind = roles.id().map(id -> "series by " + id.words() + ", ").orElse("");
    return Choice.of(
        reading.file(),
        kind + "forecast " + target.words(),
        roles.others(),
        Reading.each("forecast ", "--target", target.others()));
  }

  private static List<String> columns(Optional<RowName> name) {
    return name.map(RowName::columns).orElse(List.of());
  }

  /** A path with '/', as specs write it on every system. */
  static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }
}
