package io.github.rnncompare.results;

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
 * @param intervalLow and {@code intervalHigh}: 95 % bootstrap-t interval for that; empty for fewer
 *     than 4 differences, or if nearly all are equal
 * @param wins pairs in which {@code architecture} is better
 * @param probabilityBetter wins as a share of the pairs, ties counting half; empty without pairs
 * @param positiveRanks sum of the ranks of the seeds in which {@code other} is better
 * @param negativeRanks sum of the ranks of the seeds in which {@code architecture} is better
 * @param pValue Wilcoxon's signed-rank test, two-sided, exact, zeros as in Pratt 1959
 * @param pHolm {@code pValue} after Holm's correction over all pairs of architectures for this
 *     measure
 */
public record ComparisonRow(
    String measure,
    String architecture,
    String other,
    long pairs,
    long differences,
    @Nullable Double meanDifference,
    @Nullable Double intervalLow,
    @Nullable Double intervalHigh,
    long wins,
    long ties,
    long losses,
    @Nullable Double probabilityBetter,
    double positiveRanks,
    double negativeRanks,
    double pValue,
    double pHolm) {}
