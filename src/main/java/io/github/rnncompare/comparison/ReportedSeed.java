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

  /**
   * The seed, and how it was chosen.
   *
   * @param rank from 1, the best first
   * @param seeds how many were ranked
   * @param architecture by whose primary measure
   */
  public record Chosen(long seed, int rank, int seeds, String architecture) {}

  /** A seed and the primary measure of the best architecture. */
  private record Scored(long seed, double cost) {}

  /**
   * Of the n seeds on which the trials of all architectures ended well, the one at rank ⌈n / 2⌉ of
   * the best architecture's primary measure, the best first; of equal ones the lower seed.
   *
   * @return empty if there is none
   */
  public static Optional<Long> of(Comparison comparison) {
    return chosen(comparison).map(Chosen::seed);
  }

  /** The same, with how it was chosen. */
  public static Optional<Chosen> chosen(Comparison comparison) {
    Measure measure = comparison.primary();
    Set<Long> unwell = new HashSet<>();
    comparison.run().trials().stream()
        .filter(trial -> !trial.isOk())
        .forEach(trial -> unwell.add(trial.seed()));
    String best = comparison.ranked(measure).get(0);
    List<Scored> scored =
        comparison.trials(best).stream()
            .filter(trial -> !unwell.contains(trial.seed()))
            .flatMap(trial -> scored(trial, measure).stream())
            .sorted(Comparator.comparingDouble(Scored::cost).thenComparing(Scored::seed))
            .toList();
    int rank = (scored.size() + 1) / 2;
    return scored.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chosen(scored.get(rank - 1).seed(), rank, scored.size(), best));
  }

  private static Optional<Scored> scored(TrialRow trial, Measure measure) {
    OptionalDouble cost = measure.cost(trial);
    return cost.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scored(trial.seed(), cost.getAsDouble()));
  }
}
