package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Predictions;
import io.github.rnncompare.comparison.ReportedSeed;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.Relevance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes {@code report.md} of a run, in Markdown that code hosts show. */
final class MarkdownReport {
  private final RunFiles.Content run;
  private final Comparison comparison;
  private final Optional<Predictions> predictions;
  private final Page page;

  /**
   * @param tables by file name, as {@link Tables} makes them
   * @param charts file names without their endings
   */
  MarkdownReport(
      Comparison comparison,
      Optional<Predictions> predictions,
      Map<String, ResultTable> tables,
      Set<String> charts) {
    this.run = comparison.run();
    this.comparison = comparison;
    this.predictions = predictions;
    page = new Page(tables, charts);
  }

  String text() {
    Answer answer = new Answer(comparison);
    page.add("# " + Markdown.escape(question(run)));
    page.answer(answer.text());
    answer.notes().ifPresent(notes -> page.add(Markdown.escape(notes)));
    changed(run).ifPresent(words -> page.add(Markdown.escape(words)));
    page.table("comparison");
    matching().ifPresent(text -> page.add(Markdown.escape(text)));
    page.add(legend());
    page.chart("final", "The primary measure, a point for each seed");
    page.chart("success", "The share of trials that reach the target");
    overSeeds();
    pairs();
    againstBaselines();
    predictions.ifPresentOrElse(
        found -> new PredictionSection(comparison, found, page).add(), this::noPredictions);
    byEpoch();
    new DiagnosticSection(run, page).add();
    sweep();
    failedTrials();
    costs();
    provenance();
    return page.text();
  }

  static String question(RunFiles.Content run) {
    return question(run.spec());
  }

  /** The question of a spec in one line. */
  static String question(Map<String, Object> spec) {
    Object question = spec.get("question");
    String line = question == null ? "" : Format.name(String.valueOf(question));
    return line.isEmpty() ? "A comparison" : line;
  }

  /** Says which files were changed after the run; empty if none is known to be. */
  static Optional<String> changed(RunFiles.Content run) {
    return run.changed().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Changed since the run, by checksums.txt: "
                + String.join(", ", run.changed())
                + ". This report is made from the files as they are now.");
  }

  private String legend() {
    String variation = new Variation(run, comparison).words();
    return (variation.isEmpty() ? "" : variation + " ")
        + "Losses are means over all elements. A cell is the mean of scores or the median of losses and"
        + " errors over the seeds, as its heading says, with a 95 % interval: Student's t for a mean"
        + " (none for fewer than four seeds), two of the seeds' own values for a median (none for"
        + " fewer than six)"
        + (MainTable.hasMarks(comparison, comparison.measures())
            ? "; \\* is significantly worse than the best of its column, seed by seed"
                + (comparison.isResampled() ? " (corrected resampled t" : " (Wilcoxon signed-rank")
                + ", Holm, p < 0.05)"
            : "")
        + "."
        + (comparison.measures().stream().anyMatch(comparison::hasLumps)
            ? " Where the seeds of an architecture fall into two lumps, a mean describes none of them:"
                + " there the median leads, and no mean has an interval."
            : "")
        + baselines();
  }

  /** Says what baselines are; those that learn are named. */
  private String baselines() {
    List<String> learnt = comparison.baselines().stream().filter(BaselineRow::isLearnt).toList();
    if (comparison.baselines().isEmpty()) {
      return "";
    }
    return learnt.isEmpty()
        ? " A baseline is the score of a predictor that has learnt nothing."
        : " A baseline is the score of a predictor without a network: "
            + Markdown.escape(Format.list(learnt.stream().map(Format::name).toList()))
            + (learnt.size() == 1 ? " is" : " are")
            + " fitted to the training split, and where there is a choice chosen on the validation"
            + " split, as networks are; the others learn nothing, or only a mean or frequencies.";
  }

  private void overSeeds() {
    page.add("## Over the seeds");
    page.add(
        "All statistics of "
            + Markdown.escape(Format.name(comparison.title(comparison.primary())))
            + ":");
    page.table("over_seeds");
    page.add(
        "The interquartile mean is the mean of the middle half of the seeds."
            + (comparison.target().isPresent()
                ? " A trial reaches the target if the score of its checkpoint does, on the test split"
                    + " where there is one; the share of such trials has Wilson's 95 % interval. The"
                    + " epochs to it are counted on the validation split (or in training, if the"
                    + " target is a training loss), a median in which trials that never reach it come"
                    + " last."
                : "")
            + " The other statistics are in [summary.csv](summary.csv).");
  }

  private void pairs() {
    if (!page.hasTable("pairs")) {
      return;
    }
    page.add("## Seed by seed");
    page.add(
        "Within a seed all architectures see the same data in the same order, so they are compared"
            + " seed by seed. That is right whatever the correlation within seeds, and sharper than"
            + " comparing seeds at random only where that is positive: the table has it.");
    page.table("pairs");
    page.add(
        "Each row compares the architecture that ranks first with the other"
            + (anyDivergedOrFailed()
                ? "; an architecture with half of its trials or more diverged or failed ranks below"
                    + " those with fewer"
                : "")
            + ". It differs by the Hodges-Lehmann estimate of the shift between the two ("
            + "× is a factor: positive losses and errors are compared by their ratios, on logarithms);"
            + (comparison.isResampled()
                ? " its 95 % interval is that of the corrected t-test around the mean difference, without a"
                : " its 95 % interval holds the shifts that the same test does not refuse, without a")
            + " correction for other pairs, and needs six seeds. P(better) is the"
            + " share of seeds in which the first is better, ties counting half"
            + (anyDivergedOrFailed()
                ? "; a diverged trial is worse than one that did not diverge, and a seed with a"
                    + " failed trial is left out"
                : "")
            + ". "
            + test()
            + comparison.relevance().map(this::relevance).orElse("")
            + (comparison.countOfPairs() == 1
                ? "With one pair Holm's correction leaves p unchanged. "
                : "Holm's correction is over the "
                    + comparison.countOfPairs()
                    + " pairs of architectures. ")
            + (PairTable.hasAll(comparison)
                ? "The other statistics are"
                : "These are the pairs of the best; all others and the other statistics are")
            + " in [comparisons.csv](comparisons.csv).");
  }

  private void againstBaselines() {
    if (page.hasTable("against_baselines")) {
      page.add("## Networks against baselines");
      page.table("against_baselines");
      page.add(Markdown.escape(BaselineTable.legend(comparison)) + test());
    }
  }

  /** Says why a run of today, which has a test split, shows no predictions. */
  private void noPredictions() {
    boolean tested = !comparison.primary().isOfTraining();
    if (run.spec().containsKey("baselines") && tested && ReportedSeed.of(comparison).isEmpty()) {
      page.add("## What it predicts");
      page.add("On no seed did the trials of all architectures end well, so that none is shown.");
    }
  }

  private String relevance(Relevance smallest) {
    return "By the smallest difference that matters, "
        + smallest.text()
        + (smallest.isShare() ? " of the better value" : " in the unit of the measure")
        + ", the first is better or worse where the whole interval"
        + (comparison.isResampled() ? " of that test" : "")
        + " lies beyond it, practically the"
        + " same where the whole interval lies within it on both sides of no difference, and else"
        + " undecided; that changes no p. ";
  }

  private String test() {
    return comparison.isResampled()
        ? "p is from the corrected resampled t-test (Nadeau and Bengio 2003), as the splits of the seeds"
            + " overlap; Wilcoxon's signed-rank test over splits of these data, which takes them for"
            + " independent, is p_signed_rank in the file below"
            + (anyDivergedOrFailed()
                ? "; where one of two trials diverged, p and the interval are Wilcoxon's. "
                : ". ")
        : "p is from Wilcoxon's signed-rank test, two-sided and exact for up to 50 seeds; seeds without"
            + " a difference are ranked and then left out (Pratt). ";
  }

  private boolean anyDivergedOrFailed() {
    return run.trials().stream().anyMatch(trial -> !trial.isOk());
  }

  private void byEpoch() {
    page.add("## Loss by epoch");
    page.chart("train_loss", "Training loss by epoch");
    page.chart("validation_loss", "Validation loss by epoch");
    page.chart("validation_metric", "The metric of the validation split by epoch");
    if (page.hasChart("train_loss")) {
      page.add(
          "Lines are medians over seeds; bands are the middle half of the seeds, from the first to"
              + " the third quartile, and not an interval for the median; thin lines are single seeds"
              + " (drawn up to 12).");
    }
    if (WeightedClasses.in(comparison)) {
      page.add(
          "The training loss of an epoch is what was minimised, with weights for classes"
              + " (`class_weights: balanced`); final_train_loss and all others are without them.");
    }
    byEpoch("Training loss", "train_loss_by_epoch");
    byEpoch("Validation loss", "validation_loss_by_epoch");
    page.add("Every epoch of every seed is in [losses.csv](losses.csv).");
  }

  private void byEpoch(String title, String name) {
    if (page.hasTable(name)) {
      page.add(title + ", median over seeds:");
      page.table(name);
    }
  }

  private void sweep() {
    SweepTable.of(comparison)
        .ifPresent(
            sweep -> {
              page.add("## Sweep");
              page.charts("sweep_", "Loss of each configuration of the sweep");
              page.table("sweep");
              page.add(
                  Markdown.escape(sweep.legend())
                      + "Statistics of each configuration are in [sweep_summary.csv](sweep_summary.csv),"
                      + " every trial in [sweep_trials.csv](sweep_trials.csv), its losses in"
                      + " [sweep_losses.csv](sweep_losses.csv).");
              presets();
            });
  }

  private void presets() {
    if (page.hasTable("presets")) {
      page.add(
          "The best configuration under each preset. `recommended` carries the tuning of others"
              + " (orthogonal recurrent weights; a bias of 1 of an LSTM's forget gate and of a GRU's"
              + " update gate), `pytorch` draws everything as PyTorch does:");
      page.table("presets");
    }
  }

  private void failedTrials() {
    if (page.hasTable("failed_trials")) {
      page.add("## What diverged or failed");
      page.table("failed_trials");
      String rest = FailedTrials.rest(run);
      if (!rest.isEmpty()) {
        page.add(rest);
      }
    }
  }

  private void costs() {
    page.add("## Costs");
    if (run.costs().isEmpty()) {
      page.add("There is no costs.csv in this folder.");
    } else {
      page.table("costs");
      page.add(CostTable.legend(run.costs()));
    }
  }

  private void provenance() {
    ProvenanceSection section = new ProvenanceSection(run);
    page.add("## Provenance");
    page.add(section.list());
    page.add(
        "The whole experiment is in [spec.yaml](spec.yaml), the machine in"
            + " [provenance.json](provenance.json), each trial in [trials.csv](trials.csv), and"
            + " the tables above as CSV and LaTeX in [tables/](tables).");
    page.add("## Run it again");
    page.add("```\n" + section.again() + "\n```");
    page.add(
        "These results hold for this task, this configuration and these seeds. An architecture that"
            + " loses here may win with another learning rate, width or sequence length.");
  }

  /**
   * Says how the widths were chosen, and how far each is from the parameter budget; empty if the
   * spec does not match them.
   */
  private Optional<String> matching() {
    if (String.valueOf(run.spec().get("match")).equals("hidden_size")) {
      return Optional.of("All architectures have the same hidden_size.");
    }
    if (!(run.spec().get("parameters") instanceof Number total)) {
      return Optional.empty();
    }
    Set<String> gaps = new LinkedHashSet<>();
    run.trials()
        .forEach(
            trial ->
                gaps.add(
                    String.format(
                        Locale.ROOT,
                        "%s with %s units is %s off",
                        Format.name(trial.architecture()),
                        Format.count(trial.hiddenSize()),
                        Format.percent(trial.parameters() / total.doubleValue() - 1))));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Widths are matched by parameters, %s in all: %s.",
            Format.count(total.longValue()),
            String.join(", ", gaps)));
  }
}
