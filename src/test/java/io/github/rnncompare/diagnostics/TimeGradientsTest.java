package io.github.rnncompare.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The gradient of the loss at the last step with respect to earlier states. */
class TimeGradientsTest {
  private static final int UNITS = 8;
  private static final double ROUNDING = 1e-5; // the weights are floats

  private static TimeGradients of(RecurrentNetwork network, Sequences sequences) {
    return new TimeGradients(network, Inspection.of(network, sequences), sequences);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.7, 0.99, 1, 1.3})
  void throughAScaledOrthogonalMatrixTheNormIsMultipliedByTheScaleAtEachStep(double scale) {
    // given: h' = x W + s h Q, so ∂h_T / ∂h_t = s^(T − t) Q^(T − t), which keeps norms but for s
    Random random = new Random(1);
    RecurrentNetwork network = Nets.linear(Nets.orthogonal(UNITS, scale, random));
    int steps = 400;

    // when
    TimeGradients gradients = of(network, Nets.sequences(random, 3, steps));

    // then: 0.3^399 is 1e-209, far below the smallest float
    List<Double> medians = gradients.medians(0, 0);
    assertThat(medians).hasSize(steps);
    for (int distance = 0; distance < steps; distance++) {
      double logarithm = StrictMath.log(medians.get(distance) / medians.get(0));
      assertThat(logarithm / Math.max(1, distance))
          .isCloseTo(distance == 0 ? 0 : StrictMath.log(scale), within(ROUNDING));
    }
    assertThat(gradients.factor(0, 0)).hasValueCloseTo(scale, within(ROUNDING));
  }

  @ParameterizedTest
  @EnumSource(TargetKind.class)
  void atDistanceZeroItIsTheGradientOfTheLoss(TargetKind kind) {
    // given: one sequence, for which the output's bias has the gradient of the outputs
    Random random = new Random(2);
    RecurrentNetwork network =
        Nets.network(UNITS, 1, kind, false, Nets.of(UNITS, GRU.Builder::new));
    INDArray target = Nd4j.create(new float[][] {{0, 1}});
    Sequences one = new Sequences(Nets.normal(random, 1, Nets.INPUTS, 6), target, null);
    var step = network.forward(one.features(), null, true);
    step.loss(target);
    INDArray gradient = step.backward();
    long end = gradient.length();
    INDArray biasGradient =
        gradient.get(NDArrayIndex.interval(end - Nets.OUTPUTS, end)).reshape(1, Nets.OUTPUTS);
    INDArray weights = network.dl4j().getOutputLayer().getParam("W");
    double expected = biasGradient.mmul(weights.transpose()).norm2Number().doubleValue();

    // when
    double norm = of(network, one).medians(0, 0).get(0);

    // then
    assertThat(norm).isCloseTo(expected, within(1e-6));
  }

  @Test
  void missingTargetsHaveNoGradient() {
    // given
    Random random = new Random(3);
    RecurrentNetwork network = Nets.network(UNITS, 1, Nets.of(UNITS, GRU.Builder::new));
    Sequences known = Nets.sequences(random, 1, 6);
    Sequences missing =
        new Sequences(known.features(), Nd4j.valueArrayOf(new long[] {1, 2}, Float.NaN), null);

    // when, then
    assertThat(of(network, missing).medians(0, 0)).containsOnly(0.0);
    assertThat(of(network, missing).factor(0, 0)).isEmpty();
    assertThat(of(network, known).medians(0, 0)).doesNotContain(0.0);
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "false, 2", "true, 2"})
  void paddingChangesNothing(boolean before, int layers) {
    // given: sequences of 14 steps, once as they are, once with 5 padded steps of nonsense
    Random random = new Random(4);
    RecurrentNetwork network = Nets.network(UNITS, layers, Nets.of(UNITS, LSTM.Builder::new));
    int steps = 14;
    int padding = 5;
    Sequences plain = Nets.sequences(random, 3, steps);
    INDArray features = Nets.normal(random, 3, Nets.INPUTS, steps + padding);
    INDArray mask = Nd4j.create(DataType.FLOAT, 3, steps + padding);
    int shift = before ? padding : 0;
    for (int sequence = 0; sequence < 3; sequence++) {
      for (int t = 0; t < steps; t++) {
        mask.putScalar(sequence, t + shift, 1);
        for (int i = 0; i < Nets.INPUTS; i++) {
          features.putScalar(
              new int[] {sequence, i, t + shift}, plain.features().getDouble(sequence, i, t));
        }
      }
    }

    // when
    TimeGradients expected = of(network, plain);
    TimeGradients padded = of(network, new Sequences(features, plain.targets(), mask));

    // then
    for (int layer = 0; layer < layers; layer++) {
      for (int state = 0; state < 2; state++) {
        assertThat(padded.medians(layer, state)).isEqualTo(expected.medians(layer, state));
      }
    }
  }

  @Test
  void theFactorNeedsDistancesBeyondTheFirstTen() {
    // given
    Random random = new Random(5);
    RecurrentNetwork network = Nets.linear(Nets.orthogonal(UNITS, 0.9, random));

    // when, then: with 14 steps the distances 10 to 13 are four points
    assertThat(of(network, Nets.sequences(random, 1, 14)).factor(0, 0)).isEmpty();
    assertThat(of(network, Nets.sequences(random, 1, 15)).factor(0, 0)).isPresent();
  }

  @Test
  void ofTargetsAtEveryStepTheLastCounts() {
    // given: the same target after the last step, and others before
    Random random = new Random(6);
    RecurrentNetwork last =
        Nets.network(UNITS, 1, TargetKind.VALUES, false, Nets.of(UNITS, GRU.Builder::new));
    RecurrentNetwork each =
        Nets.network(UNITS, 1, TargetKind.VALUES, true, Nets.of(UNITS, GRU.Builder::new));
    Sequences ofLast = Nets.sequences(random, 2, 6);
    INDArray targets = Nets.normal(random, 2, Nets.OUTPUTS, 6);
    for (int sequence = 0; sequence < 2; sequence++) {
      for (int i = 0; i < Nets.OUTPUTS; i++) {
        targets.putScalar(new int[] {sequence, i, 5}, ofLast.targets().getDouble(sequence, i));
      }
    }
    each.parameters().assign(last.parameters());

    // when, then
    assertThat(of(each, new Sequences(ofLast.features(), targets, null)).medians(0, 0))
        .isEqualTo(of(last, ofLast).medians(0, 0));
  }
}
