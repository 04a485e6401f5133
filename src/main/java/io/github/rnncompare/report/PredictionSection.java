package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Confusions;
import io.github.rnncompare.comparison.Example;
import io.github.rnncompare.comparison.Missed;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.comparison.ReportedSeed;
import io.github.rnncompare.comparison.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The section of a report that shows what is predicted. */
final class PredictionSection {
  private final Comparison comparison;
  private final Predictions predictions;
  private final Page page;

  PredictionSection(Comparison comparison, Predictions predictions, Page page) {
    this.comparison = comparison;
    this.predictions = predictions;
    this.page = page;
  }

  void add() {
    page.add("## What it predicts");
    page.add(Markdown.escape(seed()) + " Every value is in [predictions.csv](predictions.csv).");
    switch (predictions.kind()) {
      case FORECASTS -> addForecasts();
      case CLASSES -> addClasses();
      case NUMBERS -> {
        page.chart("predicted_actual", "Predicted against actual values");
        page.add("On the line, what is predicted is the actual value.");
      }
    }
    if (page.hasTable("example")) {
      addExample();
    }
  }

  /** "Predictions on the test split with seed 1004: of the 10 seeds …". */
  private String seed() {
    ReportedSeed.Chosen chosen = predictions.chosen();
    String measure = comparison.title(comparison.primary());
    return "Predictions on the test split with seed "
        + chosen.seed()
        + (chosen.seeds() == 1
            ? ", the only one on which all trials ended well."
            : String.format(
                Locale.ROOT,
                ", the one at rank %d of %d by %s of %s, the best first%s.",
                chosen.rank(),
                chosen.seeds(),
                Format.name(measure),
                Format.name(chosen.architecture()),
                comparison.trials(chosen.architecture()).size() > chosen.seeds()
                    ? " (seeds on which a trial diverged or failed are left out)"
                    : ""));
  }

  private void addForecasts() {
    page.chart("forecast_last", "The last forecasts of the test split");
    page.chart("forecast_worst", "The worst forecasts of the test split");
    page.add(Markdown.escape(stretches()));
    if (page.hasTable("error_by_step")) {
      page.chart("error_by_step", "Error by steps ahead");
      page.add(
          (PredictionTables.metric(comparison).startsWith("rmse")
                  ? "The root of the mean squared error"
                  : "The mean absolute error")
              + " by steps ahead, over the whole test split"
              + (predictions.targets().size() > 1 ? " (drawn for the first target)" : "")
              + ":");
      page.table("error_by_step");
    }
    if (page.hasTable("coverage")) {
      page.add("How many test values lie within the 90 % intervals:");
      page.table("coverage");
      page.add(
          "The intervals are split conformal (Vovk et al. 2005; Lei et al. 2018): the forecast, plus"
              + " and minus the absolute error at rank ⌈0.9 (n + 1)⌉ of the n on the validation"
              + " split"
              + (predictions.horizon() > 1 ? ", for each step ahead by itself" : "")
              + ". They hold 90 % of the values if errors are distributed as on the validation"
              + " split, wherever they are and whatever came before. That split also chose the epoch,"
              + " and a series may change after it; then they hold fewer. The interval of a share is"
              + " Wilson's, for values that are independent; neighbours in a series are not.");
    } else {
      page.add(
          "There are no 90 % intervals: they take nine errors or more on the validation split, of"
              + " each target and step ahead.");
    }
  }

  private String stretches() {
    Stretch last = Stretch.last(predictions);
    Optional<Stretch> worst = Stretch.worst(predictions);
    String best = Format.name(predictions.best());
    boolean one = last.rows().size() == 1;
    return (one ? "Drawn is the last " : "Drawn are the last ")
        + where(last)
        + ahead(one)
        + (worst.isEmpty()
            ? String.format(Locale.ROOT, "; %s errs by %s on average.", best, error(last))
            : String.format(
                Locale.ROOT,
                "; %s errs by %s on average. The second picture has the %s on which it errs most,"
                    + " by %s.",
                best,
                error(last),
                where(worst.get()),
                error(worst.get())));
  }

  private String ahead(boolean one) {
    return predictions.horizon() == 1
        ? ""
        : one ? ", its value one step ahead" : ", of each the value one step ahead";
  }

  private String error(Stretch stretch) {
    double error = stretch.meanError(predictions);
    return Double.isNaN(error) ? "an unknown number" : Format.number(error);
  }

  private String where(Stretch stretch) {
    int count = stretch.rows().size();
    return PredictionCharts.counted(count, predictions.horizon())
        + (stretch.target().isEmpty() ? "" : " of " + ShortName.of(stretch.target()))
        + (stretch.series().isEmpty() ? "" : " of series " + ShortName.of(stretch.series()));
  }

  private void addClasses() {
    String values = predictions.everyStep() ? "steps" : "sequences";
    page.chart("confusion", "Actual and predicted classes");
    List<String> right =
        predictions.architectures().stream()
            .map(
                name -> {
                  Confusions confusions = new Confusions(predictions, name);
                  return String.format(
                      Locale.ROOT,
                      "%s %s of %s",
                      Format.name(name),
                      Format.count(confusions.right()),
                      Format.count(confusions.all()));
                })
            .toList();
    page.add(
        Markdown.escape("Right " + values + ": " + String.join(", ", right) + ".")
            + (page.hasTable("confusions")
                ? " The classes that each confuses most often, with their share of the actual class:"
                : ""));
    page.table("confusions");
    if (!predictions.everyStep()) {
      addMissed();
    }
  }

  private void addMissed() {
    Missed missed = Missed.of(predictions);
    int count = missed.missed().size();
    if (count == 0) {
      page.add("No sequence is missed by every architecture.");
      return;
    }
    String baseline =
        predictions
            .bestBaseline()
            .map(
                name ->
                    String.format(
                        Locale.ROOT,
                        "; the best baseline, %s, gets %s of them right (bold)",
                        Format.name(name),
                        Format.count(missed.rightBy(name))))
            .orElse("");
    page.add(
        Markdown.escape(
            String.format(
                Locale.ROOT,
                "%s of %s sequences %s missed by every architecture%s%s:",
                Format.count(count),
                Format.count(missed.all()),
                count == 1 ? "is" : "are",
                baseline,
                count > ClassTables.MOST_SEQUENCES
                    ? "; the first " + ClassTables.MOST_SEQUENCES
                    : "")));
    page.table("missed");
  }

  private void addExample() {
    Example example = Example.of(predictions);
    boolean classes = predictions.kind() == Predictions.Kind.CLASSES;
    int shown = example.shownRows().size();
    String name = ShortName.of(predictions.rows().get(example.rows().get(0)).sequence());
    String which =
        example.disagree()
            ? ", the first on which the architectures disagree"
            : classes ? " (the architectures agree on every step of all sequences)" : "";
    String cut =
        shown < example.rows().size()
            ? String.format(
                Locale.ROOT, " (%d of its %s steps)", shown, Format.count(example.rows().size()))
            : "";
    page.add(
        Markdown.escape(
            "Sequence "
                + name
                + which
                + cut
                + ", step by step"
                + (classes ? "; bold is wrong. " + right(example) : ":")));
    page.table("example");
  }

  private String right(Example example) {
    long known =
        example.rows().stream()
            .filter(row -> !predictions.rows().get(row).actual().isEmpty())
            .count();
    return "Right, in the whole sequence: "
        + Format.list(
            predictions.architectures().stream()
                .map(
                    name ->
                        String.format(
                            Locale.ROOT,
                            "%s %s of %s steps",
                            Format.name(name),
                            Format.count(example.right(predictions, name)),
                            Format.count(known)))
                .toList())
        + ".";
  }
}
