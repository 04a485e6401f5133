package io.github.rnncompare.comparison;

import io.github.rnncompare.comparison.Across.Experiment;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Pareto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The Pareto fronts of the primary measure against a cost: the architectures of all experiments on
 * one task that no other dominates. Times whose intervals overlap count as equal.
 */
final class Fronts {
  private final List<Experiment> experiments;
  private final Set<Point> parameters;
  private final Set<Point> step;

  /** One architecture in one experiment. */
  private record Point(String experiment, String architecture) {}

  /** The points of a task with their costs and scores. */
  private record Candidates(List<Point> points, List<Interval> costs, List<Double> scores) {}

  Fronts(List<Experiment> experiments) {
    this.experiments = experiments;
    parameters = fronts(Fronts::parameters);
    step = fronts(Fronts::stepMs);
  }

  private static Optional<Interval> parameters(Experiment experiment, String architecture) {
    double count = Across.parameters(experiment, architecture);
    return Optional.of(new Interval(count, count));
  }

  static Optional<Interval> stepMs(Experiment experiment, String architecture) {
    return Across.cost(experiment, architecture).map(Fronts::stepMs);
  }

  /** The interval of the time of a step; in files of older versions just the time. */
  private static Interval stepMs(CostRow row) {
    Double low = row.stepLowMs();
    Double high = row.stepHighMs();
    return low == null || high == null
        ? new Interval(row.stepMs(), row.stepMs())
        : new Interval(low, high);
  }

  private Set<Point> fronts(BiFunction<Experiment, String, Optional<Interval>> cost) {
    Set<Point> fronts = new HashSet<>();
    for (Experiment experiment : experiments) {
      Candidates on = candidates(experiment, cost);
      double[] scores = on.scores().stream().mapToDouble(Double::doubleValue).toArray();
      Pareto.front(on.costs(), scores).forEach(i -> fronts.add(on.points().get(i)));
    }
    return fronts;
  }

  private Candidates candidates(
      Experiment experiment, BiFunction<Experiment, String, Optional<Interval>> cost) {
    Candidates found = new Candidates(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Experiment other : experiments) {
      if (experiment.isOnTheTaskOf(other)) {
        for (String name : other.comparison().architectures()) {
          Optional<Interval> price = cost.apply(other, name);
          if (price.isPresent() && Double.isFinite(other.score(name))) {
            found.points().add(new Point(other.name(), name));
            found.costs().add(price.get());
            found.scores().add(other.score(name));
          }
        }
      }
    }
    return found;
  }

  boolean ofParameters(Experiment experiment, String architecture) {
    return parameters.contains(new Point(experiment.name(), architecture));
  }

  boolean ofStep(Experiment experiment, String architecture) {
    return step.contains(new Point(experiment.name(), architecture));
  }

  /**
   * Whether there is no front against the time of a step on the task of an experiment, since the
   * intervals of all its two or more times overlap.
   */
  boolean stepTimesOverlap(Experiment experiment) {
    List<Interval> times = candidates(experiment, Fronts::stepMs).costs();
    return times.size() > 1 && Pareto.overlap(times);
  }
}
