package io.github.rnncompare.claim;

import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Rate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a claim, and what was found of it.
 *
 * @param name what is compared with what
 * @param value and {@code against}: the two amounts that are compared; empty where there is none
 * @param estimate of the effect, in favour of the claim if positive; NaN if there is none
 * @param interval of 95 % of the estimate; empty where there are too few seeds
 * @param pValue of the test that there is no effect, corrected by Holm for the parts of the claim;
 *     null where the rule has no test
 * @param threshold the smallest effect that counts
 */
public record Part(
    Bilingual name,
    Optional<Amount> value,
    Optional<Amount> against,
    double estimate,
    Optional<Interval> interval,
    @Nullable Double pValue,
    double threshold,
    ClaimVerdict verdict) {
  private static final double LEVEL = 0.05;

  /** What is compared: the name of a part, and its two amounts. */
  record Compared(Bilingual name, Amount value, Amount against) {}

  /**
   * Judges an effect: supported if the estimate reaches the threshold, the interval excludes 0 and
   * the test, corrected, finds an effect; not supported if the whole interval is below the
   * threshold; else undecided.
   */
  static Part of(
      Compared compared,
      double estimate,
      Optional<Interval> interval,
      @Nullable Double pValue,
      double threshold) {
    return new Part(
        compared.name(),
        Optional.of(compared.value()),
        Optional.of(compared.against()),
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

  /**
   * A part that asks whether nearly all seeds have a property: supported if so many of those seen
   * do; not supported if even the upper end of Wilson's interval is less; else undecided.
   *
   * @param share of the seeds with it
   * @param threshold the share that counts as nearly all
   */
  static Part ofShare(Bilingual name, Rate share, double threshold) {
    ClaimVerdict verdict =
        share.n() == 0
            ? ClaimVerdict.UNDECIDED
            : share.share() >= threshold
                ? ClaimVerdict.SUPPORTED
                : share.interval().high() < threshold
                    ? ClaimVerdict.NOT_SUPPORTED
                    : ClaimVerdict.UNDECIDED;
    return new Part(
        name,
        Optional.of(Amount.Share.of(share)),
        Optional.empty(),
        share.share(),
        Optional.of(share.interval()),
        null,
        threshold,
        verdict);
  }
}
