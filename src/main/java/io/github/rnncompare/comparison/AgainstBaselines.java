package io.github.rnncompare.comparison;

import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.ComparisonRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All architectures against baselines of the primary measure, by the rule that judges one
 * architecture against another: seed by seed, with Holm's correction over the architectures. Where
 * a baseline has the same score for every seed, that is a one-sample test.
 */
public final class AgainstBaselines {
  private final Comparison comparison;
  private final Measure measure;

  public AgainstBaselines(Comparison comparison) {
    this.comparison = comparison;
    measure = comparison.primary();
  }

  /** The baselines of the primary measure, the best first. */
  public List<String> baselines() {
    return comparison.baselines().stream()
        .filter(name -> Double.isFinite(comparison.value(name, measure)))
        .sorted(Comparator.comparingDouble(name -> comparison.cost(name, measure)))
        .toList();
  }

  /** The best of the baselines that learn, or of those that do not. */
  public Optional<String> best(boolean learnt) {
    return baselines().stream().filter(name -> BaselineRow.isLearnt(name) == learnt).findFirst();
  }

  /** A row for each architecture, the best first; {@code other} is the baseline. */
  public List<ComparisonRow> rows(String baseline) {
    return Pairs.against(
        measure,
        comparison.run().trials(),
        comparison.ranked(measure),
        baseline,
        bySeed(baseline),
        comparison.testPerTrain());
  }

  /** The verdict on a row; {@link Verdict#BETTER} is a network that beats the baseline. */
  public Verdict verdict(ComparisonRow row) {
    return Verdict.of(row, comparison.architectures().size(), comparison.isResampled());
  }

  /** The fewest seeds with which the test of a row can find a significant difference. */
  public int fewestSeeds(ComparisonRow row) {
    return Verdict.fewestSeeds(row, comparison.architectures().size(), comparison.isResampled());
  }

  /** Whether a baseline's score is the same for every seed. */
  public boolean isSameForAllSeeds(String baseline) {
    return bySeed(baseline).values().stream().distinct().count() == 1;
  }

  private Map<Long, Double> bySeed(String baseline) {
    Map<Long, Double> bySeed = new HashMap<>();
    for (BaselineRow row : comparison.run().baselines()) {
      if (row.baseline().equals(baseline) && row.measure().equals(measure.column())) {
        bySeed.put(row.seed(), row.value());
      }
    }
    return bySeed;
  }
}
