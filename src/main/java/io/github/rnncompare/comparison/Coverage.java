package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How many test values lie within an architecture's intervals, their ends included.
 *
 * @param stepsAhead of the forecasts; 0 for all of them
 * @param rate over the values that are known and have an interval
 * @param meanWidth of the intervals; NaN where the targets are several, whose units differ
 */
public record Coverage(String architecture, long stepsAhead, Rate rate, double meanWidth) {
  /** Of longer horizons only the steps together are counted. */
  static final int MOST_STEPS = 12;

  /**
   * Each architecture that has intervals, over all steps ahead, and then step by step where these
   * are from 2 to 12.
   */
  public static List<Coverage> of(Predictions predictions) {
    long horizon = predictions.horizon();
    List<Coverage> all = new ArrayList<>();
    for (String name : predictions.architectures()) {
      if (predictions.hasIntervals(name)) {
        long last = horizon > 1 && horizon <= MOST_STEPS ? horizon : 0;
        LongStream.rangeClosed(0, last).forEach(step -> all.add(of(predictions, name, step)));
      }
    }
    return all.stream().filter(coverage -> coverage.rate.n() > 0).toList();
  }

  private static Coverage of(Predictions predictions, String name, long step) {
    List<String> ends = PredictionRow.ends(name);
    double[] actual = predictions.actual();
    double[] low = predictions.of(ends.get(0));
    double[] high = predictions.of(ends.get(1));
    int within = 0;
    int n = 0;
    double width = 0;
    for (int i = 0; i < actual.length; i++) {
      boolean wanted = step == 0 || Predictions.stepsAhead(predictions.rows().get(i)) == step;
      if (wanted && !Double.isNaN(actual[i] + low[i] + high[i])) {
        n++;
        within += low[i] <= actual[i] && actual[i] <= high[i] ? 1 : 0;
        width += high[i] - low[i];
      }
    }
    return new Coverage(
        name, step, Rate.of(within, n), predictions.targets().size() == 1 ? width / n : Double.NaN);
  }
}
