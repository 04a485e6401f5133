package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.PracticalVerdict;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.spec.Relevance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the best architecture is better than the others by what matters, or practically the same.
 */
final class RelevanceSentence {
  private final Comparison comparison;
  private final String best;
  private final List<ComparisonRow> rows;

  /**
   * A sentence about an architecture.
   *
   * @param others one or more
   */
  RelevanceSentence(Comparison comparison, String best, List<String> others) {
    this.comparison = comparison;
    this.best = best;
    Measure measure = comparison.primary();
    rows =
        others.stream().flatMap(other -> comparison.pair(measure, best, other).stream()).toList();
  }

  /** Empty where the spec does not say what matters. */
  Optional<String> words() {
    return comparison.relevance().map(this::words);
  }

  private String words(Relevance relevance) {
    List<String> decided = new ArrayList<>();
    add(decided, "better than ", PracticalVerdict.BETTER);
    add(decided, "practically the same as ", PracticalVerdict.PRACTICALLY_THE_SAME);
    add(decided, "worse than ", PracticalVerdict.WORSE);
    String name = Format.name(best);
    String open = named(PracticalVerdict.UNDECIDED);
    String found = decided.isEmpty() ? "" : name + " is " + Format.list(decided);
    if (!open.isEmpty()) {
      found +=
          decided.isEmpty()
              ? "it is undecided whether " + name + " differs from " + open + " by as much"
              : "; against " + open + " it is undecided";
    }
    return String.format(
        Locale.ROOT,
        "With %s as the smallest difference that matters, %s.",
        relevance.text(),
        found);
  }

  private void add(List<String> decided, String beginning, PracticalVerdict verdict) {
    String names = named(verdict);
    if (!names.isEmpty()) {
      decided.add(beginning + names);
    }
  }

  /** The others of a verdict: "lstm and gru", "5 others"; empty without one. */
  private String named(PracticalVerdict verdict) {
    List<String> names =
        rows.stream()
            .filter(row -> comparison.practicalVerdict(row).equals(Optional.of(verdict)))
            .map(row -> Format.name(row.other()))
            .toList();
    if (names.isEmpty()) {
      return "";
    }
    return names.size() > Answer.MAX_NAMED ? names.size() + " others" : Format.list(names);
  }
}
