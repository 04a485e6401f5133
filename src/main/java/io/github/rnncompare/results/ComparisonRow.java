package io.github.rnncompare.results;

import io.github.rnncompare.spec.Excerpt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code comparisons.csv}: two architectures compared over their common seeds, for one
 * measure.
 *
 * @param architecture the one with the better mean, unless half of its trials or more diverged or
 *     failed, and fewer of the other's
 * @param pairs seeds in which neither failed; a trial that diverged is worse than one that did not
 * @param differences number of pairs in which both trials are ok
 * @param meanDifference {@code architecture} − {@code other} over these, as a mean; empty if there
 *     are none
 * @param scale linear, where differences are compared, or logarithmic, where ratios are
 * @param hodgesLehmann the shift between the two by the ranks of the test: {@code architecture} −
 *     {@code other}, or {@code architecture} / {@code other} on a logarithmic scale; empty if there
 *     are no differences
 * @param hodgesLehmannLow and {@code hodgesLehmannHigh}: the shifts that the test of {@code pValue}
 *     does not refuse at 0.05, not adjusted for other pairs: around the mean difference where that
 *     is the corrected resampled t-test; empty for fewer than six pairs, and where diverged trials
 *     leave an end open
 * @param wins pairs in which {@code architecture} is better
 * @param probabilityBetter wins as a share of the pairs, ties counting half; empty without pairs
 * @param correlation of the two values of a seed; pairing pays only where it is positive. Empty for
 *     fewer than three differences
 * @param positiveRanks sum of the ranks of the seeds in which {@code other} is better
 * @param negativeRanks sum of the ranks of the seeds in which {@code architecture} is better
 * @param pSignedRank Wilcoxon's signed-rank test, two-sided, exact for up to 50 differences, zeros
 *     as in Pratt 1959
 * @param pValue the p-value that counts: {@code pSignedRank}, or that of the corrected resampled
 *     t-test where seeds draw splits of one data set
 * @param pHolm {@code pValue} after Holm's correction over all pairs of architectures for this
 *     measure
 * @param relevance the column {@code relevant_difference}, where the spec has the key {@code
 *     relevance}: better, worse, practically_the_same or undecided; empty for all measures but the
 *     primary one. Files of specs without the key, and of older versions, do not have the column
 */
public record ComparisonRow(
    String measure,
    String architecture,
    String other,
    long pairs,
    long differences,
    @Nullable Double meanDifference,
    String scale,
    @Nullable Double hodgesLehmann,
    @Nullable Double hodgesLehmannLow,
    @Nullable Double hodgesLehmannHigh,
    long wins,
    long ties,
    long losses,
    @Nullable Double probabilityBetter,
    @Nullable Double correlation,
    double positiveRanks,
    double negativeRanks,
    double pSignedRank,
    double pValue,
    double pHolm,
    Map<String, String> relevance) {
  /** The only column that {@code relevance} may have. */
  public static final String RELEVANT_DIFFERENCE = "relevant_difference";

  public ComparisonRow {
    relevance = Map.copyOf(relevance);
    for (String column : relevance.keySet()) {
      if (!column.equals(RELEVANT_DIFFERENCE)) {
        throw new IllegalArgumentException("column '" + Excerpt.of(column) + "' is not known");
      }
    }
  }

  /** The same row with a verdict; empty for a measure of which nobody said what matters. */
  public ComparisonRow withRelevantDifference(String verdict) {
    return with(pHolm, Map.of(RELEVANT_DIFFERENCE, verdict));
  }

  /** The same row with another {@code pHolm}. */
  public ComparisonRow withHolm(double adjusted) {
    return with(adjusted, relevance);
  }

  private ComparisonRow with(double adjusted, Map<String, String> verdict) {
    return new ComparisonRow(
        measure,
        architecture,
        other,
        pairs,
        differences,
        meanDifference,
        scale,
        hodgesLehmann,
        hodgesLehmannLow,
        hodgesLehmannHigh,
        wins,
        ties,
        losses,
        probabilityBetter,
        correlation,
        positiveRanks,
        negativeRanks,
        pSignedRank,
        pValue,
        adjusted,
        verdict);
  }
}
