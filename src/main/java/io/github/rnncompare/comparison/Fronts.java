package io.github.rnncompare.comparison;

import io.github.rnncompare.comparison.Across.Experiment;
import io.github.rnncompare.statistics.Pareto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The Pareto fronts of the primary measure against a cost: the architectures of all experiments on
 * one task that no other dominates.
 */
final class Fronts {
  private final Set<Point> parameters;
  private final Set<Point> step;

  /** One architecture in one experiment. */
  private record Point(String experiment, String architecture) {}

  Fronts(List<Experiment> experiments) {
    parameters =
        fronts(experiments, (e, name) -> OptionalDouble.of((double) Across.parameters(e, name)));
    step =
        fronts(
            experiments,
            (e, name) ->
                Across.stepMs(e, name).map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  private static Set<Point> fronts(
      List<Experiment> experiments, BiFunction<Experiment, String, OptionalDouble> cost) {
    Set<Point> fronts = new HashSet<>();
    for (Experiment experiment : experiments) {
      List<Point> points = new ArrayList<>();
      List<Double> costs = new ArrayList<>();
      List<Double> scores = new ArrayList<>();
      for (Experiment other : experiments) {
        if (experiment.isOnTheTaskOf(other)) {
          for (String name : other.comparison().architectures()) {
            OptionalDouble price = cost.apply(other, name);
            if (price.isPresent() && Double.isFinite(other.score(name))) {
              points.add(new Point(other.name(), name));
              costs.add(price.getAsDouble());
              scores.add(other.score(name));
            }
          }
        }
      }
      Pareto.front(array(costs), array(scores)).forEach(i -> fronts.add(points.get(i)));
    }
    return fronts;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  boolean ofParameters(Experiment experiment, String architecture) {
    return parameters.contains(new Point(experiment.name(), architecture));
  }

  boolean ofStep(Experiment experiment, String architecture) {
    return step.contains(new Point(experiment.name(), architecture));
  }
}
