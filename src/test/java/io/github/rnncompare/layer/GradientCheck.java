package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Compares gradients with central differences, in double precision: for each parameter the slope of
 * the loss along a few random directions. An error in any entry shows in all of them. (DL4J's own
 * check goes entry by entry; one test runs that too.)
 */
final class GradientCheck {

  /**
   * What a right gradient stays under; the largest error seen is 6e-7, of an LSTM without an input
   * gate, whose loss is so curved that the difference of two losses is that far from the slope.
   */
  static final double TOLERANCE = 1e-6;

  private static final double STEP = 1e-5;
  private static final int DIRECTIONS = 2;

  private GradientCheck() {}

  /** The largest error of a network's gradient; see {@link #largestError}. */
  static double largestError(MultiLayerNetwork network, DataSet data) {
    return largestError(
        network.paramTable(),
        gradients(network, data),
        () -> data.numExamples() * network.score(data, true));
  }

  /** The largest error of a graph's gradient; see {@link #largestError}. */
  static double largestError(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    graph.computeGradientAndScore();
    Map<String, INDArray> gradients = copies(graph.gradient());
    return largestError(
        graph.paramTable(), gradients, () -> data.getFeatures(0).size(0) * graph.score(data, true));
  }

  /** The gradients of the loss summed over the examples, by parameter. */
  static Map<String, INDArray> gradients(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    network.computeGradientAndScore();
    return copies(network.gradient());
  }

  static Map<String, INDArray> copies(Gradient gradient) {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    gradient.gradientForVariable().forEach((key, value) -> copies.put(key, value.dup()));
    return copies;
  }

  /**
   * The largest error of any parameter's slopes, relative to the largest slope of that parameter,
   * so that a wrong small parameter does not hide behind a large one.
   *
   * @param parameters views into the network's parameters
   * @param gradients what to check, by the same keys
   * @param loss the loss at the present parameters
   */
  static double largestError(
      Map<String, INDArray> parameters, Map<String, INDArray> gradients, DoubleSupplier loss) {
    if (!parameters.keySet().equals(gradients.keySet())) {
      throw new AssertionError(
          "gradients for %s, parameters %s".formatted(gradients.keySet(), parameters.keySet()));
    }
    double largest = 0;
    for (Map.Entry<String, INDArray> entry : parameters.entrySet()) {
      largest =
          Math.max(
              largest,
              largestError(entry.getValue(), requireNonNull(gradients.get(entry.getKey())), loss));
    }
    return largest;
  }

  private static double largestError(INDArray parameter, INDArray gradient, DoubleSupplier loss) {
    INDArray unchanged = parameter.dup();
    double largestError = 0;
    double largestSlope = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      INDArray direction = LayerTesting.random(100 + i, parameter.shape());
      parameter.addi(direction.mul(STEP));
      double above = loss.getAsDouble();
      parameter.assign(unchanged).subi(direction.mul(STEP));
      double below = loss.getAsDouble();
      parameter.assign(unchanged);

      double expected = (above - below) / (2 * STEP);
      double found = gradient.mul(direction).sumNumber().doubleValue();
      double error = Math.abs(found - expected);
      largestError = Math.max(largestError, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
      largestSlope = Math.max(largestSlope, Math.abs(expected));
    }
    // A parameter without influence (RW at one step from a zero state) must have gradient zero.
    return largestError / Math.max(largestSlope, 1e-3);
  }
}
