package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.statistics.Friedman;
import io.github.rnncompare.statistics.SignedRank;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes {@code report.md} of a comparison across several experiments. */
final class AcrossReport {
  /**
   * The number of experiments that the chi-squared and F distributions need (Demšar 2006, section
   * 3.2.2).
   */
  private static final int MANY_EXPERIMENTS = 10;

  private final Across across;
  private final Friedman friedman;
  private final Page page;

  /**
   * @param tables by file name
   * @param charts file names without their endings
   */
  AcrossReport(Across across, Map<String, ResultTable> tables, Set<String> charts) {
    this.across = across;
    this.friedman = across.friedman();
    page = new Page(tables, charts);
  }

  /**
   * The answer in two sentences: which architecture ranks best, and whether that is significant.
   */
  static String answer(Across across) {
    Friedman friedman = across.friedman();
    boolean significant = friedman.fP() < Verdict.LEVEL;
    return String.format(
        Locale.ROOT,
        "%s over %d experiments, %s. Friedman's test %s (F = %s with %d and %d degrees of freedom, %s)%s.",
        best(across),
        across.experiments().size(),
        ranks(across),
        significant ? "finds significant differences" : "finds no significant difference",
        Format.number(friedman.f()),
        friedman.degreesOfFreedom(),
        friedman.secondDegreesOfFreedom(),
        Format.p(friedman.fP()),
        significant ? "; " + nemenyi(across) : "");
  }

  /** "gru has the best mean rank". */
  private static String best(Across across) {
    double least = across.meanRank(across.ranked().get(0));
    List<String> best =
        across.ranked().stream()
            .filter(name -> across.meanRank(name) == least)
            .map(Format::name)
            .toList();
    return Format.list(best) + (best.size() == 1 ? " has" : " share") + " the best mean rank";
  }

  /** "1.40 (lstm 2.20, gru 2.40)". */
  private static String ranks(Across across) {
    double least = across.meanRank(across.ranked().get(0));
    List<String> others =
        across.ranked().stream()
            .filter(name -> across.meanRank(name) > least)
            .map(name -> Format.name(name) + " " + rank(across, name))
            .toList();
    return rank(across, across.ranked().get(0))
        + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
  }

  private static String rank(Across across, String name) {
    return String.format(Locale.ROOT, "%.2f", across.meanRank(name));
  }

  /** Which architectures differ significantly from the best. */
  private static String nemenyi(Across across) {
    List<String> ranked = across.ranked();
    String best = ranked.get(0);
    double critical = across.nemenyi().criticalDifference();
    List<String> worse =
        ranked.stream()
            .filter(name -> across.meanRank(name) - across.meanRank(best) >= critical)
            .map(Format::name)
            .toList();
    return String.format(
        Locale.ROOT,
        "by Nemenyi's critical difference of %.2f %s differs from %s",
        critical,
        Format.name(best),
        worse.isEmpty() ? "none of them" : Format.list(worse));
  }

  String text() {
    page.add("# " + across.experiments().size() + " experiments together");
    page.answer(answer(across));
    warnings();
    page.table("overview");
    page.add(OverviewTable.LEGEND);
    page.add("## Ranks");
    page.table("ranks");
    page.add(
        "Means or medians over seeds of the primary measure in each experiment, and in parentheses the rank"
            + " there, 1 being the best. An architecture with half of its trials or more"
            + " diverged or failed ranks last.");
    page.chart("critical_difference", "Mean ranks and the critical difference");
    page.add(
        "Bars join architectures whose mean ranks differ by less than the critical difference"
            + " (Nemenyi, α = 0.05). "
            + chiSquared());
    if (page.hasTable("pairs")) {
      pairs();
    }
    if (page.hasChart("performance_profile")) {
      page.add("## Performance profile");
      page.chart("performance_profile", "Share of runs at or below a share of the baseline");
      page.add(
          "The share of runs (vertical) whose score is at most the given share of the baseline"
              + " (horizontal); all experiments have the same weight. A line further to the upper left"
              + " is better.");
    }
    pareto();
    page.add("## Provenance");
    provenanceOfEach();
    return page.text();
  }

  /** " No front against time, as the times' spreads overlap: …."; empty if there is none such. */
  private String noFront() {
    List<String> tasks = across.withoutStepFront().stream().map(Format::name).toList();
    return tasks.isEmpty()
        ? ""
        : " No front against time, as the spreads of all times overlap: "
            + Markdown.escape(Format.list(tasks))
            + ".";
  }

  private void warnings() {
    List<String> leftOut = across.leftOut().stream().map(Format::name).toList();
    if (!leftOut.isEmpty()) {
      page.add(
          Markdown.escape(
              "Left out, as a training loss says only how well data are memorised: "
                  + Format.list(leftOut)
                  + "."));
    }
    List<String> same = across.onOneTask().stream().map(Format::name).toList();
    if (!same.isEmpty()) {
      page.add(
          Markdown.escape(
              "Not independent: "
                  + Format.list(same)
                  + " share a task. The tests below assume independent experiments, so their"
                  + " p-values are too small."));
    }
    if (across.experiments().size() <= MANY_EXPERIMENTS) {
      page.add(
          "The distributions of Friedman's test are only approximate for so few experiments; Demšar asks for"
              + " more than 10 experiments and more than 5 architectures.");
    }
  }

  private String chiSquared() {
    return Markdown.escape(
        String.format(
            Locale.ROOT,
            "Friedman: χ² = %s with %d degrees of freedom, %s.",
            Format.number(friedman.chiSquared()),
            friedman.degreesOfFreedom(),
            Format.p(friedman.chiSquaredP())));
  }

  private void pairs() {
    page.add("## Experiment by experiment");
    page.table("pairs");
    int pairs = across.pairs().size();
    page.add(
        "The first is better by so much, in the mean over experiments, of the score as a share of the baseline"
            + " (for an accuracy: of the distances from 1),"
            + " so that tasks of different scales have the same weight; p is from Wilcoxon's signed-rank"
            + " test, exact, with Holm's correction. To be significant a pair needs at least "
            + SignedRank.fewest(pairs, Verdict.LEVEL)
            + " experiments."
            + (across.withoutBaseline().isEmpty()
                ? ""
                : " Left out, as they have no baseline: "
                    + Markdown.escape(
                        Format.list(across.withoutBaseline().stream().map(Format::name).toList()))
                    + "."));
    page.add(
        "The same as a multi-comparison matrix (Ismail-Fawaz et al. 2023): by how much the row is better"
            + " than the column, in how many experiments it wins, ties and loses, and p of the pair"
            + " alone, which does not change with the architectures beside it.");
    page.table("matrix");
  }

  private void pareto() {
    page.add("## Quality against cost");
    page.chart("pareto_parameters", "Quality against parameters");
    page.chart("pareto_step", "Quality against the time of a training step");
    page.table("pareto");
    page.add(
        "An architecture is on a front if no other on the same task is as good at a lower cost or"
            + " better at the same cost; times whose intervals overlap count as the same."
            + noFront()
            + " step_ms was measured in each run separately: compare it only if"
            + " all ran on the same machine.");
  }

  private void provenanceOfEach() {
    page.add(
        across.experiments().stream()
            .map(each -> new ProvenanceSection(each.comparison().run()).item(each.name()))
            .collect(Collectors.joining("\n")));
    page.add(
        "Every number is in [scores.csv](scores.csv) and [comparisons.csv](comparisons.csv), the"
            + " tables as CSV and LaTeX in [tables/](tables).");
  }
}
