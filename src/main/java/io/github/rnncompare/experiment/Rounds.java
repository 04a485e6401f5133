package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The trials of an experiment, round by round: the search, what widens it, and the comparison. What
 * a round consists of follows from the results of those before.
 */
final class Rounds {
  private final Experiment experiment;
  private final Optional<HyperparameterSearch> search;
  private List<Candidate> chosen;
  private List<Trial> current;
  private List<Trial> comparing = List.of();
  private List<TrialRecord> comparison = List.of();

  Rounds(Experiment experiment, ExperimentObserver observer) throws IOException {
    this.experiment = experiment;
    search = HyperparameterSearch.of(experiment, observer);
    chosen = experiment.spec().candidates();
    current = experiment.plan().search();
    if (search.isEmpty()) {
      compare();
    }
  }

  /** The trials of the present round; empty when all rounds have ended. */
  List<Trial> current() {
    return current;
  }

  /** Whether the present round compares the architectures. */
  boolean isComparison() {
    return !comparing.isEmpty();
  }

  /**
   * Ends the present round.
   *
   * @param records of its trials, in their order
   */
  void ended(List<TrialRecord> records) {
    if (isComparison()) {
      comparison = records;
      current = List.of();
      return;
    }
    HyperparameterSearch searching = search.orElseThrow();
    current = searching.next(current, records);
    if (current.isEmpty()) {
      chosen = searching.chosen();
      compare();
    }
  }

  private void compare() {
    comparing = experiment.plan().comparison(chosen);
    current = comparing;
  }

  /**
   * The results of all rounds.
   *
   * @param journal has the models
   */
  Outcome outcome(Journal journal) {
    return new Outcome(
        chosen,
        search.map(HyperparameterSearch::records).orElse(List.of()),
        comparison,
        experiment.models(comparing, comparison, journal),
        new TestPredictions(experiment, comparing, comparison, journal));
  }
}
