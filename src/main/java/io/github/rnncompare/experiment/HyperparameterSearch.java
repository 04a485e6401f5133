package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Widening;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans the trials of a search, and chooses each architecture's configuration by them. */
final class HyperparameterSearch {
  private static final Logger LOG = LoggerFactory.getLogger(HyperparameterSearch.class);

  private final Plan plan;
  private final Widening widening;
  private final Selection selection;
  private final ExperimentObserver observer;
  private final List<Trial> trials = new ArrayList<>();
  private final List<TrialRecord> records = new ArrayList<>();

  private HyperparameterSearch(
      Plan plan, Widening widening, Selection selection, ExperimentObserver observer) {
    this.plan = plan;
    this.widening = widening;
    this.selection = selection;
    this.observer = observer;
  }

  /** The search of an experiment; empty without a sweep. */
  static Optional<HyperparameterSearch> of(Experiment experiment, ExperimentObserver observer)
      throws IOException {
    ExperimentSpec spec = experiment.spec();
    if (spec.sweep().isEmpty()) {
      return Optional.empty();
    }
    Sweep sweep = spec.sweep().get();
    Optional<Target> target = Target.of(spec.resolved());
    boolean byMetric = target.map(Target::isMetric).orElse(false);
    String better = byMetric ? experiment.metricBetter() : "";
    return Optional.of(
        new HyperparameterSearch(
            experiment.plan(),
            new Widening(spec, sweep),
            new Selection(sweep.choose(), target, better),
            observer));
  }

  /** The record of each trial that has been run, in the plan's order. */
  List<TrialRecord> records() {
    return List.copyOf(records);
  }

  /**
   * The trials that are to be run next: as long as the search has to be wider.
   *
   * @param ran the trials that have been run since
   * @param found the record of each
   * @return none if the search has ended
   */
  List<Trial> next(List<Trial> ran, List<TrialRecord> found) {
    trials.addAll(ran);
    records.addAll(found);
    List<Candidate> best = chosen();
    List<Candidate> beyond = widening.next(best, this::say);
    if (beyond.isEmpty()) {
      best.forEach(this::sayIfNothingFound);
      return List.of();
    }
    List<Trial> more = plan.widening(trials.size(), beyond);
    observer.searchWidened(more);
    return more;
  }

  /** The best candidate of each architecture so far. */
  List<Candidate> chosen() {
    return selection.best(trials, records);
  }

  /** Says so if all trials of an architecture diverged or failed. */
  private void sayIfNothingFound(Candidate chosen) {
    String architecture = chosen.architecture().name();
    Set<String> statuses =
        records.stream()
            .map(TrialRecord::trial)
            .filter(row -> row.architecture().equals(architecture))
            .map(TrialRow::status)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!statuses.contains(TrialRow.OK)) {
      say(
          String.format(
              Locale.ROOT,
              "All trials of %s in the sweep %s; its first configuration is compared: %s.",
              architecture,
              String.join(" or ", statuses),
              chosen.configuration().description()));
    }
  }

  private void say(String sentence) {
    LOG.info(sentence);
    observer.said(sentence);
  }
}
