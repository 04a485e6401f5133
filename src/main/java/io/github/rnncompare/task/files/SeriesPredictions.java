package io.github.rnncompare.task.files;

import io.github.rnncompare.task.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forecasts from every window of new series, as a table. */
final class SeriesPredictions {
  private final SeriesForecast task;
  private final Forecasts forecasts;
  private final Series series;

  SeriesPredictions(SeriesForecast task, Forecasts forecasts) {
    this.task = task;
    this.forecasts = forecasts;
    this.series = forecasts.series();
  }

  /** The columns are those of {@link SeriesForecast#predict}. */
  Predictions of(UnaryOperator<INDArray> network) {
    long start = series.first() + (long) task.window();
    List<float[]> windows = new ArrayList<>();
    for (long origin = start; origin <= series.length(); origin++) {
      windows.add(window(origin));
    }
    List<float[]> outputs = Outputs.of(windows, series.columns(), network);
    List<List<Object>> rows = new ArrayList<>();
    for (long origin = start; origin <= series.length(); origin++) {
      List<Transformed> before = series.stretch(origin - task.window(), task.window());
      add(origin, forecasts.original(outputs.get((int) (origin - start)), 0, before, origin), rows);
    }
    return new Predictions(columns(), rows);
  }

  /** The values right before a time, [columns, window]. */
  private float[] window(long origin) {
    List<Transformed> before = series.stretch(origin - task.window(), task.window());
    float[] values = new float[series.columns() * task.window()];
    for (int column = 0; column < series.columns(); column++) {
      for (int step = 0; step < task.window(); step++) {
        values[column * task.window() + step] =
            (float) before.get(column).at(origin - task.window() + step);
      }
    }
    return values;
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("row"));
    if (task.targets().size() > 1) {
      columns.add("target");
    }
    if (task.horizon() > 1) {
      columns.add("steps_ahead");
    }
    columns.addAll(List.of("forecast", "actual"));
    return columns;
  }

  private void add(long origin, double[][] forecast, List<List<Object>> rows) {
    for (int target = 0; target < forecast.length; target++) {
      for (int ahead = 0; ahead < task.horizon(); ahead++) {
        long time = origin + ahead;
        List<Object> row = new ArrayList<>(List.of(time + 1));
        if (task.targets().size() > 1) {
          row.add(task.targets().get(target));
        }
        if (task.horizon() > 1) {
          row.add(ahead + 1);
        }
        FinitePrediction.require(forecast[target][ahead], series.file(), "row " + (time + 1));
        row.add(forecast[target][ahead]);
        row.add(
            time < series.length()
                ? (Object) series.rows(time, 1)[forecasts.targets().get(target)]
                : "");
        rows.add(row);
      }
    }
  }
}
