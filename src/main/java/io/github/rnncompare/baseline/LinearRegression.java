package io.github.rnncompare.baseline;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ridge regression (Hoerl and Kennard 1970): least squares with a penalty on the squares of the
 * weights, but not of the intercept. Of several outputs each has its own weights, and is fitted to
 * the rows in which its target is not missing; where outputs are many and miss different rows, to
 * those in which none is missing.
 */
final class LinearRegression {
  /** Strengths of the penalty, as shares of the inputs' mean variance. */
  static final List<Double> STRENGTHS = List.of(1e2, 1e1, 1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6);

  private static final long MOST_INPUTS = 5_000_000;

  /** Products that the axes of all outputs may take; more would be half a minute and above. */
  private static final double MOST_PRODUCTS = 2e10;

  private final Inputs inputs;
  private final double[][] rows;
  private final double[][] targets;

  /** The axes of the rows that have a target of some output. */
  private final Map<BitSet, PrincipalAxes> axes = new HashMap<>();

  private LinearRegression(Inputs inputs, Sequences sample) {
    this.inputs = inputs;
    rows = inputs.rows(sample);
    targets = Positions.targets(sample);
  }

  /**
   * The models for each strength, the strongest first; none if an output has no target.
   *
   * @param inputSize features of a step
   */
  static List<Model> fit(Inputs inputs, SequenceSet train, int inputSize) {
    long ofSequence = (long) inputs.size(inputSize) * (train.everyStep() ? train.timeSteps() : 1);
    return new LinearRegression(inputs, Sample.of(train, ofSequence, MOST_INPUTS)).models();
  }

  private List<Model> models() {
    int outputSize = targets.length == 0 ? 0 : targets[0].length;
    List<Output> outputs = new ArrayList<>();
    for (BitSet known : known(outputSize)) {
      if (known.isEmpty()) {
        return List.of();
      }
      outputs.add(output(outputs.size(), known));
    }
    return outputs.isEmpty() ? List.of() : STRENGTHS.stream().map(s -> model(outputs, s)).toList();
  }

  /** For each output the rows to fit it to; where that would take too long the complete ones. */
  private List<BitSet> known(int outputSize) {
    List<BitSet> known = IntStream.range(0, outputSize).mapToObj(this::ofOutput).toList();
    double size = rows.length == 0 ? 0 : rows[0].length;
    double products = size * size * (rows.length + 10 * size); // the last for eigenvectors
    if (products * known.stream().distinct().count() <= MOST_PRODUCTS) {
      return known;
    }
    BitSet complete = new BitSet();
    complete.set(0, rows.length);
    known.forEach(complete::and);
    return Collections.nCopies(outputSize, complete);
  }

  private BitSet ofOutput(int output) {
    BitSet known = new BitSet();
    for (int i = 0; i < targets.length; i++) {
      known.set(i, !Double.isNaN(targets[i][output]));
    }
    return known;
  }

  /**
   * What the weights of an output follow from.
   *
   * @param mean of its targets
   * @param covariances of its targets with the inputs along each axis
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Output(PrincipalAxes axes, double mean, double[] covariances) {}

  private Output output(int k, BitSet known) {
    PrincipalAxes along =
        axes.computeIfAbsent(
            known, set -> PrincipalAxes.of(set.stream().mapToObj(i -> rows[i]).toList()));
    double mean = known.stream().mapToDouble(i -> targets[i][k]).average().orElseThrow();
    double[] products = new double[rows[0].length];
    known.stream()
        .forEach(
            i -> {
              double deviation = (targets[i][k] - mean) / known.cardinality();
              for (int j = 0; j < products.length; j++) {
                products[j] += deviation * (rows[i][j] - along.mean()[j]);
              }
            });
    return new Output(along, mean, along.rotated(products));
  }

  private Model model(List<Output> outputs, double strength) {
    double[] intercepts = new double[outputs.size()];
    double[][] weights = new double[outputs.size()][];
    for (int k = 0; k < weights.length; k++) {
      Output output = outputs.get(k);
      double[] coefficients = output.covariances().clone();
      double penalty = strength * output.axes().meanVariance();
      for (int axis = 0; axis < coefficients.length; axis++) {
        coefficients[axis] /= output.axes().variance(axis) + penalty;
      }
      weights[k] = output.axes().rotatedBack(coefficients);
      intercepts[k] = output.mean() - output.axes().atMean(weights[k]);
    }
    return new LinearModel(inputs, intercepts, weights, false);
  }
}
