package io.github.rnncompare.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRUTesting.DoublePrecision;
import io.github.rnncompare.layer.GRUTesting.Form;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Outputs against the equations, worked out here in scalars. */
@ExtendWith(DoublePrecision.class)
class GRUForwardTest {

  // One example, one input, two hidden units, three steps.
  private static final double[] INPUT = {0.5, -1.0, 2.0};

  // Columns: r of both units, z of both units, n of both units.
  private static final double[] W = {0.4, -0.3, 0.2, 0.6, -0.5, 0.9};
  private static final double[][] RW = {
    {0.1, -0.2, 0.3, -0.4, 0.5, -0.6},
    {0.7, 0.8, -0.9, 0.25, -0.35, 0.45}
  };
  private static final double[] B = {0.05, -0.15, 0.1, -0.25, 0.3, -0.2};
  private static final double[] RB = {0.12, 0.22, -0.32, 0.42, -0.52, 0.62};

  @Test
  void resetAfterTheProduct() {
    assertThat(GRUTesting.difference(layerOutputs(ResetGate.AFTER_PRODUCT), after()))
        .isLessThan(1e-14);
  }

  @Test
  void resetBeforeTheProduct() {
    assertThat(GRUTesting.difference(layerOutputs(ResetGate.BEFORE_PRODUCT), before()))
        .isLessThan(1e-14);
  }

  @Test
  void theTwoFormsDiffer() {
    assertThat(GRUTesting.difference(after(), before())).isGreaterThan(1e-2);
  }

  @Test
  void allWeightsZeroHalveTheStateAtEachStep() {
    // given z = σ(0) = ½ and n = tanh(0) = 0
    MultiLayerNetwork network = network(new Form(ResetGate.AFTER_PRODUCT, false));
    network.params().assign(0);
    ((WorkingLayer) network.getLayer(0))
        .rnnSetPreviousState(
            Map.of(WorkingLayer.STATE_KEY_HIDDEN, Nd4j.create(new double[][] {{0.8, -0.4}})));

    // when
    INDArray output = network.rnnTimeStep(Nd4j.create(new double[][][] {{INPUT}}));

    // then
    INDArray expected = Nd4j.create(new double[][][] {{{0.4, 0.2, 0.1}, {-0.2, -0.1, -0.05}}});
    assertThat(GRUTesting.difference(output, expected)).isZero();
  }

  private static INDArray after() {
    double[][] outputs = new double[2][INPUT.length];
    double h0 = 0;
    double h1 = 0;
    for (int t = 0; t < INPUT.length; t++) {
      double x = INPUT[t];
      double r0 = sigmoid(sum(0, x, h0, h1));
      double r1 = sigmoid(sum(1, x, h0, h1));
      double z0 = sigmoid(sum(2, x, h0, h1));
      double z1 = sigmoid(sum(3, x, h0, h1));
      double n0 = Math.tanh(x * W[4] + B[4] + r0 * (h0 * RW[0][4] + h1 * RW[1][4] + RB[4]));
      double n1 = Math.tanh(x * W[5] + B[5] + r1 * (h0 * RW[0][5] + h1 * RW[1][5] + RB[5]));
      h0 = (1 - z0) * n0 + z0 * h0;
      h1 = (1 - z1) * n1 + z1 * h1;
      outputs[0][t] = h0;
      outputs[1][t] = h1;
    }
    return Nd4j.create(new double[][][] {outputs});
  }

  private static INDArray before() {
    double[][] outputs = new double[2][INPUT.length];
    double h0 = 0;
    double h1 = 0;
    for (int t = 0; t < INPUT.length; t++) {
      double x = INPUT[t];
      double g0 = sigmoid(sum(0, x, h0, h1)) * h0;
      double g1 = sigmoid(sum(1, x, h0, h1)) * h1;
      double z0 = sigmoid(sum(2, x, h0, h1));
      double z1 = sigmoid(sum(3, x, h0, h1));
      double n0 = Math.tanh(sum(4, x, g0, g1));
      double n1 = Math.tanh(sum(5, x, g0, g1));
      h0 = (1 - z0) * n0 + z0 * h0;
      h1 = (1 - z1) * n1 + z1 * h1;
      outputs[0][t] = h0;
      outputs[1][t] = h1;
    }
    return Nd4j.create(new double[][][] {outputs});
  }

  private static double sum(int column, double x, double h0, double h1) {
    return x * W[column] + B[column] + h0 * RW[0][column] + h1 * RW[1][column] + RB[column];
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static INDArray layerOutputs(ResetGate resetGate) {
    MultiLayerNetwork network = network(new Form(resetGate, true));
    network.setParam("0_W", Nd4j.create(new double[][] {W}));
    network.setParam("0_RW", Nd4j.create(RW));
    network.setParam("0_b", Nd4j.create(new double[][] {B}));
    network.setParam("0_rb", Nd4j.create(new double[][] {RB}));
    return network.output(Nd4j.create(new double[][][] {{INPUT}}));
  }

  private static MultiLayerNetwork network(Form form) {
    return GRUTesting.network(form.layer(1, 2));
  }
}
