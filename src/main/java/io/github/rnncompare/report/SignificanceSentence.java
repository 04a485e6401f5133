package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the best architecture is significantly better than the others, and by how much. */
final class SignificanceSentence {
  private final Comparison comparison;
  private final Measure measure;
  private final String best;
  private final List<String> others;

  /**
   * A sentence about an architecture.
   *
   * @param others one or more
   */
  SignificanceSentence(Comparison comparison, String best, List<String> others) {
    this.comparison = comparison;
    this.best = best;
    this.others = others;
    measure = comparison.primary();
  }

  String words() {
    List<ComparisonRow> rows =
        others.stream().flatMap(other -> comparison.pair(measure, best, other).stream()).toList();
    List<ComparisonRow> few = with(Verdict.TOO_FEW_SEEDS, rows);
    if (few.size() == rows.size()) {
      return tooFew(rows);
    }
    String name = Format.name(best);
    List<String> sentences = new ArrayList<>();
    add(sentences, name + " is significantly better than ", with(Verdict.BETTER, rows));
    add(
        sentences,
        name + " is not significantly different from ",
        with(Verdict.NOT_SIGNIFICANT, rows));
    add(
        sentences,
        "Only Holm's correction takes away the significance of " + name + " against ",
        with(Verdict.LOST_TO_HOLM, rows));
    add(
        sentences,
        "Yet seed by seed " + name + " is significantly worse than ",
        with(Verdict.WORSE, rows));
    if (!few.isEmpty()) {
      sentences.add(
          "Too few seeds are left to compare it with "
              + (few.size() > Answer.MAX_NAMED
                  ? few.size() + " others"
                  : Format.list(few.stream().map(row -> Format.name(row.other())).toList()))
              + ".");
    }
    return String.join(" ", sentences);
  }

  private static void add(List<String> sentences, String beginning, List<ComparisonRow> rows) {
    if (!rows.isEmpty()) {
      sentences.add(beginning + named(rows) + ".");
    }
  }

  private String tooFew(List<ComparisonRow> rows) {
    long most = rows.stream().mapToLong(ComparisonRow::pairs).max().orElse(0);
    if (most == 0) {
      return "It has no seed in common with another, so nothing can be compared.";
    }
    int pairs = comparison.countOfPairs();
    return String.format(
        Locale.ROOT,
        "With %s no difference can be significant: a comparison of %s needs at least %s.",
        most == 1 ? "1 seed" : most + " seeds",
        pairs == 1 ? "one pair" : pairs + " pairs",
        rows.stream().mapToInt(comparison::fewestSeeds).max().orElseThrow());
  }

  private static String named(List<ComparisonRow> rows) {
    if (rows.size() > Answer.MAX_NAMED) {
      double least = rows.stream().mapToDouble(ComparisonRow::pHolm).min().orElseThrow();
      double most = rows.stream().mapToDouble(ComparisonRow::pHolm).max().orElseThrow();
      return rows.size()
          + " others (p from "
          + Format.pValue(least)
          + " to "
          + Format.pValue(most)
          + ")";
    }
    return Format.list(rows.stream().map(SignificanceSentence::named).toList());
  }

  /** "lstm (better in 9 of 10 seeds, by 0.07, 0.02 to 0.30; p = 0.012)". */
  private static String named(ComparisonRow row) {
    Difference difference = Difference.of(row);
    List<String> parts = new ArrayList<>();
    parts.add(
        row.pairs() == row.ties()
            ? "equal in all " + row.pairs() + " seeds"
            : "better in " + row.wins() + " of " + row.pairs() + " seeds");
    if (!difference.shown().isEmpty() && row.pairs() > row.ties()) {
      parts.add(
          (Difference.isRatio(row) ? "" : "by ")
              + difference.shown()
              + (difference.interval().isEmpty() ? "" : ", " + difference.interval()));
    }
    String p = Format.p(row.pHolm());
    boolean lost = row.pValue() < Verdict.LEVEL && row.pHolm() >= Verdict.LEVEL;
    return String.format(
        Locale.ROOT,
        "%s (%s; %s%s)",
        Format.name(row.other()),
        String.join(", ", parts),
        p,
        lost ? ", " + Format.pValue(row.pValue()) + " without it" : "");
  }

  private List<ComparisonRow> with(Verdict verdict, List<ComparisonRow> rows) {
    return rows.stream().filter(row -> comparison.verdict(row) == verdict).toList();
  }
}
