package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answer to the question in two sentences. The first says which architecture has the best mean
 * of the primary measure, by how much, and whether the difference is significant. The second
 * compares it with the baselines and says which architecture reaches the target first.
 */
final class Answer {
  /** With more names the sentence would be too long. */
  static final int MAX_NAMED = 3;

  private final Comparison comparison;
  private final Measure measure;
  private final String best;
  private final List<String> others;
  private final SignificanceSentence significance;

  Answer(Comparison comparison) {
    this.comparison = comparison;
    measure = comparison.primary();
    List<String> ranked = comparison.ranked(measure);
    best = ranked.get(0);
    others = ranked.subList(1, ranked.size());
    significance = new SignificanceSentence(comparison, best, others);
  }

  /** The answer as plain text. */
  String text() {
    if (!Double.isFinite(comparison.mean(best, measure))) {
      return String.format(
          Locale.ROOT,
          "No trial ended with a finite %s: every one diverged or failed.",
          Format.name(comparison.title(measure)));
    }
    return first() + ". " + second() + ".";
  }

  private String first() {
    SummaryRow row = comparison.find(best, measure).orElseThrow();
    String interval = Format.interval(row.intervalLow(), row.intervalHigh());
    String mean =
        String.format(
            Locale.ROOT,
            "%s (%s%s)",
            Format.optional(row.mean()),
            interval.isEmpty() ? "" : "95 % interval " + interval + "; ",
            seeds(row));
    String title = Format.name(comparison.title(measure));
    return others.isEmpty()
        ? String.format(Locale.ROOT, "%s has a mean %s of %s", Format.name(best), title, mean)
        : String.format(
            Locale.ROOT,
            "%s%s has the %s mean %s, %s%s; %s",
            leftAside(),
            Format.name(best),
            measure.higherIsBetter() ? "highest" : "lowest",
            title,
            mean,
            ahead(),
            significance.words());
  }

  /** "10 seeds", or "9 of 10 seeds" if a trial diverged or failed. */
  private static String seeds(SummaryRow row) {
    return (row.n() < row.trials() ? row.n() + " of " : "")
        + (row.trials() == 1 ? "1 seed" : row.trials() + " seeds");
  }

  /**
   * Names the architectures that have a better mean but rank lower, as half of their trials or more
   * diverged or failed.
   */
  private String leftAside() {
    List<String> names =
        others.stream()
            .filter(name -> comparison.cost(name, measure) < comparison.cost(best, measure))
            .map(Format::name)
            .toList();
    return names.isEmpty()
        ? ""
        : "Leaving aside "
            + (names.size() > MAX_NAMED ? names.size() + " others" : Format.list(names))
            + " (half of the trials or more diverged or failed), ";
  }

  /** ", 18 % below gru and 21 % below lstm". */
  private String ahead() {
    List<String> words =
        others.stream()
            .filter(name -> Double.isFinite(comparison.mean(name, measure)))
            .limit(others.size() > MAX_NAMED ? 1 : MAX_NAMED)
            .flatMap(name -> ahead(name).stream())
            .toList();
    return words.isEmpty() ? "" : ", " + Format.list(words);
  }

  private Optional<String> ahead(String name) {
    double first = comparison.mean(best, measure);
    double mean = comparison.mean(name, measure);
    if (first == mean) {
      return Optional.of("the same as " + Format.name(name));
    }
    if (comparison.cost(best, measure) > comparison.cost(name, measure)) {
      return Optional.empty(); // its mean is of few trials
    }
    // For an accuracy a ratio would mislead: from 0.98 to 0.99 the error is halved.
    return measure.higherIsBetter()
        ? Optional.of(Format.number(first - mean) + " above " + Format.name(name))
        : below(name, first / mean);
  }

  private static Optional<String> below(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      return Optional.empty(); // the measure can be negative
    }
    if (share < 1e-9) {
      return Optional.of("next to nothing of " + Format.name(name) + "'s");
    }
    if (share < 0.1) {
      return Optional.of(
          String.format(Locale.ROOT, "%.2g %% of %s's", 100 * share, Format.name(name)));
    }
    String part = share > 0.995 ? "less than 1 %" : Format.share(1 - share);
    return Optional.of(part + " below " + Format.name(name));
  }

  private String second() {
    return baselines() + comparison.target().map(this::target).orElse("");
  }

  private String baselines() {
    List<String> baselines =
        comparison.baselines().stream()
            .filter(f -> Double.isFinite(comparison.mean(f, measure)))
            .toList();
    if (baselines.isEmpty()) {
      return "There is no baseline to compare it with";
    }
    List<String> unbeaten =
        baselines.stream()
            .filter(f -> comparison.cost(f, measure) <= comparison.cost(best, measure))
            .toList();
    return unbeaten.isEmpty()
        ? String.format(
            Locale.ROOT,
            "It beats %s (%s)",
            baselines.size() == 1 ? "the baseline" : "every baseline",
            String.join(", ", withMeans(baselines, ": %s")))
        : "It does not beat " + Format.list(withMeans(unbeaten, " (%s)"));
  }

  private List<String> withMeans(List<String> baselines, String mean) {
    return baselines.stream()
        .map(
            f ->
                Format.name(f)
                    + String.format(
                        Locale.ROOT, mean, Format.optional(comparison.mean(f, measure))))
        .toList();
  }

  /** Says which architecture reaches the target first. */
  private String target(Target target) {
    List<SummaryRow> reached =
        comparison.architectures().stream()
            .flatMap(name -> comparison.find(name, measure).stream())
            .filter(row -> row.epochsToTarget() != null)
            .sorted(Comparator.comparingDouble(Answer::epochs))
            .toList();
    String goal =
        String.format(Locale.ROOT, "%s %s", target.column(), Numbers.text(target.value()));
    if (reached.isEmpty()) {
      return others.isEmpty()
          ? "; half of its trials or more never reach " + goal
          : "; for every architecture half of the trials or more never reach " + goal;
    }
    double soonest = epochs(reached.get(0));
    List<String> first =
        reached.stream()
            .filter(row -> epochs(row) == soonest)
            .map(SummaryRow::architecture)
            .toList();
    String rest =
        reached.stream()
            .skip(first.size())
            .limit(MAX_NAMED)
            .map(row -> Format.name(row.architecture()) + " " + Format.epochs(epochs(row)))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "; %s %s, after %s %s in the median%s",
        reaches(first),
        goal,
        Format.epochs(soonest),
        soonest == 1 ? "epoch" : "epochs",
        rest.isEmpty() ? "" : " (" + rest + ")");
  }

  private String reaches(List<String> first) {
    if (others.isEmpty()) {
      return "it reaches";
    }
    if (first.equals(List.of(best))) {
      return "it is the first to reach";
    }
    return first.size() == 1
        ? Format.name(first.get(0)) + " is the first to reach"
        : (first.size() > MAX_NAMED
                ? first.size() + " architectures"
                : Format.list(first.stream().map(Format::name).toList()))
            + " are the first to reach";
  }

  private static double epochs(SummaryRow row) {
    Double epochs = row.epochsToTarget();
    return epochs == null ? Double.POSITIVE_INFINITY : epochs;
  }

  /** Says which trials diverged or failed, and how the statistics treat them; empty if none did. */
  Optional<String> notes() {
    List<String> counts = new ArrayList<>();
    for (String name : comparison.architectures()) {
      List<TrialRow> trials = comparison.trials(name);
      String counted = FailedTrials.counted(trials);
      if (!counted.isEmpty()) {
        counts.add(
            trials.size() == 1
                ? String.format(Locale.ROOT, "%s's only trial (%s)", Format.name(name), counted)
                : String.format(
                    Locale.ROOT,
                    "%s (%s of %s trials)",
                    Format.name(name),
                    counted,
                    trials.size()));
      }
    }
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of("Left out of the means: " + String.join("; ", counts) + "." + inPairs());
  }

  /** Says how the pairwise comparisons treat these trials. */
  private String inPairs() {
    if (others.isEmpty()) {
      return "";
    }
    boolean diverged = any(TrialRow.DIVERGED);
    boolean failed = any(TrialRow.FAILED);
    return (diverged
            ? " Seed by seed a diverged trial is worse than one that did not diverge."
            : "")
        + (failed
            ? " A seed with a failed trial is left out of that architecture's comparisons."
            : "");
  }

  private boolean any(String status) {
    return comparison.run().trials().stream().anyMatch(trial -> trial.status().equals(status));
  }
}
