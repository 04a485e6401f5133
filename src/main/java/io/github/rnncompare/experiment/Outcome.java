package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The results of an experiment's trials.
 *
 * @param chosen each architecture in its best configuration
 * @param search the trials of the sweep; empty without one
 * @param comparison the trials that compare the architectures
 * @param models where each model lies, by the file name that it is to get
 * @param predictions of the networks on the test split, made when they are wanted
 */
public record Outcome(
    List<Candidate> chosen,
    List<TrialRecord> search,
    List<TrialRecord> comparison,
    Map<String, Path> models,
    TestPredictions predictions) {

  /** The losses of all of {@code trials}, in their order. */
  public static List<LossRow> losses(List<TrialRecord> trials) {
    return trials.stream().flatMap(trial -> trial.losses().stream()).toList();
  }

  /** What was measured inside the networks of {@code trials}, in their order. */
  static List<DiagnosticRow> diagnostics(List<TrialRecord> trials) {
    return trials.stream().flatMap(trial -> trial.diagnostics().stream()).toList();
  }

  /** The rows of {@code trials}, in their order. */
  public static List<TrialRow> rows(List<TrialRecord> trials) {
    return trials.stream().map(TrialRecord::trial).toList();
  }

  /** The baselines of each seed, which all architectures have in common. */
  public List<BaselineRow> baselines() {
    Map<Long, List<BaselineRow>> bySeed = new LinkedHashMap<>();
    comparison.stream()
        .filter(trial -> !trial.baselines().isEmpty())
        .forEach(trial -> bySeed.putIfAbsent(trial.trial().seed(), trial.baselines()));
    return bySeed.values().stream().flatMap(List::stream).toList();
  }

  /** The chosen candidates with at least one trial that did not fail. */
  List<Candidate> ran() {
    return chosen.stream()
        .filter(
            candidate ->
                rows(comparison).stream()
                    .anyMatch(
                        row ->
                            row.architecture().equals(candidate.architecture().name())
                                && !row.status().equals(TrialRow.FAILED)))
        .toList();
  }

  /** The trials that threw, of both stages. */
  public List<TrialRow> failed() {
    return Stream.of(search, comparison)
        .flatMap(List::stream)
        .map(TrialRecord::trial)
        .filter(trial -> trial.status().equals(TrialRow.FAILED))
        .toList();
  }
}
