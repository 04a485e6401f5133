package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Widening;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the trials of a search, and chooses each architecture's configuration by them. */
final class HyperparameterSearch {
  private static final Logger LOG = LoggerFactory.getLogger(HyperparameterSearch.class);

  private final TrialQueue queue;
  private final Selection selection;
  private final ExperimentObserver observer;
  private final List<Trial> trials = new ArrayList<>();
  private final List<TrialRecord> records = new ArrayList<>();

  HyperparameterSearch(TrialQueue queue, Selection selection, ExperimentObserver observer) {
    this.queue = queue;
    this.selection = selection;
    this.observer = observer;
  }

  /** The record of each trial that has been run, in the plan's order. */
  List<TrialRecord> records() {
    return List.copyOf(records);
  }

  /**
   * Runs the search, and widens it as long as it has to be.
   *
   * @return the chosen candidate of each architecture
   */
  List<Candidate> run(Plan plan, Widening widening) throws IOException {
    List<Candidate> chosen = runAndChoose(plan.search());
    List<Candidate> beyond = widening.next(chosen, this::say);
    while (!beyond.isEmpty()) {
      List<Trial> more = plan.widening(trials.size(), beyond);
      observer.searchWidened(more);
      chosen = runAndChoose(more);
      beyond = widening.next(chosen, this::say);
    }
    chosen.forEach(this::sayIfNothingFound);
    return chosen;
  }

  private List<Candidate> runAndChoose(List<Trial> more) throws IOException {
    trials.addAll(more);
    records.addAll(queue.run(more));
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
    observer.searchSaid(sentence);
  }
}
