package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The error of forecasts by how far they look ahead, over all series.
 *
 * @param squared whether it is the root of the mean squared error; else it is the mean absolute one
 * @param target its name; empty where there is one
 * @param byStep errors by steps ahead, and in these by the name of the architecture or baseline;
 *     NaN where none is known
 */
public record StepErrors(
    boolean squared, String target, SortedMap<Long, Map<String, Double>> byStep) {

  /**
   * The errors of each target: the metric of the run if that is an rmse, else mean absolute ones.
   *
   * @param metric of the run: "rmse_passengers"
   */
  public static List<StepErrors> of(Predictions predictions, String metric) {
    boolean squared = metric.startsWith("rmse");
    List<String> names = new ArrayList<>(predictions.architectures());
    names.addAll(predictions.baselines());
    Map<String, SortedMap<Long, List<Integer>>> rows = new LinkedHashMap<>();
    for (int i : predictions.known()) {
      PredictionRow row = predictions.rows().get(i);
      rows.computeIfAbsent(row.target(), target -> new TreeMap<>())
          .computeIfAbsent(Predictions.stepsAhead(row), step -> new ArrayList<>())
          .add(i);
    }
    List<StepErrors> all = new ArrayList<>();
    rows.forEach(
        (target, bySteps) -> {
          SortedMap<Long, Map<String, Double>> errors = new TreeMap<>();
          bySteps.forEach(
              (step, own) -> {
                Map<String, Double> byName = new LinkedHashMap<>();
                names.forEach(name -> byName.put(name, error(predictions, name, own, squared)));
                errors.put(step, byName);
              });
          all.add(new StepErrors(squared, target, errors));
        });
    return all;
  }

  private static double error(
      Predictions predictions, String name, List<Integer> rows, boolean squared) {
    double[] actual = predictions.actual();
    double[] predicted = predictions.of(name);
    double mean =
        rows.stream()
            .mapToDouble(row -> Math.abs(predicted[row] - actual[row]))
            .filter(error -> !Double.isNaN(error))
            .map(error -> squared ? error * error : error)
            .average()
            .orElse(Double.NaN);
    return squared ? Math.sqrt(mean) : mean;
  }
}
