package io.github.rnncompare.task;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes through the forecasts for windows of series, in the units of the file. */
final class ForecastTally implements Metric.Tally {
  private final Forecasts forecasts;
  private final SeriesWindows windows;
  private final Errors errors;
  private int next;

  ForecastTally(Forecasts forecasts, SeriesWindows windows, Errors errors) {
    this.forecasts = forecasts;
    this.windows = windows;
    this.errors = errors;
  }

  @Override
  public void add(INDArray outputs) {
    float[] transformed = FloatArrays.byRow(outputs);
    int size = (int) outputs.size(1);
    int count = (int) outputs.size(0);
    for (int i = 0; i < count; i++) {
      long origin = windows.origin(next + i);
      List<Transformed> stretch = windows.stretch(next + i);
      forecasts.add(origin, forecasts.original(transformed, i * size, stretch, origin), errors);
    }
    next += count;
  }

  @Override
  public double value() {
    return errors.value();
  }
}
