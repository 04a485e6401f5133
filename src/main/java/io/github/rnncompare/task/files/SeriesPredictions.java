package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.task.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forecasts from every window of new series, as a table. */
final class SeriesPredictions {
  private final SeriesForecast task;
  private final Forecasts forecasts;
  private final SeriesFeatures features;
  private final SeriesTable table;
  private final int before;

  /** Forecasts that need {@code before} rows before them. */
  SeriesPredictions(SeriesForecast task, Forecasts forecasts, SeriesFeatures features, int before) {
    this.task = task;
    this.forecasts = forecasts;
    this.features = features;
    this.table = forecasts.series().table();
    this.before = before;
  }

  /** A forecast's first row, and the stretch that the rows before it are in. */
  private record Origin(Stretch stretch, long row) {}

  /** The columns are those of {@link SeriesForecast#predict}. */
  Predictions of(UnaryOperator<INDArray> network) {
    List<Origin> origins = origins();
    List<float[]> windows = origins.stream().map(origin -> window(origin.row())).toList();
    List<float[]> outputs = Outputs.of(windows, features.size(), network);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      long row = origins.get(i).row();
      List<Transformed> around = forecasts.series().around(row, task.window(), 0);
      add(origins.get(i), forecasts.original(outputs.get(i), 0, around, row), rows);
    }
    return new Predictions(columns(), rows);
  }

  /** What is known in advance must be there for every value that is forecast. */
  private List<Origin> origins() {
    int known = task.inputs().knownFuture().isEmpty() ? 0 : task.horizon();
    List<Origin> origins = new ArrayList<>();
    for (Stretch stretch : table.stretches()) {
      for (long row = stretch.first() + before; row <= stretch.end() - known; row++) {
        origins.add(new Origin(stretch, row));
      }
    }
    return origins;
  }

  /** The values right before a time, [features, window]. */
  private float[] window(long origin) {
    float[] values = new float[features.size() * task.window()];
    features.write(
        table,
        origin,
        task.window(),
        forecasts.series().around(origin, task.window(), 0),
        (feature, step, value) -> values[feature * task.window() + step] = (float) value);
    return values;
  }

  private boolean several() {
    return task.source().series().isPresent();
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (several()) {
      columns.add("series");
    }
    columns.add("row");
    if (task.targets().size() > 1) {
      columns.add("target");
    }
    if (task.horizon() > 1) {
      columns.add("steps_ahead");
    }
    columns.addAll(List.of("forecast", "actual"));
    return columns;
  }

  private void add(Origin origin, double[][] forecast, List<List<Object>> rows) {
    SequenceTable read = table.read();
    int series = origin.stretch().series();
    double[] actual = new double[read.rows().width()];
    for (int target = 0; target < forecast.length; target++) {
      for (int ahead = 0; ahead < task.horizon(); ahead++) {
        long at = origin.row() + ahead;
        long number = at - read.first(series) + 1;
        List<Object> row = new ArrayList<>();
        if (several()) {
          row.add(read.name(series));
        }
        row.add(number);
        if (task.targets().size() > 1) {
          row.add(task.targets().get(target));
        }
        if (task.horizon() > 1) {
          row.add(ahead + 1);
        }
        FinitePrediction.require(
            forecast[target][ahead], forecasts.series().file(), "row " + number);
        row.add(forecast[target][ahead]);
        double value = Double.NaN;
        if (at < origin.stretch().end()) {
          read.rows().read(at, 1, actual);
          value = actual[forecasts.targets().get(target).column()];
        }
        row.add(Double.isNaN(value) ? "" : (Object) value);
        rows.add(row);
      }
    }
  }
}
