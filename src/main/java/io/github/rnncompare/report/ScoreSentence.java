package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Centre;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the architectures reach: "On adding at 4,000 parameters, gru reaches …"; how many seeds
 * reach the target if there is one, and the mean or median.
 */
final class ScoreSentence {
  private final Comparison comparison;
  private final Measure measure;
  private final String title;
  private final Centre centre;
  private final String best;
  private final List<String> others;

  ScoreSentence(Comparison comparison, String best, List<String> others) {
    this.comparison = comparison;
    this.best = best;
    this.others = others;
    measure = comparison.primary();
    title = Format.name(comparison.title(measure));
    centre = comparison.centre(measure);
  }

  String words() {
    return leftAside() + new Conditions(comparison.run()).words() + statement() + ".";
  }

  private String statement() {
    if (isAllEqual()) {
      return String.format(
          Locale.ROOT,
          "all architectures have the same %s in every seed, %s",
          title,
          Format.number(comparison.value(best, measure)));
    }
    return comparison
        .target()
        .filter(target -> reached(best).isPresent())
        .map(this::successes)
        .orElseGet(this::values);
  }

  private boolean isAllEqual() {
    return !others.isEmpty()
        && comparison.pairs(measure).stream()
            .allMatch(row -> row.pairs() > 0 && row.ties() == row.pairs());
  }

  private Optional<Long> reached(String name) {
    return comparison.find(name, measure).map(SummaryRow::reached);
  }

  /** "gru reaches metric 0.99 in 10 of 10 seeds (72 to 100 %; median test_accuracy 1.000), …". */
  private String successes(Target target) {
    String goal = goal(target);
    if (comparison.architectures().stream().allMatch(name -> reached(name).orElse(0L) == 0)) {
      return "none reaches " + goal + (others.isEmpty() ? "" : " in any seed") + "; " + values();
    }
    List<String> words = new ArrayList<>();
    for (String name : named()) {
      SummaryRow row = comparison.find(name, measure).orElseThrow();
      boolean first = words.isEmpty();
      words.add(
          String.format(
              Locale.ROOT,
              first
                  ? "%s reaches " + goal.replace("%", "%%") + " in %s of %s seeds (%s; %s %s)"
                  : "%s in %s of %s (%s; %s %s)",
              Format.name(name),
              row.reached(),
              row.trials() - row.failed(),
              Format.shares(row.successLow(), row.successHigh()),
              first ? Names.of(centre) + " " + title : Names.of(centre),
              Format.optional(centre.of(row))));
    }
    return String.join(", ", words);
  }

  /** "metric 0.99 on the test": what the target means for the score that is shown. */
  private String goal(Target target) {
    return String.format(
        Locale.ROOT,
        "%s %s",
        target.column().equals("train_loss") ? "train_loss" : title,
        Numbers.text(target.value()));
  }

  /** "gru has the lowest median test_mse, 2.05e-05 (…; 10 seeds), lstm 1.1e-04". */
  private String values() {
    SummaryRow row = comparison.find(best, measure).orElseThrow();
    String interval = Format.interval(centre.low(row), centre.high(row));
    String value =
        String.format(
            Locale.ROOT,
            "%s (%s%s)",
            Format.optional(centre.of(row)),
            interval.isEmpty() ? "" : "95 % interval " + interval + "; ",
            seeds(row));
    if (others.isEmpty()) {
      return String.format(
          Locale.ROOT, "%s has a %s %s of %s", Format.name(best), Names.of(centre), title, value);
    }
    List<String> words =
        new ArrayList<>(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%s has the %s %s %s, %s",
                    Format.name(best),
                    measure.higherIsBetter() ? "highest" : "lowest",
                    Names.of(centre),
                    title,
                    value)));
    named().stream()
        .skip(1)
        .filter(name -> Double.isFinite(comparison.value(name, measure)))
        .map(name -> Format.name(name) + " " + value(name))
        .forEach(words::add);
    return String.join(", ", words);
  }

  private String value(String name) {
    double value = comparison.value(name, measure);
    return value == comparison.value(best, measure) ? "the same" : Format.number(value);
  }

  private List<String> named() {
    return Stream.concat(
            Stream.of(best), others.stream().limit(others.size() > Answer.MAX_NAMED ? 1 : 3))
        .toList();
  }

  /** "10 seeds", or "9 of 10 seeds" if a trial diverged or failed. */
  private static String seeds(SummaryRow row) {
    return (row.n() < row.trials() ? row.n() + " of " : "")
        + (row.trials() == 1 ? "1 seed" : row.trials() + " seeds");
  }

  /**
   * Names the architectures that have a better value but rank lower, as half of their trials or
   * more diverged or failed.
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
            + (names.size() > Answer.MAX_NAMED ? names.size() + " others" : Format.list(names))
            + " (half of the trials or more diverged or failed): ";
  }
}
