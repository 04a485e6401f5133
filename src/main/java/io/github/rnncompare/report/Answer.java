package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to the question: what each architecture reaches, whether the best one is significantly
 * better, or better by what matters, whether any beats the baselines, and which one reaches the
 * target first.
 */
final class Answer {
  /** With more names a sentence would be too long. */
  static final int MAX_NAMED = 3;

  private final Comparison comparison;
  private final Measure measure;
  private final String best;
  private final List<String> others;

  Answer(Comparison comparison) {
    this.comparison = comparison;
    measure = comparison.primary();
    List<String> ranked = comparison.ranked(measure);
    best = ranked.get(0);
    others = ranked.subList(1, ranked.size());
  }

  /** The answer as plain text. */
  String text() {
    if (!Double.isFinite(comparison.value(best, measure))) {
      return String.format(
          Locale.ROOT,
          "No trial ended with a finite %s: every one diverged or failed.",
          Format.name(comparison.title(measure)));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(new ScoreSentence(comparison, best, others).words());
    if (!others.isEmpty()) {
      sentences.add(new SignificanceSentence(comparison, best, others).words());
      new RelevanceSentence(comparison, best, others).words().ifPresent(sentences::add);
    }
    sentences.add(
        new WorthSentence(comparison)
            .words()
            .orElseGet(() -> new BaselineSentence(comparison, best).words()));
    new TargetSentence(comparison).words().ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  /** What a reader has to know before the answer is relied on; empty if there is nothing. */
  Optional<String> notes() {
    List<String> notes =
        Stream.of(leftOut(), new Doubts(comparison, best, others).words())
            .flatMap(Optional::stream)
            .toList();
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
  }

  /** Says which trials diverged or failed, and how the statistics treat them. */
  private Optional<String> leftOut() {
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
        : Optional.of(
            "Left out of means and medians: " + String.join("; ", counts) + "." + inPairs());
  }

  /** Says how the pairwise comparisons treat these trials. */
  private String inPairs() {
    if (others.isEmpty()) {
      return "";
    }
    return (any(TrialRow.DIVERGED)
            ? " Seed by seed a diverged trial is worse than one that did not diverge."
            : "")
        + (any(TrialRow.FAILED)
            ? " A seed with a failed trial is left out of that architecture's comparisons."
            : "");
  }

  private boolean any(String status) {
    return comparison.run().trials().stream().anyMatch(trial -> trial.status().equals(status));
  }
}
