package io.github.rnncompare.task.files;

import java.util.List;

/**
 * Windows of series and the values that follow them: [windows, columns, window] and [windows,
 * targets · horizon], those of the first target before those of the second.
 */
final class SeriesWindows extends LazySequences {
  private final Series series;
  private final List<Integer> targets;
  private final int window;
  private final int horizon;
  private final long start;
  private final int count;

  /**
   * The windows of a split.
   *
   * @param targets indices of the columns that are forecast
   * @param start time of the first value that is forecast
   * @param end time after the last one
   */
  SeriesWindows(
      Series series, List<Integer> targets, int window, int horizon, long start, long end) {
    this.series = series;
    this.targets = targets;
    this.window = window;
    this.horizon = horizon;
    this.start = start;
    this.count = Math.toIntExact(Math.max(0, end - start - horizon + 1));
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int timeSteps() {
    return window;
  }

  @Override
  public boolean everyStep() {
    return false;
  }

  /** Time of the first value that follows a window. */
  long origin(int index) {
    return start + index;
  }

  /** The columns from the first step of a window to the last value that follows it. */
  List<Transformed> stretch(int index) {
    return series.stretch(origin(index) - window, window + horizon);
  }

  @Override
  int inputSize() {
    return series.columns();
  }

  @Override
  int outputSize() {
    return targets.size() * horizon;
  }

  @Override
  boolean masked() {
    return false;
  }

  @Override
  void write(int[] indices, Batch batch) {
    int columns = series.columns();
    for (int b = 0; b < batch.size; b++) {
      long origin = origin(indices[b]);
      List<Transformed> stretch = stretch(indices[b]);
      for (int column = 0; column < columns; column++) {
        for (int step = 0; step < window; step++) {
          batch.features[b + batch.size * (column + columns * step)] =
              (float) stretch.get(column).at(origin - window + step);
        }
      }
      for (int target = 0; target < targets.size(); target++) {
        for (int ahead = 0; ahead < horizon; ahead++) {
          batch.targets[b + batch.size * (target * horizon + ahead)] =
              (float) stretch.get(targets.get(target)).at(origin + ahead);
        }
      }
    }
  }
}
