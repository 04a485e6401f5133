package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of each target over the training split of each series, as a forecast.
 *
 * @param ofSeries the forecast for each series, [targets][horizon]
 */
record SeriesMeans(List<double[][]> ofSeries) {

  /**
   * The means.
   *
   * @param trainEnds the row of each series behind its training split
   */
  static SeriesMeans of(Forecasts forecasts, long[] trainEnds) {
    SequenceTable read = forecasts.series().table().read();
    List<double[][]> ofSeries = new ArrayList<>();
    for (int series = 0; series < trainEnds.length; series++) {
      double[][] forecast = new double[forecasts.targets().size()][forecasts.horizon()];
      for (int target = 0; target < forecast.length; target++) {
        int column = forecasts.targets().get(target).column();
        Scale.Fit own = SeriesSource.observed(read, column, series, trainEnds[series]);
        boolean known = Double.isFinite(own.mean());
        Scale.Fit fit = known ? own : SeriesSource.observed(read, column, trainEnds);
        Arrays.fill(forecast[target], fit.mean());
      }
      ofSeries.add(forecast);
    }
    return new SeriesMeans(ofSeries);
  }

  /** That for a series; of one that has no value in its training split, the mean of all. */
  double[][] forecast(int series) {
    return ofSeries.get(series);
  }
}
