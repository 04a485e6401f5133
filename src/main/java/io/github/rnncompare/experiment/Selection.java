package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses each architecture's configuration by the losses of its trials. */
final class Selection {
  private Selection() {}

  /**
   * The best candidate of each architecture, in the plan's order: the one with the lowest mean over
   * seeds of the best validation loss, or of the final training loss where the task has no
   * validation split. A trial that diverged or failed counts as infinitely bad; of equals the
   * earlier is taken.
   *
   * @param trials of the search
   * @param rows the result of each
   */
  static List<Candidate> best(List<Trial> trials, List<TrialRow> rows) {
    Map<Candidate, Double> losses = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      losses.merge(trials.get(i).candidate(), loss(rows.get(i)), Double::sum);
    }
    Map<String, Candidate> best = new LinkedHashMap<>();
    losses.forEach(
        (candidate, loss) ->
            best.merge(
                candidate.architecture().name(),
                candidate,
                (one, other) -> loss < losses.getOrDefault(one, loss) ? other : one));
    return new ArrayList<>(best.values());
  }

  private static double loss(TrialRow row) {
    Double loss = row.lossToCompare();
    return row.isOk() && loss != null && Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
  }
}
