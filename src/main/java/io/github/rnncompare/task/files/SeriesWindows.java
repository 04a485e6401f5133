package io.github.rnncompare.task.files;

import java.util.List;

/**
 * Windows of series and the values that follow them: [windows, features, window] and [windows,
 * targets · horizon], those of the first target before those of the second; a target that is
 * missing is NaN.
 */
final class SeriesWindows extends LazySequences {
  private final Forecasts forecasts;
  private final SeriesFeatures features;
  private final SeriesSplit split;
  private final int window;

  /** The windows of a split. */
  SeriesWindows(Forecasts forecasts, SeriesFeatures features, SeriesSplit split, int window) {
    this.forecasts = forecasts;
    this.features = features;
    this.split = split;
    this.window = window;
  }

  @Override
  public int count() {
    return split.count();
  }

  @Override
  public int timeSteps() {
    return window;
  }

  @Override
  public boolean everyStep() {
    return false;
  }

  /** Row of the first value that follows a window. */
  long origin(int index) {
    return split.origin(index);
  }

  /** The series that a window is of. */
  int series(int index) {
    return split.stretch(index).series();
  }

  /** The columns from the first step of a window to the last value that follows it. */
  List<Transformed> around(int index) {
    return forecasts.series().around(origin(index), window, forecasts.horizon());
  }

  @Override
  int inputSize() {
    return features.size();
  }

  @Override
  int outputSize() {
    return forecasts.targets().size() * forecasts.horizon();
  }

  @Override
  boolean masked() {
    return false;
  }

  @Override
  void write(int[] indices, Batch batch) {
    SeriesTable table = forecasts.series().table();
    int horizon = forecasts.horizon();
    int inputSize = inputSize();
    for (int b = 0; b < batch.size; b++) {
      int sequence = b;
      long origin = origin(indices[b]);
      List<Transformed> around = around(indices[b]);
      features.write(
          table,
          origin,
          window,
          around,
          (feature, step, value) ->
              batch.features[sequence + batch.size * (feature + inputSize * step)] = (float) value);
      for (int target = 0; target < forecasts.targets().size(); target++) {
        Forecasts.Target column = forecasts.targets().get(target);
        for (int ahead = 0; ahead < horizon; ahead++) {
          batch.targets[b + batch.size * (target * horizon + ahead)] =
              table.isMissing(origin + ahead, column.column())
                  ? Float.NaN
                  : (float) around.get(column.series()).at(origin + ahead);
        }
      }
    }
  }
}
