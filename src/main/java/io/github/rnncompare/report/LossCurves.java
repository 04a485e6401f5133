package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.statistics.Scale;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loss curves, one for each architecture that has the loss. */
final class LossCurves {
  private LossCurves() {}

  static List<LossCurve> of(
      List<LossRow> rows, List<String> architectures, Function<LossRow, @Nullable Double> loss) {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : architectures) {
      Map<Long, List<Double>> byEpoch = new TreeMap<>();
      for (LossRow row : rows) {
        Double value = loss.apply(row);
        if (row.architecture().equals(architecture) && value != null && Double.isFinite(value)) {
          byEpoch.computeIfAbsent(row.epoch(), epoch -> new ArrayList<>()).add(value);
        }
      }
      if (!byEpoch.isEmpty()) {
        curves.add(new LossCurve(architecture, List.copyOf(byEpoch.keySet()), summaries(byEpoch)));
      }
    }
    return curves;
  }

  private static List<Summary> summaries(Map<Long, List<Double>> byEpoch) {
    return byEpoch.values().stream()
        .map(
            values ->
                Summary.of(
                    Scale.LINEAR,
                    Measure.FINAL_TRAIN_LOSS.possible(),
                    values.stream().mapToDouble(Double::doubleValue).toArray()))
        .toList();
  }
}
