package io.github.rnncompare.task.files;

import io.github.rnncompare.baseline.Splits;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.data.TimeTexts;
import io.github.rnncompare.metric.Errors;
import io.github.rnncompare.metric.NumberMetric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.metric.Units;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Forecasts the next values of series from a window of the values before them.
 *
 * <p>The test split is the end of each series, in time, or another file that follows; the
 * validation split is before it and chooses the epoch; all others are for training. Statistics (a
 * mean, a deviation) are fitted on the training split. A forecast may use any value before its own.
 *
 * @param source how the file is read
 * @param inputs what the network sees
 * @param targets columns to forecast
 * @param window steps that the network sees
 * @param horizon values of each target that are forecast at once
 * @param season period of the seasonal naive baseline and of MASE, in steps of time
 */
public record SeriesForecast(
    SeriesSource source,
    SeriesInputs inputs,
    List<String> targets,
    List<Transform> transforms,
    int window,
    int horizon,
    int season,
    SeriesCut validation,
    SeriesCut test,
    NumberMetric measure)
    implements Task {

  public static Task read(Section spec) {
    Resampling.refuse(spec, "a series is split in time");
    DataFile file = DataFile.read(spec);
    SeriesInputs inputs = SeriesInputs.read(spec);
    SeriesSource source = SeriesSource.read(spec, file, inputs);
    List<String> targets = spec.optionalTexts("targets");
    for (String target : targets) {
      if (!inputs.numbers().contains(target)) {
        spec.fault(
            "targets",
            String.format(
                Locale.ROOT,
                "has '%s', which is none of the columns: %s",
                target,
                String.join(", ", inputs.numbers())));
      }
    }
    if (!inputs.calendar().isEmpty() && source.time().isEmpty()) {
      spec.fault("calendar", "needs times; name their column: time");
    }
    SeriesForecast task =
        new SeriesForecast(
            source,
            inputs,
            targets.isEmpty() ? inputs.numbers() : targets,
            spec.choices("transforms", Transform.class),
            spec.integer("window", Range.atLeast(1)),
            spec.integer("horizon", 1, Range.atLeast(1)),
            spec.integer("season", 1, Range.atLeast(1)),
            SeriesCut.read(spec, "validation"),
            SeriesCut.read(spec, "test"),
            spec.choice("metric", NumberMetric.class, NumberMetric.RMSE));
    if (task.validation.ownFile().isPresent() && task.test.ownFile().isEmpty()) {
      spec.fault(
          "validation",
          "is a file of its own, but the test is not, though it comes later; give it a file too");
    }
    task.requireHorizonWithin(spec, "validation", task.validation);
    task.requireHorizonWithin(spec, "test", task.test);
    return task;
  }

  private void requireHorizonWithin(Section spec, String key, SeriesCut cut) {
    if (spec.has(key) && cut instanceof SeriesCut.Last last && last.count() < horizon) {
      spec.fault(
          key,
          String.format(
              Locale.ROOT, "is %d; a horizon of %d needs as many", last.count(), horizon));
    }
  }

  @Override
  public String description() {
    String changes = transforms.stream().map(Names::of).collect(Collectors.joining(", then "));
    return String.format(
        Locale.ROOT,
        "series: %s of %s%s, window %d%s → the next %s%s%s; validation %s, test %s%s",
        String.join(", ", targets),
        source.file().name(),
        source.series().map(name -> ", for each " + name.words()).orElse(""),
        window,
        inputs.all().equals(targets) ? "" : " of " + String.join(", ", inputs.all()),
        horizon == 1 ? "value" : horizon + " values",
        targets.size() == 1 ? "" : " of each",
        changes.isEmpty() ? "" : "; " + changes,
        validation,
        test,
        test instanceof SeriesCut.Last ? " values" : "");
  }

  @Override
  public Shape shape() {
    return new Shape(
        SeriesFeatures.size(inputs, source.missing(), horizon),
        window,
        targets.size() * horizon,
        TargetKind.VALUES,
        false);
  }

  /** All trials have the same data. */
  @Override
  public TrialData open() throws IOException {
    TaskData same = data(0);
    return seed -> same;
  }

  private SeriesSplits splits(SeriesFiles files) {
    SequenceTable table = files.table();
    long[] start = new long[table.count()];
    long[] end = new long[table.count()];
    for (int series = 0; series < start.length; series++) {
      start[series] = table.first(series);
      end[series] = table.first(series) + table.steps(series);
    }
    long[] testStart = files.starts(test, end);
    return new SeriesSplits(start, files.starts(validation, testStart), testStart, end);
  }

  @Override
  public TaskData data(long seed) throws IOException {
    SeriesFiles files = SeriesFiles.read(source, validation.ownFile(), test.ownFile());
    SequenceTable read = files.table();
    requireCalendar(files.path(), read);
    SeriesSplits splits = splits(files);
    Map<String, Double> fitted = new LinkedHashMap<>();
    source.fit(read, splits.validation(), fitted);
    SeriesTable table = source.filled(read, files.breaks(), fitted);
    requireSeason(files.path(), splits);
    SplitOrigins origins = origins(table, splits, window);
    requireSome(files.path(), table, origins.train(), "train on");
    requireSome(files.path(), table, origins.validation(), "validate on");
    requireSome(files.path(), table, origins.test(), "test on");
    Series series =
        Series.fitted(
            files.path(), table, inputs.numbers(), indices(), transforms, splits.validation());
    SeriesFeatures features =
        SeriesFeatures.fitted(inputs, source.missing(), horizon, table, splits.validation());
    fitted.putAll(series.keep());
    features.keep(fitted);
    Forecasts forecasts = new Forecasts(series, targetColumns(), horizon);
    Units units =
        measure == NumberMetric.MASE
            ? new SeasonalDifferences(this, files.path(), table, origins).means(splits.validation())
            : Units.deviations(deviations(read, splits.validation()));
    IntFunction<Splits> windows =
        steps -> windows(forecasts, features, units, origins(table, splits, steps), steps);
    Splits seen = windows.apply(window);
    SeriesBaselines baselines =
        new SeriesBaselines(this, forecasts, units, origins.test(), splits.validation());
    return new TaskData(
            seen.train(), seen.validation(), seen.test(), baselines.naive(), files.files(), fitted)
        .withTrainedOn(new TrainedRows(source.series().isPresent()).keep(read, splits))
        .with(baselines.learnt(seen, windows), baselines.naivePredictions());
  }

  private int before(int steps) {
    return transforms.stream().mapToInt(Transform::lost).sum() + steps;
  }

  private SplitOrigins origins(SeriesTable table, SeriesSplits splits, int steps) {
    List<Integer> columns = targetColumns().stream().map(Forecasts.Target::column).toList();
    return SplitOrigins.of(table, splits, before(steps), horizon, columns);
  }

  private void requireCalendar(Path path, SequenceTable table) {
    boolean dates =
        table.times().filter(times -> times.local(table.first(0)).isPresent()).isPresent();
    if (!inputs.calendar().isEmpty() && !dates) {
      throw new UserErrorException(
          path + ": its rows have no dates, which 'calendar' needs; leave it out");
    }
  }

  private void requireSeason(Path path, SeriesSplits splits) {
    long longest = 0;
    for (int i = 0; i < splits.test().length; i++) {
      longest = Math.max(longest, splits.test()[i] - splits.start()[i]);
    }
    if (season > longest) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: season %d is longer than the %d values before the test split",
              path,
              season,
              longest));
    }
  }

  private void requireSome(Path path, SeriesTable table, SeriesSplit split, String purpose) {
    if (split.count() == 0) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %s; window %d, horizon %d, validation %s and test %s leave none to %s",
              path,
              values(table),
              window,
              horizon,
              validation,
              test,
              purpose));
    }
  }

  private static String values(SeriesTable table) {
    SequenceTable read = table.read();
    String values = read.rows().rows() + " values";
    String series = read.count() == 1 ? "" : " in " + read.count() + " series";
    int stretches = table.stretches().size();
    return stretches == read.count()
        ? values + series
        : String.format(
            Locale.ROOT,
            "%s%s, in %d stretches without a gap (gaps: ignore takes them for one)",
            values,
            series,
            stretches);
  }

  /** The index of each series in the table. */
  private List<Integer> indices() {
    return inputs.numbers().stream().map(inputs.columns()::indexOf).toList();
  }

  List<Forecasts.Target> targetColumns() {
    return targets.stream()
        .map(
            target ->
                new Forecasts.Target(
                    inputs.numbers().indexOf(target), inputs.columns().indexOf(target)))
        .toList();
  }

  /** The standard deviation of each target over the training split, in the unit of the file. */
  private List<Double> deviations(SequenceTable read, long[] trainEnds) {
    return targetColumns().stream()
        .map(target -> SeriesSource.observed(read, target.column(), trainEnds).deviation())
        .toList();
  }

  private Splits windows(
      Forecasts forecasts, SeriesFeatures features, Units units, SplitOrigins origins, int steps) {
    Function<SeriesSplit, Split> windows =
        split -> {
          SeriesWindows set = new SeriesWindows(forecasts, features, split, steps);
          return new Split(
              set,
              measure.metric(
                  targets,
                  units,
                  (outputs, first, errors) -> add(forecasts, set, outputs, first, errors)),
              new SeriesReadout(this, forecasts, set, split));
        };
    return new Splits(
        windows.apply(origins.train()),
        windows.apply(origins.validation()),
        windows.apply(origins.test()));
  }

  /** Adds forecasts for windows, in the units of the file. */
  private static void add(
      Forecasts forecasts, SeriesWindows windows, OutputBatch outputs, int first, Errors errors) {
    for (int i = 0; i < outputs.sequences(); i++) {
      long origin = windows.origin(first + i);
      List<Transformed> around = windows.around(first + i);
      int at = i * outputs.size();
      double[][] forecast = forecasts.original(outputs.values(), at, around, origin);
      forecasts.add(origin, windows.series(first + i), forecast, errors);
    }
  }

  @Override
  public void requireFitted(Map<String, Double> fitted) {
    Series.keptScales(inputs.numbers(), transforms, fitted);
    SeriesFeatures.kept(inputs, source.missing(), horizon, fitted);
    source.requireFitted(fitted);
  }

  /**
   * Forecasts from each complete window, the one at the end of the file included. Columns: {@code
   * series} where there are several; {@code row}, the number of the value in its series, from 1;
   * {@code time} where rows have times, as {@link TimeTexts} writes it, of rows that are not there
   * yet too if times are regular; {@code target} where there are several; {@code steps_ahead} where
   * the horizon is more than one; {@code forecast}, in the unit of the file; {@code actual}, the
   * value itself, empty for one that is not there yet; {@code split}, which the row was in when the
   * model was trained, or {@code new}, see {@link TrainedRows}. A model of an older version has no
   * {@code split}.
   *
   * @param path CSV with the same columns
   */
  @Override
  public Predictions predict(Path path, TrainedNetwork network) throws IOException {
    Map<String, Double> fitted = network.fitted();
    SequenceTable read = source.read(DataContent.of(path));
    requireCalendar(path, read);
    SeriesTable table = source.filled(read, Set.of(), fitted);
    Series series = Series.kept(path, table, inputs.numbers(), indices(), transforms, fitted);
    SeriesFeatures features = SeriesFeatures.kept(inputs, source.missing(), horizon, fitted);
    Forecasts forecasts = new Forecasts(series, targetColumns(), horizon);
    int longest = table.stretches().stream().mapToInt(SeriesForecast::length).max().orElse(0);
    if (before(window) > longest) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d values; a forecast needs the %d before it",
              path,
              longest,
              before(window)));
    }
    Optional<TrainedRows.Found> known =
        network.trainedOn().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new TrainedRows(source.series().isPresent()).find(read, network.trainedOn()));
    return new SeriesPredictions(this, forecasts, features, before(window), known)
        .of(network.outputs());
  }

  private static int length(Stretch stretch) {
    return Math.toIntExact(stretch.end() - stretch.first());
  }
}
