package io.github.rnncompare.comparison;

import io.github.rnncompare.comparison.Success.Judged;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Relevance;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The comparison of a run's architectures: summaries of every measure, and all pairs. */
public final class Comparison {
  private final RunFiles.Content run;
  private final Optional<Target> target;
  private final Optional<Relevance> relevance;
  private final List<String> architectures;
  private final List<String> baselines;
  private final List<Measure> measures;
  private final List<SummaryRow> summaries;
  private final List<SummaryRow> sweep;
  private final List<ComparisonRow> pairs = new ArrayList<>();
  private final Optional<Success.Judge> judge;
  private final List<String> stillImproving;
  private final OptionalDouble testPerTrain;

  /** Compares the architectures in a run's files. */
  public Comparison(RunFiles.Content run) {
    this.run = run;
    target = Target.of(run.spec());
    relevance = Relevance.of(run.spec());
    architectures = run.architectures();
    baselines = run.baselines().stream().map(BaselineRow::baseline).distinct().toList();
    Optional<TargetReached> reached =
        target.map(found -> new TargetReached(found, isHigherBetter(run)));
    judge = reached.map(r -> new Success.Judge(r, Judged.ON_TEST, run.trials(), run.losses()));
    summaries = new Summaries(run.trials(), run.baselines(), judge).rows();
    sweep =
        new Summaries(
                run.sweepTrials(),
                List.of(),
                reached.map(
                    r ->
                        new Success.Judge(
                            r, Judged.ON_VALIDATION, run.sweepTrials(), run.sweepLosses())))
            .rows();
    measures =
        Measure.of(run.trials()).stream()
            .filter(measure -> summaries.stream().anyMatch(row -> is(row, measure)))
            .toList();
    stillImproving = improving();
    testPerTrain = Resampled.testPerTrain(run.spec(), run.provenance());
    measures.forEach(
        measure -> pairs.addAll(Pairs.of(measure, run.trials(), ranked(measure), testPerTrain)));
    relevance.ifPresent(this::judge);
  }

  private void judge(Relevance smallest) {
    RelevantDifferences judge =
        new RelevantDifferences(smallest, primary(), run.trials(), testPerTrain);
    pairs.replaceAll(
        row -> {
          double better =
              cost(row.architecture(), primary()) <= cost(row.other(), primary())
                  ? value(row.architecture(), primary())
                  : value(row.other(), primary());
          return row.withRelevantDifference(
              row.measure().equals(primary().column()) ? Names.of(judge.of(row, better)) : "");
        });
  }

  private List<String> improving() {
    StillImproving improving = new StillImproving(run.losses(), isHigherBetter(run));
    return architectures.stream()
        .filter(
            name ->
                improving.isSoFor(
                    trials(name), trial -> judge.map(j -> j.isReachedBy(trial)).orElse(false)))
        .toList();
  }

  /** By the trials of the comparison: those of a sweep do not name the metric. */
  private static boolean isHigherBetter(RunFiles.Content run) {
    return run.trials().stream().anyMatch(t -> t.metricBetter().equals(TrialRow.HIGHER));
  }

  public RunFiles.Content run() {
    return run;
  }

  /** The value that a trial is to reach; empty if the spec has no target. */
  public Optional<Target> target() {
    return target;
  }

  /** The architectures, in the order of the run. */
  public List<String> architectures() {
    return architectures;
  }

  public List<String> baselines() {
    return baselines;
  }

  /** The baseline with the best value of a measure; empty if none has one. */
  public Optional<String> bestBaseline(Measure measure) {
    return baselines.stream()
        .filter(name -> Double.isFinite(value(name, measure)))
        .min(Comparator.comparingDouble(name -> cost(name, measure)));
  }

  /** A row for each measure of each architecture and baseline. */
  public List<SummaryRow> summaries() {
    return summaries;
  }

  /** A row for each measure of each configuration that the sweep tried; empty without a sweep. */
  public List<SummaryRow> sweep() {
    return sweep;
  }

  /** A row for each measure of each pair of architectures. */
  public List<ComparisonRow> pairs() {
    return pairs;
  }

  public List<ComparisonRow> pairs(Measure measure) {
    return pairs.stream().filter(row -> row.measure().equals(measure.column())).toList();
  }

  /** How many pairs of architectures there are. */
  public int countOfPairs() {
    return architectures.size() * (architectures.size() - 1) / 2;
  }

  /** The summary of a measure over the trials of an architecture or a baseline. */
  public Optional<SummaryRow> find(String name, Measure measure) {
    return summaries.stream()
        .filter(row -> row.architecture().equals(name) && row.measure().equals(measure.column()))
        .findFirst();
  }

  /** The statistic that stands for the seeds of each architecture. */
  public Centre centre(Measure measure) {
    return measure.higherIsBetter() && !hasLumps(measure) ? Centre.MEAN : Centre.MEDIAN;
  }

  /** Whether the seeds of any architecture fall into two lumps. */
  public boolean hasLumps(Measure measure) {
    return architectures.stream()
        .flatMap(name -> find(name, measure).stream())
        .anyMatch(row -> row.lumps() == 1);
  }

  /** The mean or median of a measure; infinite if there is none. */
  public double value(String name, Measure measure) {
    Double value = find(name, measure).map(centre(measure)::of).orElse(null);
    return value == null ? Double.POSITIVE_INFINITY : value;
  }

  /** The mean or median, negated if higher is better; infinite if there is none. */
  public double cost(String name, Measure measure) {
    double value = value(name, measure);
    return Double.isInfinite(value) ? value : measure.cost(value);
  }

  /**
   * The cost by which an architecture is ranked; infinite if half of its trials or more diverged or
   * failed.
   */
  public double score(String architecture, Measure measure) {
    return mostDivergedOrFailed(architecture, measure)
        ? Double.POSITIVE_INFINITY
        : cost(architecture, measure);
  }

  /** The measures of the run, the primary one last. */
  public List<Measure> measures() {
    return measures;
  }

  private static boolean is(SummaryRow row, Measure measure) {
    return row.measure().equals(measure.column());
  }

  /** The measure that answers the question: from the test split if there is one, else a loss. */
  public Measure primary() {
    return measures.get(measures.size() - 1);
  }

  /**
   * The architectures sorted by their mean or median, the best first; of equals the one with more
   * successes, then the one with the better mean. Architectures with half of their trials or more
   * diverged or failed come last.
   */
  public List<String> ranked(Measure measure) {
    return architectures.stream()
        .sorted(
            Comparator.comparing((String name) -> mostDivergedOrFailed(name, measure))
                .thenComparing(name -> cost(name, measure))
                .thenComparing(name -> -successRate(name, measure))
                .thenComparing(name -> costOfMean(name, measure)))
        .toList();
  }

  private double successRate(String name, Measure measure) {
    Double rate = find(name, measure).map(SummaryRow::successRate).orElse(null);
    return rate == null ? 0 : rate;
  }

  private double costOfMean(String name, Measure measure) {
    Double mean = find(name, measure).map(SummaryRow::mean).orElse(null);
    return mean == null ? Double.POSITIVE_INFINITY : measure.cost(mean);
  }

  private boolean mostDivergedOrFailed(String name, Measure measure) {
    return find(name, measure).map(row -> 2 * row.n() <= row.trials()).orElse(true);
  }

  /** The comparison of two architectures, in either order. */
  public Optional<ComparisonRow> pair(Measure measure, String one, String other) {
    return pairs(measure).stream()
        .filter(row -> List.of(row.architecture(), row.other()).containsAll(List.of(one, other)))
        .findFirst();
  }

  public Verdict verdict(ComparisonRow row) {
    return Verdict.of(row, countOfPairs(), isResampled());
  }

  /** The fewest seeds with which the test of a pair can find a significant difference. */
  public int fewestSeeds(ComparisonRow row) {
    return Verdict.fewestSeeds(row, countOfPairs(), isResampled());
  }

  /** Whether p is from the corrected resampled t-test, as seeds draw splits of one data set. */
  public boolean isResampled() {
    return testPerTrain.isPresent();
  }

  /** As for {@link io.github.rnncompare.statistics.CorrectedResampledT}; empty if not resampled. */
  OptionalDouble testPerTrain() {
    return testPerTrain;
  }

  /** The smallest difference of the primary measure that matters; empty if the spec has none. */
  public Optional<Relevance> relevance() {
    return relevance;
  }

  /** Whether the two differ by what matters; empty where the spec does not say what does. */
  public Optional<PracticalVerdict> practicalVerdict(ComparisonRow row) {
    String name = row.relevance().getOrDefault(ComparisonRow.RELEVANT_DIFFERENCE, "");
    return Stream.of(PracticalVerdict.values())
        .filter(verdict -> Names.of(verdict).equals(name))
        .findFirst();
  }

  /** Whether an architecture is significantly worse than the one that ranks first. */
  public boolean isWorseThanBest(String name, Measure measure) {
    String best = ranked(measure).get(0);
    return !name.equals(best)
        && pair(measure, best, name).map(row -> verdict(row) == Verdict.BETTER).orElse(false);
  }

  /**
   * The architectures that were still improving when training ended, so that more epochs may change
   * the conclusion.
   */
  public List<String> stillImproving() {
    return stillImproving;
  }

  public List<TrialRow> trials(String architecture) {
    return run.trials().stream().filter(t -> t.architecture().equals(architecture)).toList();
  }

  /** A measure as a heading: the column, or {@code test_} and the name of the metric. */
  public String title(Measure measure) {
    return measure.isMetric()
        ? run.trials().stream()
            .map(TrialRow::metric)
            .filter(metric -> !metric.isEmpty())
            .findFirst()
            .map(metric -> "test_" + metric)
            .orElse(measure.column())
        : measure.column();
  }

  /** The configuration that a sweep chose for an architecture; empty without a sweep. */
  public Map<String, String> configuration(String architecture) {
    return trials(architecture).stream().findFirst().map(TrialRow::configuration).orElse(Map.of());
  }
}
