package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Sweep.Choose;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Chooses each architecture's configuration by the trials of a search.
 *
 * @param target what a trial must reach, on the validation split, to be a success
 * @param metricBetter lower or higher; any unless the target is a metric
 */
record Selection(Choose choose, Optional<Target> target, String metricBetter) {

  /** The results of a candidate: higher is better for one, lower for the other. */
  private record Score(int successes, double loss) {
    boolean isBetterThan(Score other) {
      return successes == other.successes ? loss < other.loss : successes > other.successes;
    }
  }

  /**
   * The best candidate of each architecture, in the plan's order; of equals the earlier.
   *
   * @param trials of the search
   * @param records the result of each
   */
  List<Candidate> best(List<Trial> trials, List<TrialRecord> records) {
    Map<Candidate, List<TrialRecord>> byCandidate = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      byCandidate
          .computeIfAbsent(trials.get(i).candidate(), candidate -> new ArrayList<>())
          .add(records.get(i));
    }
    Map<String, Candidate> best = new LinkedHashMap<>();
    Map<String, Score> scores = new LinkedHashMap<>();
    byCandidate.forEach(
        (candidate, own) -> {
          String architecture = candidate.architecture().name();
          Score score = score(own);
          Score known = scores.get(architecture);
          if (known == null || score.isBetterThan(known)) {
            best.put(architecture, candidate);
            scores.put(architecture, score);
          }
        });
    return new ArrayList<>(best.values());
  }

  private Score score(List<TrialRecord> trials) {
    double[] losses = trials.stream().mapToDouble(trial -> loss(trial.trial())).toArray();
    return choose == Choose.MEAN
        ? new Score(0, Arrays.stream(losses).average().orElseThrow())
        : new Score(
            (int) trials.stream().filter(this::isSuccess).count(),
            Median.withDefaults().evaluate(losses));
  }

  private boolean isSuccess(TrialRecord trial) {
    return target
        .map(
            found ->
                new TargetReached(found, metricBetter.equals(TrialRow.HIGHER))
                    .onValidation(
                        trial.trial(), TargetReached.checkpoint(trial.trial(), trial.losses())))
        .orElse(false);
  }

  /** The loss to compare; infinite for a trial that diverged or failed. */
  private static double loss(TrialRow row) {
    Double loss = row.lossToCompare();
    return row.isOk() && loss != null && Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
  }
}
