package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.results.ScoreRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.statistics.Friedman;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Nemenyi;
import io.github.rnncompare.statistics.PerformanceProfile;
import io.github.rnncompare.statistics.Ranks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Several experiments together (Demšar 2006): each counts once, by the mean of the primary measure
 * that decides in it.
 */
public final class Across {
  /** A run by its name. */
  public record Experiment(String name, Comparison comparison) {
    Measure measure() {
      return comparison.primary();
    }

    /** The best baseline of the primary measure, where there is one to improve on. */
    OptionalDouble baseline() {
      OptionalDouble least =
          comparison.baselines().stream()
              .mapToDouble(name -> comparison.cost(name, measure()))
              .filter(Double::isFinite)
              .filter(cost -> error(cost) > 0)
              .min();
      return least.isPresent() ? OptionalDouble.of(measure().cost(least.getAsDouble())) : least;
    }

    /** A cost as a distance from the best that there can be: 0, or an accuracy of 1. */
    private double error(double cost) {
      return measure().higherIsBetter() ? 1 + cost : cost;
    }

    /** A cost as a share of the baseline's. */
    double share(double cost) {
      return error(cost) / error(measure().cost(baseline().orElse(Double.NaN)));
    }

    double score(String architecture) {
      return comparison.score(architecture, measure());
    }

    /** What makes two experiments comparable as they are. */
    boolean isOnTheTaskOf(Experiment other) {
      return task().equals(other.task()) && measure().column().equals(other.measure().column());
    }

    private Object task() {
      return comparison.run().spec().getOrDefault("task", name);
    }
  }

  private static final String SHARE = "baseline_normalised_score";

  private final List<Experiment> experiments;
  private final List<String> architectures;
  private final Friedman friedman;
  private final Nemenyi nemenyi;
  private final List<ScoreRow> scores;
  private final List<ComparisonRow> pairs;

  /**
   * Puts experiments together.
   *
   * @throws UserErrorException where there are not two of them with two architectures in common
   */
  public Across(List<Experiment> experiments) {
    this.experiments = List.copyOf(experiments);
    architectures = inCommon(experiments);
    if (experiments.size() < 2 || architectures.size() < 2) {
      throw new UserErrorException(
          "two experiments with two architectures in common can be put together; these are "
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
    Fronts fronts = new Fronts(this.experiments);
    experiments.forEach(e -> addScores(e, fronts));
    pairs = Pairs.of(SHARE, Interval.ANY, ranked(), this::shares);
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

  private void addScores(Experiment experiment, Fronts fronts) {
    double[] ranks = Ranks.of(architectures.stream().mapToDouble(experiment::score).toArray());
    OptionalDouble baseline = experiment.baseline();
    for (String name : experiment.comparison().architectures()) {
      double score = experiment.score(name);
      Double mean = Double.isFinite(score) ? experiment.measure().cost(score) : null;
      int place = architectures.indexOf(name);
      scores.add(
          new ScoreRow(
              experiment.name(),
              name,
              experiment.measure().column(),
              mean,
              baseline.isPresent() ? baseline.getAsDouble() : null,
              mean == null || baseline.isEmpty() ? null : experiment.share(score),
              place < 0 ? null : ranks[place],
              parameters(experiment, name),
              stepMs(experiment, name).orElse(null),
              fronts.ofParameters(experiment, name) ? 1 : 0,
              fronts.ofStep(experiment, name) ? 1 : 0));
    }
  }

  static long parameters(Experiment experiment, String architecture) {
    return experiment.comparison().trials(architecture).get(0).parameters();
  }

  static Optional<Double> stepMs(Experiment experiment, String architecture) {
    return experiment.comparison().run().costs().stream()
        .filter(row -> row.architecture().equals(architecture))
        .map(CostRow::stepMs)
        .findFirst();
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

  /** Those that all experiments have, in the order of the first. */
  public List<String> architectures() {
    return architectures;
  }

  /** The test of the architectures, in the order of {@link #architectures}. */
  public Friedman friedman() {
    return friedman;
  }

  /** The same at a level of 0.05. */
  public Nemenyi nemenyi() {
    return nemenyi;
  }

  public double meanRank(String architecture) {
    return friedman.meanRanks().get(architectures.indexOf(architecture));
  }

  /** The architectures by their mean ranks, the best first. */
  public List<String> ranked() {
    return architectures.stream().sorted(Comparator.comparing(this::meanRank)).toList();
  }

  /** Experiment by experiment, each architecture that it has. */
  public List<ScoreRow> scores() {
    return scores;
  }

  /** Every two architectures over the experiments that have a baseline, by their shares of it. */
  public List<ComparisonRow> pairs() {
    return pairs;
  }

  /** The experiments without a baseline, which cannot be put on one scale with the others. */
  public List<String> withoutBaseline() {
    return experiments.stream().filter(e -> e.baseline().isEmpty()).map(Experiment::name).toList();
  }

  /** The first experiment that is on the same task and has the same primary measure. */
  public String task(String experiment) {
    Experiment one = named(experiment);
    return experiments.stream().filter(one::isOnTheTaskOf).findFirst().orElse(one).name();
  }

  private Experiment named(String name) {
    return experiments.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  /** The experiments that share their task with another: they are not independent. */
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
   * For each architecture the share of runs at or below a share of the baseline, over the
   * experiments that have one; empty where none has.
   */
  public Optional<PerformanceProfile> profile() {
    List<Experiment> floored =
        experiments.stream().filter(e -> e.baseline().isPresent()).filter(this::hasRuns).toList();
    return floored.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PerformanceProfile.of(
                architectures.stream()
                    .map(name -> floored.stream().map(e -> runs(e, name)).toArray(double[][]::new))
                    .toArray(double[][][]::new)));
  }

  /** Whether not all trials of an architecture failed, which would leave nothing to count. */
  private boolean hasRuns(Experiment experiment) {
    return architectures.stream().allMatch(name -> runs(experiment, name).length > 0);
  }

  /** Shares of the baseline; infinite for a trial that diverged. */
  private static double[] runs(Experiment experiment, String architecture) {
    List<TrialRow> trials = experiment.comparison().trials(architecture);
    return trials.stream()
        .map(experiment.measure()::cost)
        .flatMapToDouble(OptionalDouble::stream)
        .map(experiment::share)
        .toArray();
  }
}
