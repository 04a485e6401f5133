package io.github.rnncompare.report;

import io.github.rnncompare.comparison.AgainstBaselines;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.ComparisonRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether any network is worth it: which beat the best of the baselines, some of which learn. */
final class WorthSentence {
  private final Measure measure;
  private final Comparison comparison;
  private final AgainstBaselines against;

  WorthSentence(Comparison comparison) {
    this.comparison = comparison;
    measure = comparison.primary();
    against = new AgainstBaselines(comparison);
  }

  /** The sentence; empty if no baseline of the primary measure learns. */
  Optional<String> words() {
    return against.best(true).isEmpty()
        ? Optional.empty()
        : Optional.of(words(against.baselines().get(0)));
  }

  private String words(String baseline) {
    boolean learnt = BaselineRow.isLearnt(baseline);
    List<ComparisonRow> rows =
        against.rows(baseline).stream().filter(row -> row.pairs() > 0).toList();
    String second =
        against
            .best(!learnt)
            .map(
                other ->
                    String.format(
                        Locale.ROOT,
                        " Of the baselines that %s the best is %s.",
                        learnt ? "do not learn" : "learn",
                        named(other)))
            .orElse("");
    return first(rows, named(baseline) + kind(learnt)) + second;
  }

  private String named(String baseline) {
    return String.format(
        Locale.ROOT,
        "%s (%s)",
        Format.name(baseline),
        Format.number(comparison.value(baseline, measure)));
  }

  private static String kind(boolean learnt) {
    return learnt ? ", a baseline that learns" : ", a baseline that does not learn";
  }

  private String first(List<ComparisonRow> rows, String baseline) {
    if (rows.isEmpty()) {
      return "No network has a seed in common with the best baseline, " + baseline + ".";
    }
    ComparisonRow best = rows.get(0);
    if (with(Verdict.TOO_FEW_SEEDS, rows).size() == rows.size()) {
      return String.format(
          Locale.ROOT,
          "Whether a network is worth it cannot be tested: %s is %s; %d %s at least %d.",
          Format.name(best.architecture()),
          untested(best, baseline),
          comparison.architectures().size(),
          comparison.architectures().size() == 1 ? "network needs" : "networks need",
          rows.stream().mapToInt(against::fewestSeeds).max().orElseThrow());
    }
    List<ComparisonRow> better = with(Verdict.BETTER, rows);
    if (better.isEmpty()) {
      return rows.size() == 1
          ? Format.name(best.architecture())
              + " does not beat "
              + baseline
              + ": it is better in "
              + tested(best)
              + "."
          : "No network beats "
              + baseline
              + ": the best, "
              + Format.name(best.architecture())
              + ", is better in "
              + tested(best)
              + ".";
    }
    if (better.size() == rows.size() && rows.size() > 1) {
      return String.format(
          Locale.ROOT,
          "%s networks beat %s: the best, %s, is better in %s.",
          rows.size() == 2 ? "Both" : "All " + rows.size(),
          baseline,
          Format.name(best.architecture()),
          tested(best));
    }
    List<ComparisonRow> others = rows.stream().filter(row -> !better.contains(row)).toList();
    return String.format(
        Locale.ROOT,
        "%s %s %s, in %s%s.",
        named(better, "networks"),
        better.size() == 1 ? "beats" : "beat",
        baseline,
        better.size() == 1 ? tested(better.get(0)) : "at least " + tested(least(better)),
        others.isEmpty()
            ? ""
            : "; " + named(others, "others") + (others.size() == 1 ? " does not" : " do not"));
  }

  private static ComparisonRow least(List<ComparisonRow> rows) {
    return rows.stream()
        .reduce((one, other) -> other.pHolm() > one.pHolm() ? other : one)
        .orElseThrow();
  }

  private static String named(List<ComparisonRow> rows, String many) {
    return rows.size() > Answer.MAX_NAMED
        ? rows.size() + " " + many
        : Format.list(rows.stream().map(row -> Format.name(row.architecture())).toList());
  }

  /** "better than persistence (1.2) in 2 of 3 seeds". */
  private static String untested(ComparisonRow row, String baseline) {
    if (row.wins() > 0) {
      return "better than " + baseline + ", in " + seeds(row);
    }
    String where = row.pairs() == 1 ? "the only seed" : "any of " + row.pairs() + " seeds";
    return row.losses() == 0
        ? "as good as " + baseline + " in every seed"
        : "not better than " + baseline + " in " + where;
  }

  private static String seeds(ComparisonRow row) {
    return String.format(
        Locale.ROOT, "%d of %d %s", row.wins(), row.pairs(), row.pairs() == 1 ? "seed" : "seeds");
  }

  /** "2 of 10 seeds, significantly worse (p = 0.012)". */
  private String tested(ComparisonRow row) {
    Verdict verdict = against.verdict(row);
    return String.format(
        Locale.ROOT,
        "%s%s (%s%s)",
        seeds(row),
        verdict == Verdict.WORSE ? ", significantly worse" : "",
        Format.p(row.pHolm()),
        verdict == Verdict.LOST_TO_HOLM
            ? ", " + Format.pValue(row.pValue()) + " without Holm's correction"
            : "");
  }

  private List<ComparisonRow> with(Verdict verdict, List<ComparisonRow> rows) {
    return rows.stream().filter(row -> against.verdict(row) == verdict).toList();
  }
}
