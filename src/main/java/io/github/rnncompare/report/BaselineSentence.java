package io.github.rnncompare.report;

import io.github.rnncompare.comparison.BaselineComparison;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.SignedRank;
import java.util.Locale;

/** Whether the best architecture beats the best baseline, which rests on seeds, not on a mean. */
final class BaselineSentence {
  private final Comparison comparison;
  private final String best;

  BaselineSentence(Comparison comparison, String best) {
    this.comparison = comparison;
    this.best = best;
  }

  String words() {
    return BaselineComparison.of(comparison, best, comparison.primary())
        .map(this::words)
        .orElse("There is no baseline to compare it with.");
  }

  private String words(BaselineComparison compared) {
    String baseline =
        String.format(
            Locale.ROOT,
            "%s (%s)",
            Format.name(compared.baseline()),
            Format.number(compared.value()));
    PairedComparison found = compared.found();
    String seeds =
        String.format(
            Locale.ROOT,
            "in %d of %d %s",
            found.wins(),
            found.pairs(),
            found.pairs() == 1 ? "seed" : "seeds");
    String name = Format.name(best);
    if (found.pairs() < SignedRank.fewest(1, Verdict.LEVEL)) {
      return String.format(
          Locale.ROOT,
          "%s is better than the best baseline, %s, %s; that is too few for a test.",
          name,
          baseline,
          seeds);
    }
    return compared.isBeaten()
        ? String.format(
            Locale.ROOT,
            "%s beats the best baseline, %s, %s (%s).",
            name,
            baseline,
            seeds,
            Format.p(found.test().pValue()))
        : String.format(
            Locale.ROOT,
            "%s does not beat the best baseline, %s: it is better %s (%s).",
            name,
            baseline,
            seeds,
            Format.p(found.test().pValue()));
  }
}
