package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.JoinedSequences;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts the task of a CSV file of time series: a forecast. */
final class SeriesDraft {
  static final int MIN_ROWS = 60;

  /** Of several series, which are split at the same times: one for validation, two for the test. */
  private static final int MIN_TIMES = 10;

  /** The test split is one of so many equal stretches. */
  private static final int TEST_PARTS = 5;

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
            .filter(profile -> isWanted(profile.name()))
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
    long length = SeriesRows.times(table);
    requireEnough("rows", table.rows().rows(), MIN_ROWS);
    if (series.isPresent()) {
      requireEnough("times", length, MIN_TIMES);
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
    return draft(roles, time, table, names, later, length, columns, fixed, varying);
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
    return 2 * profile.missing() <= profile.rows() || options.names(profile.name());
  }

  private boolean isWanted(String column) {
    return options.features().isEmpty() || options.names(column);
  }

  private TaskDraft draft(
      CsvRoles roles,
      Optional<TimeColumns> time,
      SequenceTable table,
      List<String> read,
      Optional<SequenceTable> later,
      long length,
      List<ColumnProfile> columns,
      List<String> constant,
      Categories categories)
      throws IOException {
    Optional<RowName> series = roles.id();
    requireNumbers(columns);
    TargetChoice target = TargetChoice.of(columns, reading, options);
    if (table.count() == 1) {
      SeriesRows.requireTargetsAtEnd(
          reading.file(),
          table,
          read.indexOf(target.columns().get(0)),
          target.columns().get(0),
          TEST_PARTS);
    }
    SeriesSteps timing = SeriesSteps.of(table);
    Optional<Integer> season =
        options.season().or(timing::season).filter(steps -> steps < length / 4);
    int window = options.window().orElseGet(() -> ForecastDefaults.window(length, season));
    int horizon = options.horizon().orElse(1);
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "series").key("file", Quoted.of(slashed(reading.file())));
    series.ifPresent(
        name -> keys.key("series_id", Quoted.oneOrList(name.columns()), "each is forecast"));
    time.ifPresent(
        columnsOfTime ->
            CsvReading.writeTime(keys, "time", columnsOfTime, table, "must ascend, or descend"));
    List<String> used = new ArrayList<>(columns.stream().map(ColumnProfile::name).toList());
    categories.names().stream().filter(name -> !constant.contains(name)).forEach(used::add);
    keys.key("columns", Quoted.list(used), "what the network sees, each a feature");
    List<String> fixed = new ArrayList<>(constant);
    Optional<SeriesNames> named =
        series.map(name -> new SeriesNames(reading, name, table, options.test(), later));
    Map<String, List<String>> ids = named.isPresent() ? named.get().few() : Map.of();
    Categories encoded = categories.with(ids);
    fixed.addAll(ids.keySet());
    if (!fixed.isEmpty()) {
      keys.key("static", Quoted.list(fixed), "does not vary within a series");
    }
    encoded.write(
        keys,
        ids.isEmpty()
            ? "each text is a feature, 1 or 0"
            : categories.names().isEmpty()
                ? "leave it out, and out of static, to predict other series"
                : "leave "
                    + String.join(" and ", ids.keySet())
                    + " out, and out of static, to predict other series");
    used.addAll(constant);
    reading.writeKeys(keys, used);
    keys.key(
        "targets", Quoted.list(target.columns()), "the columns that it forecasts, one or more");
    keys.key("horizon", Integer.toString(horizon), "how many values of each it forecasts at once");
    keys.key(
        "transforms",
        ForecastDefaults.transforms(columns),
        "fitted on the training split, undone for the metric");
    keys.key("window", Integer.toString(window), "how many previous values the network sees");
    season.ifPresent(
        steps ->
            keys.key(
                "season", steps.toString(), "of the seasonal naive baseline, in steps of time"));
    boolean bridged =
        timing.hasGaps()
            && !GapCheck.leavesWindows(
                table,
                window + 1,
                horizon,
                length / 10,
                options.test().isPresent() ? 0 : length / 5);
    if (timing.workdays()) {
      keys.key("gaps", "ignore", "weekends are none; split: no window has a gap in it");
    } else if (bridged) {
      keys.key("gaps", "ignore", "split: no window has a gap in it, but too few are left");
    }
    keys.key("validation", Long.toString(length / 10), "values before the test");
    if (options.test().isPresent()) {
      keys.key("test", "{file: " + Quoted.of(slashed(options.test().get())) + "}");
    } else {
      keys.key("test", Long.toString(length / 5), "the last values");
    }
    keys.key("metric", "rmse", "or mae, mse, mase, smape");
    used.addAll(time.map(TimeColumns::names).orElse(List.of()));
    used.addAll(columns(series));
    List<String> all = new ArrayList<>(found);
    all.addAll(categories.remarks());
    if (named.isPresent()) {
      all.addAll(named.get().remarks());
    }
    all.addAll(categories.alike());
    if (table.times().map(Times::newestFirst).orElse(false)) {
      all.add("The newest rows come first: they are read the other way round.");
    }
    timing.remark(bridged).ifPresent(all::add);
    reading.missingWords(used).ifPresent(all::add);
    if (table.times().isEmpty()) {
      Counter.beginningAnew(reading.profiles(), used).ifPresent(all::add);
    }
    if (reading.time().isEmpty()) {
      time.stream()
          .flatMap(counter -> reading.profile(counter.names().get(0)).stream())
          .filter(profile -> !profile.countsRows() && series.isEmpty())
          .map(Counter::words)
          .forEach(all::add);
    }
    if (columns.size() > 1) {
      all.add(target.reason());
    }
    all.add(
        String.format(
            Locale.ROOT,
            "Taken as %s; the draft forecasts the next %s of %s from the last %d%s.%s%s",
            series
                .map(
                    name ->
                        String.format(Locale.ROOT, "%,d series by %s", table.count(), name.words()))
                .orElse(columns.size() == 1 ? "a series" : columns.size() + " series"),
            horizon == 1 ? "value" : horizon + " values",
            target.words(),
            window,
            columns.size() == 1 ? "" : " of all",
            CsvDraft.leftOut(reading.profiles(), used),
            time.isPresent()
                ? ""
                : " No column has times (such as 2020-01-31)"
                    + (series.isPresent() ? "" : " or ids")
                    + ": the rows are taken as consecutive steps in time."));
    return new TaskDraft(
        name,
        String.format(
            Locale.ROOT,
            "Which architecture forecasts the next %s of %s best?",
            horizon == 1 ? "value" : horizon + " values",
            target.words()),
        all,
        keys.all(),
        choice(roles, target),
        options.window().isPresent()
            ? Optional.empty()
            : Optional.of(season.map(steps -> steps + 1).orElse(ForecastDefaults.MIN_WINDOW))
                .filter(least -> least < window),
        new TaskDraft.Sizes(
            inputSize(columns, constant, encoded), horizon * target.columns().size()));
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

  private static int inputSize(
      List<ColumnProfile> columns, List<String> constant, Categories encoded) {
    long numbers = constant.stream().filter(name -> !encoded.names().contains(name)).count();
    return columns.size() + (int) numbers + encoded.size();
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
