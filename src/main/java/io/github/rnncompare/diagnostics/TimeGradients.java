package io.github.rnncompare.diagnostics;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.statistics.Quartiles;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient through time: the norm of the derivative of each sequence's loss at its last step T
 * with respect to each state s_t, as a function of the distance T − t (Bengio et al. 1994; Pascanu
 * et al. 2013, arXiv 1211.5063). The other states of step t are held fixed, so that an LSTM's cell
 * state counts as what the next step takes of it.
 *
 * <p>In double precision: a gradient that shrinks to 0.2 of itself at each of 400 steps is still a
 * number.
 */
final class TimeGradients {
  /** The distance from which on the curve is taken to be straight on a logarithmic axis. */
  static final int FIRST_DISTANCE = 10;

  /** Fewer points say nothing of a slope. */
  private static final int MIN_POINTS = 5;

  /** By layer, then by state, then by distance: the norm in each sequence that is so long. */
  private final List<List<Map<Integer, List<Double>>>> norms = new ArrayList<>();

  private final Inspection inspection;

  TimeGradients(RecurrentNetwork network, Inspection inspection, Sequences sequences) {
    this.inspection = inspection;
    for (Inspection.Layer layer : inspection.layers()) {
      List<Map<Integer, List<Double>>> ofStates = new ArrayList<>();
      layer.cell().states().forEach(state -> ofStates.add(new TreeMap<>()));
      norms.add(ofStates);
    }
    inspection.backward(
        new LastStepLoss(network).gradient(inspection, sequences),
        (layer, steps, gradients) -> add(norms.get(layer), steps, gradients));
  }

  private void add(List<Map<Integer, List<Double>>> ofStates, int steps, List<INDArray> gradients) {
    for (int state = 0; state < gradients.size(); state++) {
      double[][] ofSequences = Rows.of(gradients.get(state));
      for (int sequence = 0; sequence < ofSequences.length; sequence++) {
        Inspection.Span span = inspection.spans().get(sequence);
        if (steps > span.first() && steps <= span.end()) {
          ofStates
              .get(state)
              .computeIfAbsent(span.end() - steps, distance -> new ArrayList<>())
              .add(norm(ofSequences[sequence]));
        }
      }
    }
  }

  /** The Euclidean norm, also where the squares would be too small for a number. */
  private static double norm(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : vector) {
      sum += value / largest * (value / largest);
    }
    return largest * Math.sqrt(sum);
  }

  /**
   * The median over the sequences, by distance from 0.
   *
   * @param layer from 0
   */
  List<Double> medians(int layer, int state) {
    return norms.get(layer).get(state).values().stream()
        .map(found -> Quartiles.of(found.stream().mapToDouble(d -> d).toArray()).median())
        .toList();
  }

  /**
   * By what the median changes with each step back: e to the slope of a straight line through its
   * logarithms from distance {@value #FIRST_DISTANCE} on, by least squares. Empty with fewer than
   * {@value #MIN_POINTS} distances at which there is a gradient.
   */
  OptionalDouble factor(int layer, int state) {
    List<Double> medians = medians(layer, state);
    List<double[]> points = new ArrayList<>();
    for (int distance = FIRST_DISTANCE; distance < medians.size(); distance++) {
      if (medians.get(distance) > 0) {
        points.add(new double[] {distance, StrictMath.log(medians.get(distance))});
      }
    }
    return points.size() < MIN_POINTS
        ? OptionalDouble.empty()
        : OptionalDouble.of(StrictMath.exp(slope(points)));
  }

  private static double slope(List<double[]> points) {
    double x = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
    double y = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (double[] point : points) {
      above += (point[0] - x) * (point[1] - y);
      below += (point[0] - x) * (point[0] - x);
    }
    return above / below;
  }

  List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (int layer = 0; layer < norms.size(); layer++) {
      for (int state = 0; state < norms.get(layer).size(); state++) {
        String name = StateNames.of(inspection.layers().get(layer).cell(), state);
        List<Double> medians = medians(layer, state);
        for (int distance = 0; distance < medians.size(); distance++) {
          if (Thinned.keeps(distance, medians.size())) {
            readings.add(
                new Reading(
                    layer + 1, "gradient_norm", name, (long) distance, medians.get(distance)));
          }
        }
        int number = layer + 1;
        factor(layer, state)
            .ifPresent(f -> readings.add(new Reading(number, "gradient_factor", name, null, f)));
      }
    }
    return readings;
  }
}
