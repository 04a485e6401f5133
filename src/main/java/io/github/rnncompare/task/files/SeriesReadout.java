package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.data.TimeTexts;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.task.Place;
import io.github.rnncompare.task.Readout;
import io.github.rnncompare.task.Sequences;
import java.util.List;
import java.util.Optional;

/** Forecasts of the values that follow windows, in the units of the file. */
final class SeriesReadout implements Readout {
  private final SeriesForecast task;
  private final Forecasts forecasts;
  private final SeriesWindows windows;
  private final SeriesSplit split;
  private final Optional<TimeTexts> times;

  SeriesReadout(
      SeriesForecast task, Forecasts forecasts, SeriesWindows windows, SeriesSplit split) {
    this.task = task;
    this.forecasts = forecasts;
    this.windows = windows;
    this.split = split;
    SequenceTable read = forecasts.series().table().read();
    times = TimeTexts.of(read, task.source().time().flatMap(TimeColumns::zone));
  }

  @Override
  public void visit(int first, Sequences batch, OutputBatch outputs, Visitor visitor) {
    for (int i = 0; i < outputs.sequences(); i++) {
      long origin = windows.origin(first + i);
      List<Transformed> around = windows.around(first + i);
      double[][] forecast =
          forecasts.original(outputs.values(), i * outputs.size(), around, origin);
      visit(first + i, forecast, visitor);
    }
  }

  /**
   * Visits the values of one forecast.
   *
   * @param index of its window in the split
   * @param forecast [targets][horizon], in the units of the file
   */
  void visit(int index, double[][] forecast, Visitor visitor) {
    SequenceTable read = forecasts.series().table().read();
    int series = split.stretch(index).series();
    double[] row = new double[read.rows().width()];
    for (int target = 0; target < forecast.length; target++) {
      for (int ahead = 0; ahead < task.horizon(); ahead++) {
        long at = split.origin(index) + ahead;
        read.rows().read(at, 1, row);
        double actual = row[forecasts.targets().get(target).column()];
        visitor.value(
            new Place(
                task.source().series().isPresent() ? read.name(series) : "",
                at - read.first(series) + 1,
                times.map(texts -> texts.at(at)).map(String::valueOf).orElse(""),
                null,
                task.horizon() > 1 ? ahead + 1L : null,
                task.targets().size() > 1 ? task.targets().get(target) : ""),
            Double.isNaN(actual) ? "" : (Object) actual,
            forecast[target][ahead]);
      }
    }
  }
}
