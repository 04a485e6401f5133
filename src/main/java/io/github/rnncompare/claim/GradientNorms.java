package io.github.rnncompare.claim;

import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.RunFiles;
import java.util.SortedMap;
import java.util.TreeMap;

/** The norms of gradients with respect to the hidden states of a run's networks, as drawn. */
final class GradientNorms {
  private GradientNorms() {}

  /**
   * What is left of the norm before training, so many steps before the last, as a share of that at
   * the last step; by seed.
   */
  static SortedMap<Long, Double> left(RunFiles.Content run, String architecture, long distance) {
    SortedMap<Long, Double> last = at(run, architecture, 0);
    SortedMap<Long, Double> left = new TreeMap<>();
    at(run, architecture, distance)
        .forEach(
            (seed, norm) -> {
              Double atLast = last.get(seed);
              if (atLast != null) {
                left.put(seed, norm / atLast);
              }
            });
    return left;
  }

  private static SortedMap<Long, Double> at(
      RunFiles.Content run, String architecture, long distance) {
    SortedMap<Long, Double> norms = new TreeMap<>();
    for (DiagnosticRow row : run.diagnostics()) {
      if (row.measure().equals("gradient_norm")
          && row.of().equals("hidden_state")
          && row.architecture().equals(architecture)
          && row.epoch() == 0
          && Long.valueOf(distance).equals(row.position())) {
        norms.put(row.seed(), row.value());
      }
    }
    return norms;
  }
}
