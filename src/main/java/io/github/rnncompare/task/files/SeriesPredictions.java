package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Stretch;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.data.TimeTexts;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Predictions.RowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forecasts from every window of new series, as a table. */
final class SeriesPredictions {
  private final SeriesForecast task;
  private final Forecasts forecasts;
  private final SeriesFeatures features;
  private final SeriesTable table;
  private final int before;
  private final Optional<TrainedRows.Found> known;
  private final Optional<TimeTexts> times;

  /**
   * Forecasts that need {@code before} rows before them.
   *
   * @param known the rows that the model was trained on; empty if it does not say
   */
  SeriesPredictions(
      SeriesForecast task,
      Forecasts forecasts,
      SeriesFeatures features,
      int before,
      Optional<TrainedRows.Found> known) {
    this.task = task;
    this.forecasts = forecasts;
    this.features = features;
    this.table = forecasts.series().table();
    this.before = before;
    this.known = known;
    this.times = TimeTexts.of(table.read(), task.source().time().flatMap(TimeColumns::zone));
  }

  /** A forecast's first row, and the stretch that the rows before it are in. */
  private record Origin(Stretch stretch, long row) {}

  /** The columns are those of {@link SeriesForecast#predict}. */
  Predictions of(UnaryOperator<INDArray> network) {
    return new Predictions(columns(), into -> write(network, into));
  }

  /** What is known in advance must be there for every value that is forecast. */
  private void write(UnaryOperator<INDArray> network, RowWriter into) throws IOException {
    Outputs<Origin> outputs =
        new Outputs<>(features.size(), network, (origin, output) -> write(origin, output, into));
    int ahead = task.inputs().knownFuture().isEmpty() ? 0 : task.horizon();
    for (Stretch stretch : table.stretches()) {
      for (long row = stretch.first() + before; row <= stretch.end() - ahead; row++) {
        outputs.add(new Origin(stretch, row), window(row));
      }
    }
    outputs.run();
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
    if (times.isPresent()) {
      columns.add("time");
    }
    if (task.targets().size() > 1) {
      columns.add("target");
    }
    if (task.horizon() > 1) {
      columns.add("steps_ahead");
    }
    columns.addAll(List.of("forecast", "actual"));
    if (known.isPresent()) {
      columns.add("split");
    }
    return columns;
  }

  private void write(Origin origin, float[] output, RowWriter into) throws IOException {
    SequenceTable read = table.read();
    List<Transformed> around = forecasts.series().around(origin.row(), task.window(), 0);
    double[][] forecast = forecasts.original(output, 0, around, origin.row());
    int series = origin.stretch().series();
    double[] actual = new double[read.rows().width()];
    for (int target = 0; target < forecast.length; target++) {
      for (int ahead = 0; ahead < task.horizon(); ahead++) {
        long at = origin.row() + ahead;
        boolean isThere = at < origin.stretch().end();
        long number = at - read.first(series) + 1;
        List<Object> row = new ArrayList<>();
        if (several()) {
          row.add(read.name(series));
        }
        row.add(number);
        if (times.isPresent()) {
          row.add(isThere ? times.get().at(at) : timeAfter(origin.stretch(), at, times.get()));
        }
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
        if (isThere) {
          read.rows().read(at, 1, actual);
          value = actual[forecasts.targets().get(target).column()];
        }
        row.add(Double.isNaN(value) ? "" : (Object) value);
        if (known.isPresent()) {
          row.add(isThere ? known.get().split(at) : "new");
        }
        into.row(row);
      }
    }
  }

  private static Object timeAfter(Stretch stretch, long at, TimeTexts times) {
    long last = stretch.end() - 1;
    return times.after(last, (int) (at - last), stretch.first());
  }
}
