package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.metric.Errors;
import io.github.rnncompare.metric.NumberMetric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forecasts the next values of series from a window of the values before them.
 *
 * <p>The last {@code test} values are the test split, the {@code validation} values before them the
 * validation split, which chooses the epoch; all others are for training. Statistics (a mean, a
 * deviation) are fitted on the training split. A forecast may use any value before its own.
 *
 * @param columns of the file that the network sees, each a feature
 * @param targets columns to forecast
 * @param time a column whose values must increase
 * @param window values of each column that the network sees, one a time step
 * @param horizon values of each target that are forecast at once
 * @param season period of the seasonal naive baseline
 */
public record SeriesForecast(
    DataFile file,
    List<String> columns,
    List<String> targets,
    Optional<String> time,
    List<Transform> transforms,
    int window,
    int horizon,
    int season,
    int validation,
    int test,
    NumberMetric measure)
    implements Task {

  public static Task read(Section spec) {
    Resampling.refuse(spec, "a series is split in time");
    DataFile file = DataFile.read(spec);
    List<String> columns = spec.texts("columns");
    List<String> targets = spec.optionalTexts("targets");
    for (String target : targets) {
      if (!columns.contains(target)) {
        spec.fault(
            "targets",
            String.format(
                Locale.ROOT,
                "has '%s', which is none of the columns: %s",
                target,
                String.join(", ", columns)));
      }
    }
    int horizon = spec.integer("horizon", 1, Range.atLeast(1));
    SeriesForecast task =
        new SeriesForecast(
            file,
            columns,
            targets.isEmpty() ? columns : targets,
            spec.optionalText("time"),
            spec.choices("transforms", Transform.class),
            spec.integer("window", Range.atLeast(1)),
            horizon,
            spec.integer("season", 1, Range.atLeast(1)),
            spec.integer("validation", Range.atLeast(1)),
            spec.integer("test", Range.atLeast(1)),
            spec.choice("metric", NumberMetric.class, NumberMetric.RMSE));
    task.requireHorizonWithin(spec, "validation", task.validation);
    task.requireHorizonWithin(spec, "test", task.test);
    return task;
  }

  private void requireHorizonWithin(Section spec, String key, int values) {
    if (spec.has(key) && values < horizon) {
      spec.fault(
          key, String.format(Locale.ROOT, "is %d; a horizon of %d needs as many", values, horizon));
    }
  }

  @Override
  public String description() {
    String changes = transforms.stream().map(Names::of).collect(Collectors.joining(", then "));
    return String.format(
        Locale.ROOT,
        "series: %s of %s, window %d%s → the next %s%s%s; validation %d, test %d values",
        String.join(", ", targets),
        file.name(),
        window,
        columns.equals(targets) ? "" : " of " + String.join(", ", columns),
        horizon == 1 ? "value" : horizon + " values",
        targets.size() == 1 ? "" : " of each",
        changes.isEmpty() ? "" : "; " + changes,
        validation,
        test);
  }

  @Override
  public Shape shape() {
    return new Shape(columns.size(), window, targets.size() * horizon, TargetKind.VALUES, false);
  }

  /** All trials have the same data. */
  @Override
  public TrialData open() throws IOException {
    TaskData same = data(0);
    return seed -> same;
  }

  @Override
  public TaskData data(long seed) throws IOException {
    DataFile.Read<NumberTable> found =
        file.read(this::levels);
    NumberTable levels = found.content();
    long testStart = levels.rows() - test;
    long validationStart = testStart - validation;
    long first = transforms.stream().mapToInt(Transform::lost).sum() + (long) window;
    if (validationStart < first + horizon) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d values; window %d, horizon %d, validation %d and test %d leave none to train on",
              found.path(),
              levels.rows(),
              window,
              horizon,
              validation,
              test));
    }
    if (season > testStart) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: season %d is longer than the %d values before the test split",
              found.path(),
              season,
              testStart));
    }
    Series series = Series.fitted(found.path(), levels, columns, transforms, validationStart);
    Forecasts forecasts = new Forecasts(series, targetColumns(), horizon);
    List<Double> deviations = deviations(levels, validationStart);
    return new TaskData(
        split(forecasts, deviations, first, validationStart),
        split(forecasts, deviations, validationStart, testStart),
        split(forecasts, deviations, testStart, levels.rows()),
        baselines(forecasts, deviations, testStart, levels.rows()),
        List.of(found.file()),
        series.keep());
  }

  private NumberTable levels(DataContent content) throws IOException {
    return SequenceCsv.read(
            content,
            SequenceColumns.ofSeries(
                Optional.empty(), time.map(TimeColumns::of), columns, Fields.PLAIN))
        .rows();
  }

  private List<Integer> targetColumns() {
    return targets.stream().map(columns::indexOf).toList();
  }

  /** The standard deviation of each target over the training split, in the unit of the file. */
  private List<Double> deviations(NumberTable levels, long trainEnd) {
    List<Encoding.Column> predicted =
        targets.stream().map(name -> new Encoding.Column(name, columns.indexOf(name))).toList();
    return Encoding.Numbers.fits(predicted, visitor -> visit(levels, trainEnd, visitor)).stream()
        .map(Scale.Fit::deviation)
        .toList();
  }

  private static void visit(NumberTable levels, long end, SplitSequences.Visitor visitor) {
    double[] row = new double[levels.width()];
    for (long t = 0; t < end; t++) {
      levels.read(t, 1, row);
      visitor.row(row, 0);
    }
  }

  /** Forecasts of the values from {@code start} to before {@code end}. */
  private Split split(Forecasts forecasts, List<Double> deviations, long start, long end) {
    SeriesWindows windows =
        new SeriesWindows(forecasts.series(), targetColumns(), window, horizon, start, end);
    return new Split(
        windows,
        measure.metric(
            targets,
            deviations,
            (outputs, first, errors) -> add(forecasts, windows, outputs, first, errors)));
  }

  /** Adds forecasts for windows, in the units of the file. */
  private static void add(
      Forecasts forecasts, SeriesWindows windows, OutputBatch outputs, int first, Errors errors) {
    for (int i = 0; i < outputs.sequences(); i++) {
      long origin = windows.origin(first + i);
      List<Transformed> stretch = windows.stretch(first + i);
      int at = i * outputs.size();
      forecasts.add(origin, forecasts.original(outputs.values(), at, stretch, origin), errors);
    }
  }

  private List<Baseline> baselines(
      Forecasts forecasts, List<Double> deviations, long start, long end) {
    List<Baseline> baselines = new ArrayList<>();
    baselines.add(naive("persistence", forecasts, deviations, start, end, 1));
    if (season > 1) {
      String name = "seasonal naive (" + season + ")";
      baselines.add(naive(name, forecasts, deviations, start, end, season));
    }
    return baselines;
  }

  private Baseline naive(
      String name, Forecasts forecasts, List<Double> deviations, long start, long end, int lag) {
    Errors errors = measure.errors(deviations);
    for (long origin = start; origin <= end - horizon; origin++) {
      forecasts.add(origin, forecasts.naive(origin, lag), errors);
    }
    return new Baseline(name, "test_metric", errors.value());
  }

  @Override
  public void requireFitted(Map<String, Double> fitted) {
    Series.keptScales(columns, transforms, fitted);
  }

  /**
   * Forecasts from each complete window, the one at the end of the file included. Columns: {@code
   * row}, the number of the value in the file, from 1; {@code target} where there are several;
   * {@code steps_ahead} where the horizon is more than one; {@code forecast}, in the unit of the
   * file; {@code actual}, the value itself, empty for one that is not there yet.
   *
   * @param path CSV with the same columns
   */
  @Override
  public Predictions predict(Path path, Map<String, Double> fitted, UnaryOperator<INDArray> network)
      throws IOException {
    NumberTable levels = levels(DataContent.of(path));
    Series series = Series.kept(path, levels, columns, transforms, fitted);
    long first = series.first() + (long) window;
    if (first > levels.rows()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d values; a forecast needs the %d before it",
              path,
              levels.rows(),
              first));
    }
    return new SeriesPredictions(this, new Forecasts(series, targetColumns(), horizon)).of(network);
  }
}
