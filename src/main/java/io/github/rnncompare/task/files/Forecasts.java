package io.github.rnncompare.task.files;

import io.github.rnncompare.metric.Errors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts of the values that follow a window: {@code horizon} values of each target.
 *
 * @param targets indices of the columns that are forecast
 */
record Forecasts(Series series, List<Integer> targets, int horizon) {

  /**
   * A network's forecast in the unit of the file, [targets][horizon].
   *
   * @param outputs of the network; those for this window begin at {@code first}
   * @param stretch of all columns, up to the origin at least
   * @param origin time of the first value that is forecast
   */
  double[][] original(float[] outputs, int first, List<Transformed> stretch, long origin) {
    double[][] forecast = new double[targets.size()][horizon];
    for (int target = 0; target < targets.size(); target++) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        forecast[target][ahead] = outputs[first + target * horizon + ahead];
      }
      stretch.get(targets.get(target)).undo(forecast[target], origin);
    }
    return forecast;
  }

  /** Adds a forecast, in the unit of the file, and the actual values. */
  void add(long origin, double[][] forecast, Errors errors) {
    double[] rows = series.rows(origin, horizon);
    double[] actual = new double[targets.size()];
    double[] predicted = new double[targets.size()];
    for (int ahead = 0; ahead < horizon; ahead++) {
      for (int target = 0; target < targets.size(); target++) {
        actual[target] = rows[ahead * series.columns() + targets.get(target)];
        predicted[target] = forecast[target][ahead];
      }
      errors.add(actual, predicted);
    }
  }

  /**
   * The seasonal naive forecast: each value repeats the one a season before; with a season of 1 it
   * is the last value.
   *
   * @param season its length in values
   */
  double[][] naive(long origin, int season) {
    double[] rows = series.rows(origin - season, season);
    return targets.stream()
        .map(
            target ->
                IntStream.range(0, horizon)
                    .mapToDouble(ahead -> rows[ahead % season * series.columns() + target])
                    .toArray())
        .toArray(double[][]::new);
  }
}
