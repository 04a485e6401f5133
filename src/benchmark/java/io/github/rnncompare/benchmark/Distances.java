package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Rates;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The distances of a run, from the rows of its {@code speed.csv} and {@code rates.csv} alone. */
final class Distances {
  private final List<RateRow> rates;

  private Distances(List<RateRow> rates) {
    this.rates = rates;
  }

  /** A row for each network, in their order. */
  static List<DistanceRow> of(List<SpeedRow> speeds, List<RateRow> rates) {
    Map<Workload, List<SpeedRow>> byWorkload = new LinkedHashMap<>();
    for (SpeedRow row : speeds) {
      byWorkload.computeIfAbsent(workload(row), unused -> new ArrayList<>()).add(row);
    }
    Distances distances = new Distances(rates);
    List<DistanceRow> rows = new ArrayList<>();
    byWorkload.forEach((workload, found) -> rows.add(distances.row(workload, found)));
    return rows;
  }

  private static Workload workload(SpeedRow row) {
    return new Workload(
        Architecture.valueOf(row.architecture().toUpperCase(Locale.ROOT)),
        Math.toIntExact(row.batchSize()),
        Math.toIntExact(row.timeSteps()),
        Math.toIntExact(row.inputSize()),
        Math.toIntExact(row.hiddenSize()));
  }

  private DistanceRow row(Workload workload, List<SpeedRow> speeds) {
    SpeedRow fast = fastest(workload, speeds, found -> found == Implementation.FAST);
    SpeedRow peer = fastest(workload, speeds, Implementation::isPeer);
    double floor = Cost.of(workload).lowerBound(rates(fast));
    return new DistanceRow(
        workload.architecture().word(),
        workload.batchSize(),
        workload.timeSteps(),
        workload.inputSize(),
        workload.hiddenSize(),
        fast.medianMs(),
        fast.threads(),
        floor,
        fast.medianMs() / floor,
        peer.implementation(),
        peer.threads(),
        peer.medianMs(),
        fast.medianMs() / peer.medianMs());
  }

  private static SpeedRow fastest(
      Workload workload, List<SpeedRow> speeds, Predicate<Implementation> wanted) {
    return speeds.stream()
        .filter(row -> wanted.test(Implementation.of(row.implementation())))
        .min(Comparator.comparingDouble(SpeedRow::medianMs))
        .orElseThrow(
            () -> new IllegalStateException("the fast engine or a peer lacks " + workload));
  }

  /** Of the process that was timed. */
  private Rates rates(SpeedRow speed) {
    return rates.stream()
        .filter(row -> row.implementation().equals(speed.implementation()))
        .filter(row -> row.threads() == speed.threads())
        .map(row -> new Rates(row.sgemmGigaflops(), row.copyGigabytesPerSecond()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no rates of " + speed.implementation() + ", threads " + speed.threads()));
  }
}
