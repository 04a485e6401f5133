package io.github.rnncompare.plan;

import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.spec.Sweep;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of an experiment in a fixed order: first the search, if there is a sweep, then what
 * widens it, then the comparison. Each is ordered by architecture, configuration and seed.
 */
public final class Plan {
  private final ExperimentSpec spec;
  private final List<Trial> search;
  private final int mostOfSearch;

  public Plan(ExperimentSpec spec) {
    this.spec = spec;
    this.search =
        trials(
            Stage.SEARCH, 0, spec.candidates(), spec.sweep().map(Sweep::seeds).orElse(List.of()));
    this.mostOfSearch = spec.sweep().map(sweep -> new Widening(spec, sweep).mostTrials()).orElse(0);
  }

  /** The trials that find each architecture's best configuration; empty without a sweep. */
  public List<Trial> search() {
    return search;
  }

  /**
   * The trials that widen the search.
   *
   * @param first the number of trials that the search has had
   */
  public List<Trial> widening(int first, List<Candidate> candidates) {
    return trials(
        Stage.SEARCH, first, candidates, spec.sweep().map(Sweep::seeds).orElse(List.of()));
  }

  /**
   * The trials that compare the architectures. Their places come after all that the search can
   * have, so that they do not depend on how far it was widened.
   *
   * @param chosen one candidate for each architecture
   */
  public List<Trial> comparison(List<Candidate> chosen) {
    return trials(Stage.COMPARISON, mostOfSearch, chosen, spec.seeds());
  }

  /** Each architecture in its first configuration, for use before the best one is known. */
  public List<Candidate> firstCandidates() {
    return spec.architectures().all().stream()
        .map(
            architecture ->
                spec.candidates().stream()
                    .filter(c -> c.architecture().name().equals(architecture.name()))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  /** The trials of both stages; the comparison has each architecture's first configuration. */
  public List<Trial> all() {
    return stages().stream().flatMap(List::stream).toList();
  }

  /** The same trials by stage; the second stage begins when the first has ended. */
  public List<List<Trial>> stages() {
    return List.of(search, comparison(firstCandidates()));
  }

  /** The most trials that can run at once. */
  public int widest() {
    return Math.max(search.size(), size() - search.size());
  }

  /** The most trials that both stages can have, if the search is widened. */
  public int mostTrials() {
    return size() - search.size() + mostOfSearch;
  }

  /** The least number of trials in both stages: those without widening. */
  public int size() {
    return search.size() + spec.architectures().all().size() * spec.seeds().size();
  }

  private static List<Trial> trials(
      Stage stage, int first, List<Candidate> candidates, List<Long> seeds) {
    List<Trial> trials = new ArrayList<>();
    for (Candidate candidate : candidates) {
      for (long seed : seeds) {
        trials.add(new Trial(first + trials.size(), stage, candidate, seed));
      }
    }
    return List.copyOf(trials);
  }
}
