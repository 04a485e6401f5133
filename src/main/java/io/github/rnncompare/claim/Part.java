package io.github.rnncompare.claim;

import io.github.rnncompare.statistics.Interval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a claim, and what was found of it.
 *
 * @param name what is compared with what
 * @param estimate of the effect, in favour of the claim if positive; NaN if there is none
 * @param interval of 95 % of the estimate; empty where there are too few seeds
 * @param pValue of the test that there is no effect, corrected by Holm for the parts of the claim;
 *     null where the rule has no test
 * @param threshold the smallest effect that counts
 */
public record Part(
    Bilingual name,
    double estimate,
    Optional<Interval> interval,
    @Nullable Double pValue,
    double threshold,
    ClaimVerdict verdict) {
  private static final double LEVEL = 0.05;

  /**
   * Judges an effect: supported if the estimate reaches the threshold, the interval excludes 0 and
   * the test, corrected, finds an effect; not supported if the whole interval is below the
   * threshold; else undecided.
   */
  static Part of(
      Bilingual name,
      double estimate,
      Optional<Interval> interval,
      @Nullable Double pValue,
      double threshold) {
    return new Part(
        name,
        estimate,
        interval,
        pValue,
        threshold,
        verdict(estimate, interval, pValue, threshold));
  }

  private static ClaimVerdict verdict(
      double estimate, Optional<Interval> interval, @Nullable Double pValue, double threshold) {
    if (interval.isEmpty()) {
      return ClaimVerdict.UNDECIDED;
    }
    if (estimate >= threshold && interval.get().low() > 0 && (pValue == null || pValue < LEVEL)) {
      return ClaimVerdict.SUPPORTED;
    }
    return interval.get().high() < threshold ? ClaimVerdict.NOT_SUPPORTED : ClaimVerdict.UNDECIDED;
  }
}
