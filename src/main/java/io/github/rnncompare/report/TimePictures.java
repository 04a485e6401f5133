package io.github.rnncompare.report;

import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.chart.SweepChart;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.results.TimeRow;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The pictures of the claims whose experiments are timed. */
final class TimePictures {
  private static final double MS_IN_S = 1000;

  private final ClaimWords words;

  TimePictures(ClaimWords words) {
    this.words = words;
  }

  /** Adds those of the claims whose times are there, by file name. */
  void add(Map<String, Picture> pictures, Evidence evidence) {
    String title = words.of("the median over the processes", "la mediana de los procesos");
    List<TimeRow> cost = evidence.times().getOrDefault("5-cost", List.of());
    if (!cost.isEmpty()) {
      List<TimeRow> widths =
          cost.stream().filter(row -> row.variant().matches("equal-width|width-\\d+")).toList();
      pictures.put(
          "claim_5",
          SweepChart.of(
              words.of("width", "anchura"),
              Quantity.of(words.of("time of an update, ms", "tiempo de una actualización, ms")),
              points(widths, TimeRow::hiddenSize, TimePictures::updateOrForward),
              title));
    }
    List<TimeRow> parallel = evidence.times().getOrDefault("10-parallelism", List.of());
    if (!parallel.isEmpty()) {
      pictures.put(
          "claim_10",
          SweepChart.of(
              words.of(
                  "steps of a sequence, of a constant number in a batch",
                  "pasos de una secuencia, de un número constante en un lote"),
              Quantity.of(
                  words.of(
                      "steps a second: updates; forward for products",
                      "pasos por segundo: actualizaciones; hacia delante para los productos")),
              points(
                  parallel,
                  TimeRow::timeSteps,
                  row ->
                      (double) (row.batchSize() * row.timeSteps())
                          * MS_IN_S
                          / updateOrForward(row)),
              title));
    }
  }

  /** In milliseconds; that of the forward pass for what has no update. */
  private static double updateOrForward(TimeRow row) {
    Double update = row.stepMs();
    return update == null ? row.forwardMs() : update;
  }

  /** The median of each architecture at each size. */
  private static List<SweepChart.Point> points(
      List<TimeRow> rows, ToLongFunction<TimeRow> size, ToDoubleFunction<TimeRow> value) {
    Map<String, Map<Long, List<Double>>> found = new LinkedHashMap<>();
    for (TimeRow row : rows) {
      found
          .computeIfAbsent(row.architecture(), any -> new LinkedHashMap<>())
          .computeIfAbsent(size.applyAsLong(row), any -> new ArrayList<>())
          .add(value.applyAsDouble(row));
    }
    List<SweepChart.Point> points = new ArrayList<>();
    found.forEach(
        (architecture, sizes) ->
            sizes.forEach(
                (at, values) ->
                    points.add(
                        new SweepChart.Point(
                            architecture,
                            String.valueOf(at),
                            Summary.medianOf(values.stream().mapToDouble(each -> each).toArray()),
                            false))));
    return points;
  }
}
