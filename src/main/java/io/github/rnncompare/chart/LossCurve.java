package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Quartiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One architecture's loss or metric by epoch.
 *
 * @param seeds of each seed the finite values by epoch
 */
public record LossCurve(String architecture, List<SortedMap<Long, Double>> seeds) {
  /**
   * An epoch over the seeds that have a value there.
   *
   * @param count of seeds
   */
  public record Step(long epoch, int count, Quartiles quartiles) {}

  /** All epochs that have a value, in ascending order. */
  public List<Step> steps() {
    TreeMap<Long, List<Double>> byEpoch = new TreeMap<>();
    for (SortedMap<Long, Double> seed : seeds) {
      for (Map.Entry<Long, Double> value : seed.entrySet()) {
        byEpoch.computeIfAbsent(value.getKey(), epoch -> new ArrayList<>()).add(value.getValue());
      }
    }
    List<Step> steps = new ArrayList<>();
    byEpoch.forEach(
        (epoch, values) ->
            steps.add(
                new Step(
                    epoch,
                    values.size(),
                    Quartiles.of(values.stream().mapToDouble(value -> value).toArray()))));
    return steps;
  }
}
