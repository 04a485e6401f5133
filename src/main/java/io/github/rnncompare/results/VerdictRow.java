package io.github.rnncompare.results;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code verdicts.csv}: what was found of a part of a claim.
 *
 * @param value and {@code comparedWith}: the two amounts that are compared, such as "17 of 20" or a
 *     median; empty where there is none
 * @param effect what the estimate is of
 * @param estimate in favour of the claim if positive; empty if there is none
 * @param intervalLow and {@code intervalHigh}: of 95 %; empty where there are too few seeds
 * @param pValue corrected by Holm for the parts of the claim; empty where the rule has no test
 * @param threshold the smallest effect that counts
 * @param verdict of the part, and {@code claimVerdict} of the claim as a whole
 */
public record VerdictRow(
    long claim,
    String part,
    String value,
    String comparedWith,
    String effect,
    @Nullable Double estimate,
    @Nullable Double intervalLow,
    @Nullable Double intervalHigh,
    @Nullable Double pValue,
    double threshold,
    String verdict,
    String claimVerdict) {}
