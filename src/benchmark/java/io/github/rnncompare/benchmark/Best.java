package io.github.rnncompare.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** For one benchmark, each implementation on as many threads as suit it best. */
final class Best {
  private final List<Measurement> measurements;

  Best(Benchmark benchmark, List<Measurement> all) {
    measurements = all.stream().filter(found -> found.benchmark().equals(benchmark)).toList();
  }

  Optional<Measurement> of(Implementation implementation) {
    return measurements.stream()
        .filter(found -> found.side().implementation() == implementation)
        .min(Comparator.comparingDouble(Measurement::median));
  }

  /** PyTorch, on whichever BLAS. */
  Measurement pytorch() {
    return measurements.stream()
        .filter(found -> found.side().implementation().isPyTorch())
        .min(Comparator.comparingDouble(Measurement::median))
        .orElseThrow(() -> new IllegalStateException("PyTorch has every architecture"));
  }
}
