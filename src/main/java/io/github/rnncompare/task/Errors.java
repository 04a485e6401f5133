package io.github.rnncompare.task;

import java.util.Arrays;
import java.util.List;
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gathers true numbers and what was told of them, for ND4J to evaluate. */
final class Errors {
  private static final int AT_ONCE = 4096;

  private final ErrorMeasure measure;
  private final List<Double> units;
  private final RegressionEvaluation evaluation;
  private final double[] actual;
  private final double[] told;
  private int gathered;

  /**
   * None yet.
   *
   * @param units what the error of each target is divided by
   */
  Errors(ErrorMeasure measure, List<Double> units) {
    this.measure = measure;
    this.units = units;
    evaluation = new RegressionEvaluation(units.size());
    actual = new double[AT_ONCE * units.size()];
    told = new double[AT_ONCE * units.size()];
  }

  /** Adds one position: a true number, and one that is told, for each target. */
  void add(double[] truly, double[] foretold) {
    int targets = units.size();
    System.arraycopy(truly, 0, actual, gathered * targets, targets);
    System.arraycopy(foretold, 0, told, gathered * targets, targets);
    gathered++;
    if (gathered == AT_ONCE) {
      evaluate();
    }
  }

  private void evaluate() {
    if (gathered > 0) {
      evaluation.eval(gathered(actual), gathered(told));
      gathered = 0;
    }
  }

  private INDArray gathered(double[] numbers) {
    return Nd4j.create(
        Arrays.copyOf(numbers, gathered * units.size()),
        new long[] {gathered, units.size()},
        DataType.DOUBLE);
  }

  /** The measure of all that were added. */
  double value() {
    evaluate();
    return measure.of(evaluation, units);
  }
}
