package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.results.ScoreRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.statistics.Friedman;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Nemenyi;
import io.github.rnncompare.statistics.PerformanceProfile;
import io.github.rnncompare.statistics.Ranks;
import io.github.rnncompare.statistics.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Several experiments together (Demšar 2006): each counts once, by the mean or median of its
 * primary measure.
 */
public final class Across {
  /** A run and its name. */
  public record Experiment(String name, Comparison comparison) {
    Measure measure() {
      return comparison.primary();
    }

    /** The best baseline of the primary measure; empty if there is none that can be improved on. */
    OptionalDouble baseline() {
      OptionalDouble least =
          comparison.baselines().stream()
              .mapToDouble(name -> comparison.cost(name, measure()))
              .filter(Double::isFinite)
              .filter(cost -> error(cost) > 0)
              .min();
      return least.isPresent() ? OptionalDouble.of(measure().cost(least.getAsDouble())) : least;
    }

    /** The distance of a cost from the best possible value: a loss of 0, or an accuracy of 1. */
    private double error(double cost) {
      return measure().higherIsBetter() ? 1 + cost : cost;
    }

    /** The error of a cost, divided by the error of the baseline. */
    double share(double cost) {
      return error(cost) / error(measure().cost(baseline().orElse(Double.NaN)));
    }

    double score(String architecture) {
      return comparison.score(architecture, measure());
    }

    /**
     * Whether both experiments have the same task and the same primary measure, so that their
     * scores are comparable.
     */
    boolean isOnTheTaskOf(Experiment other) {
      return task().equals(other.task()) && measure().column().equals(other.measure().column());
    }

    private Object task() {
      return comparison.run().spec().getOrDefault("task", name);
    }
  }

  private static final String SHARE = "baseline_normalised_score";

  private final List<Experiment> experiments;
  private final List<Experiment> leftOut;
  private final List<String> architectures;
  private final Friedman friedman;
  private final Nemenyi nemenyi;
  private final Fronts fronts;
  private final List<ScoreRow> scores;
  private final List<ComparisonRow> pairs;

  /**
   * Puts experiments together.
   *
   * @throws UserErrorException unless there are two experiments or more, with two architectures or
   *     more in common
   */
  public Across(List<Experiment> all) {
    experiments = tested(all);
    leftOut = all.stream().filter(e -> !experiments.contains(e)).toList();
    architectures = inCommon(experiments);
    if (experiments.size() < 2 || architectures.size() < 2) {
      throw new UserErrorException(
          "expected at least two experiments with two architectures in common; found "
              + String.join(
                  ", ",
                  experiments.stream()
                      .map(e -> e.name() + " " + e.comparison().architectures())
                      .toList()));
    }
    friedman =
        Friedman.of(
            experiments.stream()
                .map(e -> architectures.stream().mapToDouble(e::score).toArray())
                .toArray(double[][]::new));
    nemenyi = Nemenyi.of(friedman.meanRanks(), experiments.size(), Verdict.LEVEL);
    scores = new ArrayList<>();
    fronts = new Fronts(this.experiments);
    experiments.forEach(this::addScores);
    pairs = Pairs.of(SHARE, Scale.LINEAR, ranked(), this::shares, OptionalDouble.empty());
  }

  /**
   * A training loss says how well data are memorised, and has no place among scores of a test where
   * there are several of these.
   */
  private static List<Experiment> tested(List<Experiment> all) {
    List<Experiment> tested = all.stream().filter(e -> !e.measure().isOfTraining()).toList();
    return tested.size() < 2 ? List.copyOf(all) : tested;
  }

  /** The experiments that only measure how well data are memorised, if others have a test. */
  public List<String> leftOut() {
    return leftOut.stream().map(Experiment::name).toList();
  }

  private static List<String> inCommon(List<Experiment> experiments) {
    return experiments.stream()
        .limit(1)
        .flatMap(e -> e.comparison().architectures().stream())
        .filter(
            name ->
                experiments.stream().allMatch(e -> e.comparison().architectures().contains(name)))
        .toList();
  }

  private void addScores(Experiment experiment) {
    double[] ranks = Ranks.of(architectures.stream().mapToDouble(experiment::score).toArray());
    OptionalDouble baseline = experiment.baseline();
    for (String name : experiment.comparison().architectures()) {
      double score = experiment.score(name);
      Double value = Double.isFinite(score) ? experiment.measure().cost(score) : null;
      int place = architectures.indexOf(name);
      scores.add(
          new ScoreRow(
              experiment.name(),
              name,
              experiment.measure().column(),
              Names.of(experiment.comparison().centre(experiment.measure())),
              value,
              baseline.isPresent() ? baseline.getAsDouble() : null,
              value == null || baseline.isEmpty() ? null : experiment.share(score),
              place < 0 ? null : ranks[place],
              parameters(experiment, name),
              cost(experiment, name).map(CostRow::stepMs).orElse(null),
              fronts.ofParameters(experiment, name) ? 1 : 0,
              fronts.ofStep(experiment, name) ? 1 : 0));
    }
  }

  static long parameters(Experiment experiment, String architecture) {
    return experiment.comparison().trials(architecture).get(0).parameters();
  }

  static Optional<CostRow> cost(Experiment experiment, String architecture) {
    return experiment.comparison().run().costs().stream()
        .filter(row -> row.architecture().equals(architecture))
        .findFirst();
  }

  /** The interval of the time of a step, in milliseconds; empty if it was not measured. */
  public Optional<Interval> stepMs(String experiment, String architecture) {
    return Fronts.stepMs(named(experiment), architecture);
  }

  /**
   * The tasks, each by the name of its first experiment, on which there is no front against the
   * time of a training step, since the intervals of all times overlap.
   */
  public List<String> withoutStepFront() {
    return experiments.stream()
        .filter(e -> task(e.name()).equals(e.name()) && fronts.stepTimesOverlap(e))
        .map(Experiment::name)
        .toList();
  }

  private Map<String, Double> shares(String architecture) {
    Map<String, Double> shares = new HashMap<>();
    for (Experiment e : experiments) {
      if (e.baseline().isPresent()) {
        shares.put(e.name(), e.share(e.score(architecture)));
      }
    }
    return shares;
  }

  public List<Experiment> experiments() {
    return experiments;
  }

  /** The architectures that all experiments have, in the order of the first experiment. */
  public List<String> architectures() {
    return architectures;
  }

  /** Friedman's test of the architectures, in the order of {@link #architectures}. */
  public Friedman friedman() {
    return friedman;
  }

  /** Nemenyi's test of the same architectures at a level of 0.05. */
  public Nemenyi nemenyi() {
    return nemenyi;
  }

  public double meanRank(String architecture) {
    return friedman.meanRanks().get(architectures.indexOf(architecture));
  }

  /** The architectures sorted by mean rank, the best first. */
  public List<String> ranked() {
    return architectures.stream().sorted(Comparator.comparing(this::meanRank)).toList();
  }

  /** A row for each architecture of each experiment. */
  public List<ScoreRow> scores() {
    return scores;
  }

  /**
   * All pairs of architectures, compared by their baseline-normalised scores over the experiments
   * that have a baseline.
   */
  public List<ComparisonRow> pairs() {
    return pairs;
  }

  /** The experiments without a baseline, whose scores cannot be normalised. */
  public List<String> withoutBaseline() {
    return experiments.stream().filter(e -> e.baseline().isEmpty()).map(Experiment::name).toList();
  }

  /** The name of the first experiment with the same task and primary measure. */
  public String task(String experiment) {
    Experiment one = named(experiment);
    return experiments.stream().filter(one::isOnTheTaskOf).findFirst().orElse(one).name();
  }

  private Experiment named(String name) {
    return experiments.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  /** The experiments that share their task with another one and so are not independent. */
  public List<String> onOneTask() {
    return experiments.stream()
        .filter(
            e ->
                experiments.stream()
                    .anyMatch(other -> !other.name().equals(e.name()) && e.isOnTheTaskOf(other)))
        .map(Experiment::name)
        .toList();
  }

  /**
   * The performance profile of each architecture: the share of runs whose baseline-normalised score
   * is at or below a threshold. Empty if no experiment has a baseline.
   */
  public Optional<PerformanceProfile> profile() {
    List<Experiment> normalised =
        experiments.stream().filter(e -> e.baseline().isPresent()).filter(this::hasRuns).toList();
    return normalised.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PerformanceProfile.of(
                architectures.stream()
                    .map(
                        name ->
                            normalised.stream().map(e -> runs(e, name)).toArray(double[][]::new))
                    .toArray(double[][][]::new)));
  }

  /** Whether each architecture has a trial that did not fail. */
  private boolean hasRuns(Experiment experiment) {
    return architectures.stream().allMatch(name -> runs(experiment, name).length > 0);
  }

  /** The baseline-normalised score of each trial; infinite for one that diverged. */
  private static double[] runs(Experiment experiment, String architecture) {
    List<TrialRow> trials = experiment.comparison().trials(architecture);
    return trials.stream()
        .map(experiment.measure()::cost)
        .flatMapToDouble(OptionalDouble::stream)
        .map(experiment::share)
        .toArray();
  }
}
