package io.github.rnncompare.comparison;

import io.github.rnncompare.results.TrialRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The seed whose predictions are shown: neither the best nor the worst. */
public final class ReportedSeed {
  private ReportedSeed() {}

  /** A seed and the primary measure of the best architecture. */
  private record Scored(long seed, double cost) {}

  /**
   * Of the n seeds on which the trials of all architectures ended well, the one at rank ⌈n / 2⌉ of
   * the best architecture's primary measure, the best first; of equal ones the lower seed.
   *
   * @return empty if there is none
   */
  public static Optional<Long> of(Comparison comparison) {
    Measure measure = comparison.primary();
    Set<Long> unwell = new HashSet<>();
    comparison.run().trials().stream()
        .filter(trial -> !trial.isOk())
        .forEach(trial -> unwell.add(trial.seed()));
    List<Scored> scored =
        comparison.trials(comparison.ranked(measure).get(0)).stream()
            .filter(trial -> !unwell.contains(trial.seed()))
            .flatMap(trial -> scored(trial, measure).stream())
            .sorted(Comparator.comparingDouble(Scored::cost).thenComparing(Scored::seed))
            .toList();
    return scored.isEmpty()
        ? Optional.empty()
        : Optional.of(scored.get((scored.size() + 1) / 2 - 1).seed());
  }

  private static Optional<Scored> scored(TrialRow trial, Measure measure) {
    OptionalDouble cost = measure.cost(trial);
    return cost.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scored(trial.seed(), cost.getAsDouble()));
  }
}
