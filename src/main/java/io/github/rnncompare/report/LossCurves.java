package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.results.LossRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Curves of a loss or a metric, one for each architecture that has it. */
final class LossCurves {
  private LossCurves() {}

  static List<LossCurve> of(
      List<LossRow> rows, List<String> architectures, Function<LossRow, @Nullable Double> loss) {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : architectures) {
      Map<Long, SortedMap<Long, Double>> seeds = new LinkedHashMap<>();
      for (LossRow row : rows) {
        Double value = loss.apply(row);
        if (row.architecture().equals(architecture) && value != null && Double.isFinite(value)) {
          seeds.computeIfAbsent(row.seed(), seed -> new TreeMap<>()).put(row.epoch(), value);
        }
      }
      if (!seeds.isEmpty()) {
        curves.add(new LossCurve(architecture, List.copyOf(seeds.values())));
      }
    }
    return curves;
  }
}
