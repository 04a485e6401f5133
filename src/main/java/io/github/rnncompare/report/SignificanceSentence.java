package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.statistics.SignedRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the other architectures are significantly worse than the best one. */
final class SignificanceSentence {
  private final Comparison comparison;
  private final String best;
  private final List<String> others;

  /**
   * @param others one or more
   */
  SignificanceSentence(Comparison comparison, String best, List<String> others) {
    this.comparison = comparison;
    this.best = best;
    this.others = others;
  }

  /** The result as half a sentence. */
  String words() {
    List<ComparisonRow> rows =
        others.stream()
            .flatMap(o -> comparison.pair(comparison.primary(), best, o).stream())
            .toList();
    List<ComparisonRow> few = with(Verdict.TOO_FEW_SEEDS, rows);
    if (few.size() == rows.size()) {
      return tooFew(rows);
    }
    List<ComparisonRow> better = with(Verdict.BETTER, rows);
    List<String> words = new ArrayList<>();
    if (better.size() == rows.size()) {
      words.add(differences(better));
    } else if (!better.isEmpty()) {
      words.add("it is significantly better than " + named(better));
    }
    List<ComparisonRow> open = with(Verdict.NOT_SIGNIFICANT, rows);
    if (!open.isEmpty()) {
      words.add("it is not significantly different from " + named(open));
    }
    if (!few.isEmpty()) {
      words.add(
          "too few seeds are left to compare it with "
              + (few.size() > Answer.MAX_NAMED
                  ? few.size() + " others"
                  : Format.list(few.stream().map(row -> Format.name(row.other())).toList())));
    }
    List<ComparisonRow> reversed = with(Verdict.WORSE, rows);
    if (!reversed.isEmpty()) {
      words.add("yet seed by seed it is significantly worse than " + named(reversed));
    }
    return String.join("; ", words);
  }

  private String tooFew(List<ComparisonRow> rows) {
    long most = rows.stream().mapToLong(ComparisonRow::pairs).max().orElse(0);
    if (most == 0) {
      return "it has no seed in common with another, so nothing can be compared";
    }
    int pairs = comparison.countOfPairs();
    return String.format(
        Locale.ROOT,
        "with %s no difference can be significant: a comparison of %s needs at least %s",
        most == 1 ? "1 seed" : most + " seeds",
        pairs == 1 ? "one pair" : pairs + " pairs",
        SignedRank.fewest(pairs, Verdict.LEVEL));
  }

  private static String differences(List<ComparisonRow> rows) {
    String which =
        rows.size() == 1
            ? "the difference is"
            : rows.size() == 2 ? "both differences are" : "all " + rows.size() + " differences are";
    return which
        + " significant ("
        + (rows.size() == 1 ? Format.p(rows.get(0).pHolm()) : mostP(rows))
        + ", Wilcoxon signed-rank over seeds, Holm)";
  }

  /** The other architecture and the p-value of each row; all rows have the same verdict. */
  private static String named(List<ComparisonRow> rows) {
    if (rows.size() > Answer.MAX_NAMED) {
      boolean significant = rows.get(0).pHolm() < Verdict.LEVEL;
      return rows.size() + " others (" + (significant ? mostP(rows) : leastP(rows)) + ")";
    }
    return Format.list(
        rows.stream()
            .map(row -> Format.name(row.other()) + " (" + Format.p(row.pHolm()) + ")")
            .toList());
  }

  /** The largest p-value. */
  private static String mostP(List<ComparisonRow> rows) {
    double p = rows.stream().mapToDouble(ComparisonRow::pHolm).max().orElseThrow();
    String shown = Format.pValue(p);
    return shown.startsWith("<") ? "p " + shown : "p ≤ " + shown;
  }

  /** The smallest p-value. */
  private static String leastP(List<ComparisonRow> rows) {
    return "p ≥ "
        + Format.pValue(rows.stream().mapToDouble(ComparisonRow::pHolm).min().orElseThrow());
  }

  private List<ComparisonRow> with(Verdict verdict, List<ComparisonRow> rows) {
    return rows.stream().filter(row -> comparison.verdict(row) == verdict).toList();
  }
}
