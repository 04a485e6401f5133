package io.github.rnncompare.task.files;

import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.metric.Errors;
import java.util.List;

/**
 * Forecasts of the values that follow a window: {@code horizon} values of each target.
 *
 * @param targets the columns that are forecast
 */
record Forecasts(Series series, List<Target> targets, int horizon) {

  /**
   * A column that is forecast.
   *
   * @param series its index among the series
   * @param column its index in the table
   */
  record Target(int series, int column) {}

  /**
   * A network's forecast in the unit of the file, [targets][horizon].
   *
   * @param outputs of the network; those for this window begin at {@code first}
   * @param around all series, up to the origin at least
   * @param origin row of the first value that is forecast
   */
  double[][] original(float[] outputs, int first, List<Transformed> around, long origin) {
    double[][] forecast = new double[targets.size()][horizon];
    for (int target = 0; target < targets.size(); target++) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        forecast[target][ahead] = outputs[first + target * horizon + ahead];
      }
      around.get(targets.get(target).series()).undo(forecast[target], origin);
    }
    return forecast;
  }

  /**
   * Adds a forecast, in the unit of the file, and the actual values, some of which may be NaN.
   *
   * @param of the series that it is of
   */
  void add(long origin, int of, double[][] forecast, Errors errors) {
    int width = series.table().read().rows().width();
    double[] rows = new double[horizon * width];
    series.table().read().rows().read(origin, horizon, rows);
    double[] actual = new double[targets.size()];
    double[] predicted = new double[targets.size()];
    for (int ahead = 0; ahead < horizon; ahead++) {
      for (int target = 0; target < targets.size(); target++) {
        actual[target] = rows[ahead * width + targets.get(target).column()];
        predicted[target] = forecast[target][ahead];
      }
      errors.add(of, actual, predicted);
    }
  }

  /**
   * The seasonal naive forecast: each value repeats the last known one a season before it, or two,
   * or more; with a season of 1, and where there is none, it is the last value.
   *
   * @param stretch that the origin is in
   * @param season its length in steps of time
   */
  double[][] naive(long origin, Stretch stretch, int season) {
    double[][] forecast = new double[targets.size()][horizon];
    for (int ahead = 0; ahead < horizon; ahead++) {
      long row = seasonBefore(origin, ahead, stretch, season);
      double[] values = series.table().rows(row, 1, row + 1);
      for (int target = 0; target < targets.size(); target++) {
        forecast[target][ahead] = values[targets.get(target).column()];
      }
    }
    return forecast;
  }

  private long seasonBefore(long origin, int ahead, Stretch stretch, int season) {
    long position = stretch.position() + origin - stretch.first() + ahead;
    long now = position - ahead;
    List<Stretch> stretches = series.table().stretches();
    int at = stretches.indexOf(stretch);
    while (position >= 0) {
      position -= season;
      if (position >= now) {
        continue;
      }
      while (at >= 0
          && stretches.get(at).series() == stretch.series()
          && stretches.get(at).position() > position) {
        at--;
      }
      if (at < 0 || stretches.get(at).series() != stretch.series()) {
        break;
      }
      long row = stretches.get(at).row(position);
      if (row >= 0) {
        return row;
      }
    }
    return origin - 1;
  }
}
