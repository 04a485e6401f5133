package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Figure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.statistics.SignedRank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answer to the question in two sentences, by a rule: the first says which architecture has the
 * lowest mean of the figure that decides, by how much, and how sure that is; the second how that
 * stands to the floors, and which reaches the target first.
 */
final class Answer {
  /** More would make no sentence. */
  private static final int MOST_NAMED = 3;

  private final Comparison comparison;
  private final Figure figure;
  private final String best;
  private final List<String> others;

  Answer(Comparison comparison) {
    this.comparison = comparison;
    figure = comparison.deciding();
    List<String> ranked = comparison.ranked(figure);
    best = ranked.get(0);
    others = ranked.subList(1, ranked.size());
  }

  /** As plain text. */
  String text() {
    if (!Double.isFinite(comparison.mean(best, figure))) {
      return "No trial ended with a finite loss: every one diverged or failed.";
    }
    return first() + ". " + second() + ".";
  }

  private String first() {
    SummaryRow row = comparison.find(best, figure).orElseThrow();
    String interval = Format.interval(row.intervalLow(), row.intervalHigh());
    String mean =
        "%s (%s%s)"
            .formatted(
                Format.optional(row.mean()),
                interval.isEmpty() ? "" : "95 % interval " + interval + "; ",
                row.n() == 1 ? "1 seed" : row.n() + " seeds");
    String title = Format.name(comparison.title(figure));
    return others.isEmpty()
        ? "%s has a mean %s of %s".formatted(Format.name(best), title, mean)
        : "%s has the lowest mean %s, %s%s; %s"
            .formatted(Format.name(best), title, mean, below(), certainty());
  }

  /** ", 18 % below gru and 21 % below lstm". */
  private String below() {
    List<String> words =
        others.stream()
            .filter(name -> Double.isFinite(comparison.mean(name, figure)))
            .limit(others.size() > MOST_NAMED ? 1 : MOST_NAMED)
            .flatMap(name -> below(name).stream())
            .toList();
    return words.isEmpty() ? "" : ", " + Format.list(words);
  }

  private Optional<String> below(String name) {
    double share = comparison.mean(best, figure) / comparison.mean(name, figure);
    if (!(share >= 0 && share <= 1)) {
      return Optional.empty(); // a figure of either sign, or one whose mean few trials carry
    }
    return Optional.of(
        share < 0.1
            ? "%.2g %% of %s's".formatted(100 * share, Format.name(name))
            : Format.share(1 - share) + " below " + Format.name(name));
  }

  /** How sure it is that the others are worse. */
  private String certainty() {
    List<ComparisonRow> rows =
        others.stream().flatMap(o -> comparison.pair(figure, best, o).stream()).toList();
    if (rows.stream().anyMatch(row -> comparison.verdict(row) == Verdict.TOO_FEW_SEEDS)) {
      return tooFew(rows);
    }
    List<ComparisonRow> better = with(Verdict.BETTER, rows);
    List<String> words = new ArrayList<>();
    if (better.size() == rows.size()) {
      words.add(differences(better));
    } else if (!better.isEmpty()) {
      words.add("it is significantly below " + named(better));
    }
    List<ComparisonRow> open = with(Verdict.NOT_TOLD_APART, rows);
    if (!open.isEmpty()) {
      words.add("the seeds do not tell it apart from " + named(open));
    }
    List<ComparisonRow> reversed = with(Verdict.WORSE, rows);
    if (!reversed.isEmpty()) {
      words.add("yet seed by seed it is significantly above " + named(reversed));
    }
    return String.join("; ", words);
  }

  private String tooFew(List<ComparisonRow> rows) {
    long fewest = rows.stream().mapToLong(ComparisonRow::pairs).min().orElse(0);
    int pairs = comparison.countOfPairs();
    return "%s no difference can be significant: to compare %s it takes %d"
        .formatted(
            fewest == 1 ? "with 1 seed" : "with " + fewest + " seeds",
            pairs == 1 ? "one pair" : pairs + " pairs",
            SignedRank.fewest(pairs, Verdict.LEVEL));
  }

  private static String differences(List<ComparisonRow> rows) {
    String which =
        rows.size() == 1
            ? "the difference is"
            : rows.size() == 2 ? "both differences are" : "all " + rows.size() + " differences are";
    return which + " significant (" + mostP(rows) + ", Wilcoxon signed-rank over seeds, Holm)";
  }

  private static String named(List<ComparisonRow> rows) {
    return rows.size() > MOST_NAMED
        ? rows.size()
            + " others ("
            + (rows.get(0).pHolm() < Verdict.LEVEL ? mostP(rows) : "see below")
            + ")"
        : Format.list(
                rows.stream()
                    .map(
                        row ->
                            Format.name(row.other()) + " (p = " + Format.pValue(row.pHolm()) + ")")
                    .toList())
            .replace("= <", "<");
  }

  /** Of the least sure. */
  private static String mostP(List<ComparisonRow> rows) {
    double p = rows.stream().mapToDouble(ComparisonRow::pHolm).max().orElseThrow();
    String shown = Format.pValue(p);
    return shown.startsWith("<") ? "p " + shown : (rows.size() == 1 ? "p = " : "p ≤ ") + shown;
  }

  private List<ComparisonRow> with(Verdict verdict, List<ComparisonRow> rows) {
    return rows.stream().filter(row -> comparison.verdict(row) == verdict).toList();
  }

  private String second() {
    return floors() + comparison.target().map(this::target).orElse("");
  }

  private String floors() {
    List<String> floors =
        comparison.floors().stream()
            .filter(f -> Double.isFinite(comparison.mean(f, figure)))
            .toList();
    if (floors.isEmpty()) {
      return "There is no floor to hold it against";
    }
    List<String> unbeaten =
        floors.stream()
            .filter(f -> comparison.mean(f, figure) <= comparison.mean(best, figure))
            .toList();
    return unbeaten.isEmpty()
        ? "It beats %s (%s)"
            .formatted(
                floors.size() == 1 ? "the floor" : "every floor",
                String.join(", ", withMeans(floors, ": %s")))
        : "It does not beat " + Format.list(withMeans(unbeaten, " (%s)"));
  }

  private List<String> withMeans(List<String> floors, String mean) {
    return floors.stream()
        .map(f -> Format.name(f) + mean.formatted(Format.number(comparison.mean(f, figure))))
        .toList();
  }

  /** Which reaches the target first. */
  private String target(Target target) {
    List<SummaryRow> reached =
        comparison.architectures().stream()
            .flatMap(name -> comparison.find(name, figure).stream())
            .filter(row -> row.epochsToTarget() != null)
            .sorted(Comparator.comparingDouble(Answer::epochs))
            .toList();
    String goal = "%s %s".formatted(target.column(), Numbers.text(target.value()));
    if (reached.isEmpty()) {
      return "; none comes down to " + goal + " in most of its trials";
    }
    SummaryRow first = reached.get(0);
    String rest =
        reached.stream()
            .skip(1)
            .limit(MOST_NAMED)
            .map(row -> Format.name(row.architecture()) + " " + shown(row))
            .collect(Collectors.joining(", "));
    return "%s to come down to %s, after %s epochs in the median%s"
        .formatted(
            first.architecture().equals(best)
                ? ", and is the first"
                : "; " + Format.name(first.architecture()) + " is the first",
            goal,
            shown(first),
            rest.isEmpty() ? "" : " (" + rest + ")");
  }

  private static double epochs(SummaryRow row) {
    Double epochs = row.epochsToTarget();
    return epochs == null ? Double.POSITIVE_INFINITY : epochs;
  }

  private static String shown(SummaryRow row) {
    return String.format(Locale.ROOT, "%.0f", epochs(row));
  }

  /** Which trials ended badly, and what that means for the figures; empty where none did. */
  Optional<String> notes() {
    List<String> ended = new ArrayList<>();
    for (String name : comparison.architectures()) {
      List<TrialRow> trials = comparison.trials(name);
      String badly = Endings.counted(trials);
      if (!badly.isEmpty()) {
        ended.add("of %s's %d trials %s".formatted(Format.name(name), trials.size(), badly));
      }
    }
    return ended.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Left out of means: "
                + String.join("; ", ended)
                + ". Seed by seed one that diverged is worse than one that did not.");
  }
}
