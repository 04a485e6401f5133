package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Rates;
import io.github.rnncompare.results.Provenance;
import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param descriptions of the sides, each its own words
 * @param loadBefore how many processes wanted a core when it began; negative where nobody knows
 * @param largestLossDifference relative, between a side and PyTorch
 */
record Outcome(
    List<Benchmark> benchmarks,
    List<Measurement> measurements,
    Map<Side, Rates> rates,
    List<String> descriptions,
    double loadBefore,
    double largestLossDifference,
    Effort effort,
    Provenance provenance) {

  List<SpeedRow> speeds() {
    return measurements.stream().map(SpeedRow::of).toList();
  }

  List<RatioRow> ratios() {
    return benchmarks.stream().map(benchmark -> RatioRow.of(benchmark, measurements)).toList();
  }

  List<RateRow> rateRows() {
    return rates.entrySet().stream()
        .map(
            entry ->
                new RateRow(
                    entry.getKey().implementation().word(),
                    entry.getKey().threads(),
                    entry.getValue().gigaflops(),
                    entry.getValue().gigabytes()))
        .toList();
  }
}
