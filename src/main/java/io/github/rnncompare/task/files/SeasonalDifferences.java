package io.github.rnncompare.task.files;

import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.metric.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much the values of a series differ from those a season before them, in its training split:
 * the errors of the seasonal naive forecast one season ahead, which MASE divides by. Values that
 * are missing, and times that are, have none.
 */
final class SeasonalDifferences {
  private final SeriesForecast task;
  private final Path path;
  private final SeriesTable table;
  private final Set<Integer> forecast = new TreeSet<>();

  /**
   * For one task.
   *
   * @param path for messages
   * @param origins what is forecast
   */
  SeasonalDifferences(SeriesForecast task, Path path, SeriesTable table, SplitOrigins origins) {
    this.task = task;
    this.path = path;
    this.table = table;
    forecast.addAll(origins.train().series());
    forecast.addAll(origins.validation().series());
    forecast.addAll(origins.test().series());
  }

  /**
   * The mean absolute difference of each target, for each series.
   *
   * @param trainEnds the row of each series behind its training split
   * @throws io.github.rnncompare.spec.UserErrorException if a series that is forecast has none
   */
  Units means(long[] trainEnds) {
    List<NaiveErrors> all = errors(trainEnds);
    for (int series : forecast) {
      for (int k = 0; k < task.targets().size(); k++) {
        all.get(series).require(k, place(series, k), task.season());
      }
    }
    return Units.ofEachSeries(all.stream().map(NaiveErrors::means).toList());
  }

  private String place(int series, int target) {
    String column = path + ": column '" + task.targets().get(target) + "'";
    return task.source().series().isPresent()
        ? column + " of series '" + table.read().name(series) + "'"
        : column;
  }

  private List<NaiveErrors> errors(long[] trainEnds) {
    List<NaiveErrors> all = new ArrayList<>();
    for (int series = 0; series < trainEnds.length; series++) {
      all.add(new NaiveErrors(task.targets().size()));
    }
    List<Stretch> stretches = table.stretches();
    int earlier = 0;
    for (Stretch stretch : stretches) {
      while (stretches.get(earlier).series() < stretch.series()) {
        earlier++;
      }
      long end = Math.min(stretch.end(), trainEnds[stretch.series()]);
      for (long row = stretch.first(); row < end; row++) {
        long position = stretch.position() + row - stretch.first() - task.season();
        while (isBefore(stretches.get(earlier), position)) {
          earlier++;
        }
        long from = stretches.get(earlier).row(position);
        if (from >= 0) {
          add(row, from, all.get(stretch.series()));
        }
      }
    }
    return all;
  }

  private void add(long row, long from, NaiveErrors errors) {
    NumberTable rows = table.read().rows();
    double[] now = new double[rows.width()];
    double[] before = new double[rows.width()];
    rows.read(row, 1, now);
    rows.read(from, 1, before);
    List<Forecasts.Target> targets = task.targetColumns();
    for (int k = 0; k < targets.size(); k++) {
      int column = targets.get(k).column();
      errors.add(k, now[column], before[column]);
    }
  }

  /** Whether a stretch ends before a position. */
  private static boolean isBefore(Stretch stretch, long position) {
    return stretch.position() + stretch.end() - stretch.first() <= position;
  }
}
