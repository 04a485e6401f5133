package io.github.rnncompare.task;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SeriesFile;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Forecasts the next value of a series from a window of the values before it.
 *
 * <p>The last {@code test} values are foretold for the test, the {@code validation} values before
 * them for choosing the epoch, the others for training; what is fitted (a mean, a deviation) is
 * fitted on the training part. A forecast may look at any value before its own.
 *
 * @param window values that the network sees, one feature a time step
 * @param season period of the seasonal naive floor
 */
public record SeriesForecast(
    DataFile file,
    String column,
    List<Transform> transforms,
    int window,
    int season,
    int validation,
    int test)
    implements Task {

  static Task read(Section spec) {
    return new SeriesForecast(
        DataFile.read(spec),
        spec.text("column"),
        spec.choices("transforms", Transform.class),
        spec.integer("window", Range.atLeast(1)),
        spec.integer("season", 1, Range.atLeast(1)),
        spec.integer("validation", Range.atLeast(1)),
        spec.integer("test", Range.atLeast(1)));
  }

  @Override
  public String description() {
    String changes = transforms.stream().map(Names::of).collect(Collectors.joining(", then "));
    return "series: %s of %s, window %d → the next value%s; validation %d, test %d values"
        .formatted(
            column, file.name(), window, changes.isEmpty() ? "" : "; " + changes, validation, test);
  }

  @Override
  public Shape shape() {
    return new Shape(1, window, 1, TargetKind.VALUES, false);
  }

  @Override
  public TaskData data(long seed) throws IOException {
    DataFile.Found found = file.find();
    Path path = found.path();
    double[] levels = SeriesFile.read(path, column);
    int testStart = levels.length - test;
    int validationStart = testStart - validation;
    Map<String, Double> fitted = Map.of();
    Transformed series = Transformed.none(levels);
    if (validationStart >= 2) { // else there is nothing to fit, and none to train on
      fitted = located(path, () -> Transforms.fit(transforms, levels, validationStart));
      series = transformed(path, levels, fitted);
    }
    if (validationStart <= series.first() + window) {
      throw new MistakeException(
          "%s: %d values; window %d, validation %d and test %d leave none to train on"
              .formatted(path, levels.length, window, validation, test));
    }
    if (season > testStart) {
      throw new MistakeException(
          "%s: season %d is longer than the %d values before the test part"
              .formatted(path, season, testStart));
    }
    return new TaskData(
        split(levels, series, series.first() + window, validationStart),
        split(levels, series, validationStart, testStart),
        split(levels, series, testStart, levels.length),
        floors(levels, testStart),
        List.of(found.file()),
        fitted);
  }

  /**
   * A forecast for each value whose window is complete, and for the one after the last. Columns:
   * {@code row}, the number of the value in the file, from 1; {@code forecast}, in the unit of the
   * file; {@code actual}, the value itself, empty for the one that is not there yet.
   *
   * @param file CSV with the same column
   */
  @Override
  public Predictions predict(Path file, Map<String, Double> fitted, UnaryOperator<INDArray> network)
      throws IOException {
    double[] levels = SeriesFile.read(file, column);
    Transformed series = transformed(file, levels, fitted);
    int start = series.first() + window;
    if (start > levels.length) {
      throw new MistakeException(
          "%s: %d values; a forecast needs the %d before it".formatted(file, levels.length, start));
    }
    List<float[]> windows =
        IntStream.rangeClosed(start, levels.length).mapToObj(t -> window(series, t)).toList();
    List<float[]> outputs = Outputs.of(windows, 1, network);
    List<List<Object>> rows = new ArrayList<>();
    for (int t = start; t <= levels.length; t++) {
      double forecast = series.original(outputs.get(t - start)[0], t);
      rows.add(List.of(t + 1, forecast, t < levels.length ? levels[t] : ""));
    }
    return new Predictions(List.of("row", "forecast", "actual"), rows);
  }

  private Transformed transformed(Path path, double[] levels, Map<String, Double> fitted) {
    return located(path, () -> Transforms.apply(transforms, levels, fitted));
  }

  /** What {@code transforming} gives; its mistakes are told with file and column. */
  private <T> T located(Path path, Supplier<T> transforming) {
    try {
      return transforming.get();
    } catch (MistakeException e) {
      throw new MistakeException(path + ": column '" + column + "': " + e.getMessage(), e);
    }
  }

  /** The windows whose target stands at an index from {@code start} to before {@code end}. */
  private Split split(double[] levels, Transformed series, int start, int end) {
    float[] features = new float[(end - start) * window];
    float[] targets = new float[end - start];
    for (int t = start; t < end; t++) {
      System.arraycopy(window(series, t), 0, features, (t - start) * window, window);
      targets[t - start] = (float) series.at(t);
    }
    Sequences sequences =
        new Sequences(
            Nd4j.createFromArray(features).reshape(end - start, 1, window),
            Nd4j.createFromArray(targets).reshape(end - start, 1));
    String name = "rmse_" + column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return new Split(
        sequences,
        Metric.ofWhole(
            name,
            Metric.Better.LOWER,
            outputs -> rmse(levels, undone(outputs, series, start), start)));
  }

  /** The values right before time t, [time_steps]. */
  private float[] window(Transformed series, int t) {
    float[] values = new float[window];
    for (int step = 0; step < window; step++) {
      values[step] = (float) series.at(t - window + step);
    }
    return values;
  }

  private static double[] undone(INDArray outputs, Transformed series, int start) {
    return IntStream.range(0, (int) outputs.length())
        .mapToDouble(i -> series.original(outputs.getDouble(i), start + i))
        .toArray();
  }

  private List<Floor> floors(double[] levels, int testStart) {
    List<Floor> floors = new ArrayList<>();
    floors.add(naive("persistence", levels, testStart, 1));
    if (season > 1) {
      floors.add(naive("seasonal naive (" + season + ")", levels, testStart, season));
    }
    return floors;
  }

  /** The forecast that the value is what it was {@code lag} steps before. */
  private static Floor naive(String name, double[] levels, int start, int lag) {
    double[] forecast =
        IntStream.range(start, levels.length).mapToDouble(t -> levels[t - lag]).toArray();
    return new Floor(name, "test_metric", rmse(levels, forecast, start));
  }

  /** Root mean squared error of forecasts for the levels from {@code start} on, in their unit. */
  private static double rmse(double[] levels, double[] forecast, int start) {
    RegressionEvaluation evaluation = new RegressionEvaluation(1);
    double[] actual = Arrays.copyOfRange(levels, start, start + forecast.length);
    evaluation.eval(columnOf(actual), columnOf(forecast));
    return evaluation.rootMeanSquaredError(0);
  }

  private static INDArray columnOf(double[] values) {
    return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(values.length, 1);
  }
}
