package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.JoinedSequences;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Spacing;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Drafts the task of a CSV file of time series: a forecast. */
final class SeriesDraft {
  static final int MIN_ROWS = 60;

  /** Of several series, which are split at the same times: one for validation, two for the test. */
  private static final int MIN_TIMES = 10;

  /** The test split is one of so many equal stretches. */
  private static final int TEST_PARTS = 5;

  private static final int USUAL_WINDOW = 24;
  private static final int MIN_WINDOW = 12;
  private static final int MAX_WINDOW = 96;
  private static final int MAX_CATEGORIES = 20;
  private static final double LARGE_RATIO = 3;

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
    Optional<String> series = roles.id();
    Path file = reading.file();
    Optional<TimeColumns> time = reading.time().or(this::counter);
    List<String> times = time.map(TimeColumns::names).orElse(List.of());
    List<ColumnProfile> others =
        reading.profiles().stream()
            .filter(profile -> !times.contains(profile.name()))
            .filter(profile -> !series.equals(Optional.of(profile.name())))
            .filter(profile -> isWanted(profile.name()))
            .toList();
    List<ColumnProfile> numbers =
        CsvDraft.varying(
            file, others.stream().filter(this::isMostlyThere).toList(), reading.noNumber());
    Categories categories = Categories.of(reading, others, options);
    List<String> names = new ArrayList<>(numbers.stream().map(ColumnProfile::name).toList());
    names.addAll(categories.names());
    if (options.test().isPresent()) {
      List<String> used = new ArrayList<>(times);
      series.ifPresent(used::add);
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
    long length = times(table);
    requireEnough("rows", table.rows().rows(), MIN_ROWS);
    if (series.isPresent()) {
      requireEnough("times", length, MIN_TIMES);
    }
    List<String> constant = series.isPresent() ? constant(table, names) : List.of();
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

  /** Without columns that name the series a second time. */
  private static Categories withoutNames(
      Categories categories, List<String> constant, SequenceTable table, String series) {
    List<String> names =
        categories.texts().entrySet().stream()
            .filter(column -> constant.contains(column.getKey()))
            .filter(column -> column.getValue().size() == table.count())
            .map(Map.Entry::getKey)
            .toList();
    return categories.without(names, "as many names of the series as " + series);
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
              "%s: %d %s are too few to train, validate and test on; a draft needs %d",
              reading.file(),
              count,
              what,
              least));
    }
  }

  /** Columns that are mostly missing are left out, unless somebody names them. */
  private boolean isMostlyThere(ColumnProfile profile) {
    return 2 * profile.missing() <= profile.rows() || isNamed(profile.name());
  }

  /** Rows at the end without a target, which are planned, say, leave nothing to test on. */
  private void requireTargetsAtEnd(SequenceTable table, List<String> read, String target) {
    int index = read.indexOf(target);
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
    if (missing * 2 * TEST_PARTS > rows) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: column '%s' has no value in the last %,d of %,d rows, so that there is too little to test on; leave these rows out, and predict them later",
              reading.file(),
              target,
              missing,
              rows));
    }
  }

  private boolean isWanted(String column) {
    return options.features().isEmpty() || isNamed(column);
  }

  /**
   * A column of row numbers serves as the time where no other does; or numbers that ascend evenly,
   * if other numbers are left to forecast.
   */
  private Optional<TimeColumns> counter() {
    List<ColumnProfile> profiles = reading.profiles();
    boolean others =
        profiles.stream().anyMatch(profile -> isVarying(profile) && !profile.ascendsEvenly());
    return profiles.stream()
        .filter(ColumnProfile::countsRows)
        .findFirst()
        .or(
            () ->
                profiles.stream()
                    .filter(profile -> others && profile.ascendsEvenly())
                    .filter(profile -> !isNamed(profile.name()))
                    .findFirst())
        .map(profile -> TimeColumns.of(profile.name()));
  }

  private static boolean isVarying(ColumnProfile profile) {
    return profile.isNumeric() && !profile.isConstant();
  }

  private boolean isNamed(String column) {
    return options.features().contains(column) || options.target().equals(Optional.of(column));
  }

  /** Numbers such as weeks from 1 to 52, again and again, are no time without their years. */
  private Optional<String> countedAnew(List<String> columns) {
    return reading.profiles().stream()
        .filter(profile -> columns.contains(profile.name()) && profile.countsAnew())
        .findFirst()
        .map(
            profile ->
                String.format(
                    Locale.ROOT,
                    "%s counts from %s to %s and begins anew, so that it is no time by itself, but a feature; with a column of years beside it, name both: --time=YEAR,%s.",
                    profile.name(),
                    Numbers.text(profile.least()),
                    Numbers.text(profile.most()),
                    profile.name()));
  }

  /** How many different times there are; without times, how many rows. */
  static long times(SequenceTable table) {
    if (table.count() == 1 || table.times().isEmpty()) {
      return table.rows().rows();
    }
    Set<Double> different = new TreeSet<>();
    for (long row = 0; row < table.rows().rows(); row++) {
      different.add(table.times().get().at(row));
    }
    return different.size();
  }

  /** The columns that have one value in each series. */
  private static List<String> constant(SequenceTable table, List<String> names) {
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
    Optional<String> series = roles.id();
    TargetChoice target = TargetChoice.of(columns, options);
    if (table.count() == 1) {
      requireTargetsAtEnd(table, read, target.column());
    }
    Optional<Spacing> spacing = Spacing.of(table).filter(Spacing::isRegular);
    boolean workdays = spacing.isPresent() && isOfWorkdays(table, spacing.get());
    Optional<Integer> season =
        options
            .season()
            .or(() -> workdays ? Optional.of(5) : spacing.flatMap(Season::of))
            .filter(steps -> steps < length / 4);
    int window = options.window().orElseGet(() -> window(length, season));
    int horizon = options.horizon().orElse(1);
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "series").key("file", Quoted.of(slashed(reading.file())));
    series.ifPresent(column -> keys.key("series_id", Quoted.of(column), "each is forecast"));
    time.ifPresent(
        columnsOfTime ->
            CsvReading.writeTime(keys, "time", columnsOfTime, table, "must ascend, or descend"));
    List<String> used = new ArrayList<>(columns.stream().map(ColumnProfile::name).toList());
    categories.names().stream().filter(name -> !constant.contains(name)).forEach(used::add);
    keys.key("columns", Quoted.list(used), "what the network sees, each a feature");
    List<String> fixed = new ArrayList<>(constant);
    List<String> ids = series.map(column -> texts(column, later)).orElse(List.of());
    Categories encoded = ids.isEmpty() ? categories : categories.with(series.orElseThrow(), ids);
    if (!ids.isEmpty()) {
      fixed.add(series.orElseThrow());
    }
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
                    + series.orElseThrow()
                    + " out, and out of static, to predict other series");
    used.addAll(constant);
    reading.writeKeys(keys, used);
    keys.key(
        "targets",
        Quoted.list(List.of(target.column())),
        "the columns that it forecasts, one or more");
    keys.key("horizon", Integer.toString(horizon), "how many values of each it forecasts at once");
    keys.key(
        "transforms", transforms(columns), "fitted on the training split, undone for the metric");
    keys.key("window", Integer.toString(window), "how many previous values the network sees");
    season.ifPresent(
        steps ->
            keys.key(
                "season", steps.toString(), "of the seasonal naive baseline, in steps of time"));
    boolean bridged =
        !workdays
            && spacing.isPresent()
            && spacing.get().gaps() > 0
            && !GapCheck.leavesWindows(
                table,
                window + 1,
                horizon,
                length / 10,
                options.test().isPresent() ? 0 : length / 5);
    if (workdays) {
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
    keys.key("metric", "rmse", "or mae, mse");
    used.addAll(time.map(TimeColumns::names).orElse(List.of()));
    series.ifPresent(used::add);
    List<String> all = new ArrayList<>(found);
    all.addAll(categories.remarks());
    all.addAll(ofNames(series, table, later));
    all.addAll(categories.alike());
    all.addAll(remarks(table, spacing, workdays, bridged, columns, used, target));
    all.add(
        String.format(
            Locale.ROOT,
            "Taken as %s; the draft forecasts the next %s of %s from the last %d%s.%s%s",
            series
                .map(
                    column -> String.format(Locale.ROOT, "%,d series by %s", table.count(), column))
                .orElse(columns.size() == 1 ? "a series" : columns.size() + " series"),
            horizon == 1 ? "value" : horizon + " values",
            target.column(),
            window,
            columns.size() == 1 ? "" : " of all",
            CsvDraft.leftOut(reading.profiles(), used),
            time.isPresent()
                ? ""
                : " No column has times (such as 2020-01-31): the rows must be in order of time."));
    return new TaskDraft(
        name,
        String.format(
            Locale.ROOT,
            "Which architecture forecasts the next %s of %s best?",
            horizon == 1 ? "value" : horizon + " values",
            target.column()),
        all,
        keys.all(),
        choice(roles, target),
        options.window().isPresent()
            ? Optional.empty()
            : Optional.of(season.map(steps -> steps + 1).orElse(MIN_WINDOW))
                .filter(least -> least < window),
        new TaskDraft.Sizes(inputSize(columns, constant, encoded), horizon));
  }

  private static int inputSize(
      List<ColumnProfile> columns, List<String> constant, Categories encoded) {
    long numbers = constant.stream().filter(name -> !encoded.names().contains(name)).count();
    return columns.size() + (int) numbers + encoded.size();
  }

  /** What names of series seem to be alike, and which are not in both files. */
  private List<String> ofNames(
      Optional<String> series, SequenceTable table, Optional<SequenceTable> later)
      throws IOException {
    List<String> remarks = new ArrayList<>();
    if (series.isEmpty()) {
      return remarks;
    }
    List<String> known = names(table);
    List<String> all = new ArrayList<>(known);
    later.map(SeriesDraft::names).ifPresent(all::addAll);
    AlikeTexts.remark(series.get(), all).ifPresent(remarks::add);
    if (later.isPresent()) {
      Path test = options.test().orElseThrow();
      TestFile.of(test)
          .firstOther(
              series.get(), known.stream().map(String::strip).toList(), reading.fields(Set.of()))
          .map(
              other ->
                  String.format(
                      Locale.ROOT,
                      "%s in column %s, of which %s has no row: so the network does not see which series it is (%s is not in static); leave such series out of the test if it should.",
                      other,
                      series.get(),
                      reading.file(),
                      series.get()))
          .ifPresent(remarks::add);
      List<String> tested = names(later.get());
      List<String> untested = known.stream().filter(name -> !tested.contains(name)).toList();
      if (!untested.isEmpty()) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "%s has no rows of %s %s: trained on, but not tested.",
                test,
                series.get(),
                NameList.of(untested)));
      }
    }
    return remarks;
  }

  private static List<String> names(SequenceTable table) {
    return IntStream.range(0, table.count()).mapToObj(table::name).toList();
  }

  private Optional<Choice> choice(CsvRoles roles, TargetChoice target) {
    String kind = roles.id().map(column -> "series by " + column + ", ").orElse("");
    return Choice.of(
        reading.file(),
        kind + "forecast " + target.column(),
        roles.others(),
        Reading.each("forecast ", "--target", target.others()));
  }

  /** The names of few series; none if the test has others. */
  private List<String> texts(String column, Optional<SequenceTable> later) {
    List<String> texts = reading.profile(column).map(ColumnProfile::texts).orElse(List.of());
    boolean same =
        later.isEmpty()
            || IntStream.range(0, later.get().count())
                .mapToObj(later.get()::name)
                .allMatch(texts::contains);
    return same && texts.size() <= MAX_CATEGORIES ? texts : List.of();
  }

  private List<String> remarks(
      SequenceTable table,
      Optional<Spacing> spacing,
      boolean workdays,
      boolean bridged,
      List<ColumnProfile> columns,
      List<String> used,
      TargetChoice target) {
    List<String> remarks = new ArrayList<>();
    if (table.times().map(Times::newestFirst).orElse(false)) {
      remarks.add("The newest rows come first: they are read the other way round.");
    }
    if (workdays) {
      remarks.add("The times are workdays: that weekends are missing is no gap.");
    } else if (spacing.isPresent() && spacing.get().gaps() > 0) {
      remarks.add(
          gaps(spacing.get(), table)
              + (bridged
                  ? "Too few windows without a gap are left: rows are taken for neighbours."
                  : "No window has a gap in it."));
    } else if (spacing.isEmpty() && Spacing.of(table).isPresent()) {
      remarks.add("The steps in time are irregular, so that no step is a gap.");
    }
    reading.missingWords(used).ifPresent(remarks::add);
    if (table.times().isEmpty()) {
      countedAnew(used).ifPresent(remarks::add);
    }
    if (columns.size() > 1) {
      remarks.add(target.reason());
    }
    return remarks;
  }

  private static String gaps(Spacing spacing, SequenceTable table) {
    boolean times = table.times().map(found -> found.form() != TimeForm.NUMBER).orElse(false);
    return String.format(
        Locale.ROOT,
        "%s: %,d %s missing in all (the median step is %s, the largest %s; %.1f %% of the steps are regular). ",
        spacing.gaps() == 1 ? "There is a gap" : "There are " + spacing.gaps() + " gaps",
        spacing.skipped(),
        spacing.skipped() == 1 ? "time is" : "times are",
        Season.words(spacing.median(), times),
        Season.words(spacing.largest(), times),
        100 * spacing.regularShare());
  }

  /** Days of which only weekends are missing, most of the time. */
  private static boolean isOfWorkdays(SequenceTable table, Spacing spacing) {
    Times times = table.times().orElseThrow();
    if (spacing.median() != Season.DAY || spacing.gaps() == 0 || times.local(0).isEmpty()) {
      return false;
    }
    long rows = Math.min(table.steps(0), 1000);
    long weekends = 0;
    for (long row = 0; row < rows; row++) {
      weekends += times.local(row).orElseThrow().getDayOfWeek().getValue() > 5 ? 1 : 0;
    }
    return weekends == 0 && rows > 10;
  }

  /** More than a season where there is one, limited by the number of times. */
  static int window(long length, Optional<Integer> season) {
    int usual = season.map(s -> s * ((MIN_WINDOW + s - 1) / s) + 1).orElse(USUAL_WINDOW);
    int least = season.map(s -> s + 1).orElse(1);
    return (int) Math.max(least, Math.min(Math.min(length / 10, MAX_WINDOW), usual));
  }

  /**
   * Differences where the autocorrelation is high, since a network trained on small values does not
   * extrapolate to larger ones; relative changes where the largest value is several times the
   * smallest.
   */
  static String transforms(List<ColumnProfile> columns) {
    boolean wander = columns.stream().anyMatch(ColumnProfile::wanders);
    boolean positive = columns.stream().allMatch(profile -> profile.least() > 0);
    boolean largeRatio =
        columns.stream().anyMatch(profile -> profile.most() > LARGE_RATIO * profile.least());
    if (!wander) {
      return "[standardise]";
    }
    return positive && largeRatio ? "[log_difference, standardise]" : "[difference, standardise]";
  }

  /** A path with '/', as specs write it on every system. */
  static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }
}
