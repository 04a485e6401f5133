package io.github.rnncompare.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.Lem;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gates, saturation and norms of states against closed forms. */
class ActivityTest {
  private static final int STEPS = 4;

  private static Activity of(RecurrentNetwork network, Sequences sequences) {
    return new Activity(Inspection.of(network, sequences));
  }

  private static double value(List<Reading> readings, String gate, @Nullable Long position) {
    List<Double> found =
        readings.stream()
            .filter(reading -> reading.of().equals(gate))
            .filter(reading -> position == null || position.equals(reading.position()))
            .map(Reading::value)
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** An LSTM whose gates depend on biases alone: of candidate, forget, output and input. */
  private static RecurrentNetwork lstm(double... biases) {
    RecurrentNetwork network = Nets.network(2, 1, Nets.of(2, LSTM.Builder::new));
    network.parameters().assign(0);
    INDArray bias = network.layers().get(0).getParam("b");
    for (int gate = 0; gate < biases.length; gate++) {
      bias.putScalar(0, 2L * gate, biases[gate]);
      bias.putScalar(0, 2L * gate + 1, biases[gate]);
    }
    return network;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  @Test
  void withoutWeightsGatesAreTheSigmoidOfTheirBias() {
    // given
    Activity activity = of(lstm(0.5, 1, -3, 3), Nets.sequences(new Random(1), 3, STEPS));

    // when, then
    for (long t = 1; t <= STEPS; t++) {
      assertThat(value(activity.openings(), "forget", t)).isCloseTo(sigmoid(1), within(1e-12));
      assertThat(value(activity.openings(), "output", t)).isCloseTo(sigmoid(-3), within(1e-12));
      assertThat(value(activity.openings(), "input", t)).isCloseTo(sigmoid(3), within(1e-12));
    }
    assertThat(activity.openings()).extracting(Reading::of).doesNotContain("candidate");
    assertThat(value(activity.saturation(), "forget", null)).isZero();
    assertThat(value(activity.saturation(), "output", null)).isOne(); // σ(−3) = 0.047
    assertThat(value(activity.saturation(), "input", null)).isOne(); // σ(3) = 0.953
    assertThat(value(activity.saturation(), "candidate", null)).isZero(); // tanh(0.5) = 0.46
  }

  @Test
  void theNormsAreThoseOfTheEquations() {
    // given
    Activity activity = of(lstm(0.5, 1, -3, 3), Nets.sequences(new Random(1), 3, STEPS));

    // when, then: c' = f c + i g, h' = o tanh(c'), in both units
    double cell = 0;
    for (long t = 1; t <= STEPS; t++) {
      cell = sigmoid(1) * cell + sigmoid(3) * StrictMath.tanh(0.5);
      double hidden = sigmoid(-3) * StrictMath.tanh(cell);
      assertThat(value(activity.stateNorms(), "cell_state", t))
          .isCloseTo(Math.sqrt(2) * cell, within(1e-12));
      assertThat(value(activity.stateNorms(), "hidden_state", t))
          .isCloseTo(Math.sqrt(2) * hidden, within(1e-12));
    }
  }

  @Test
  void paddedStepsDoNotCount() {
    // given: one of two sequences has a real step more, at which the unit is saturated
    RecurrentNetwork network = Nets.network(1, 1, Nets.of(1, SimpleRnn.Builder::new));
    network.parameters().assign(0);
    network.layers().get(0).getParam("W").assign(1);
    INDArray features = Nd4j.create(DataType.FLOAT, new long[] {2, Nets.INPUTS, 2}, 'f');
    features.putScalar(new int[] {0, 0, 1}, 9);
    features.putScalar(new int[] {1, 0, 1}, 9);
    INDArray targets = Nd4j.create(DataType.FLOAT, 2, Nets.OUTPUTS);
    INDArray mask = Nd4j.create(new float[][] {{1, 1}, {1, 0}});

    // when, then
    assertThat(
            value(of(network, new Sequences(features, targets, mask)).saturation(), "hidden", null))
        .isCloseTo(1.0 / 3, within(1e-12));
    assertThat(
            value(of(network, new Sequences(features, targets, null)).saturation(), "hidden", null))
        .isCloseTo(0.5, within(1e-12));
    assertThat(
            value(
                of(network, new Sequences(features, targets, mask)).stateNorms(),
                "hidden_state",
                2L))
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void whatHasNoBoundsIsNeverSaturated() {
    RecurrentNetwork network =
        Nets.network(
            2,
            1,
            in -> new SimpleRnn.Builder().nIn(in).nOut(2).activation(Activation.RELU).build());
    assertThat(of(network, Nets.sequences(new Random(2), 1, STEPS)).saturation()).isEmpty();
  }

  @Test
  void aStepSizeIsOpenAtItsLargest() {
    // given: the step sizes of an LEM are 0.3 σ(…)
    RecurrentNetwork network =
        Nets.network(2, 1, Nets.of(2, () -> new Lem.Builder().stepSize(0.3)));
    network.parameters().assign(0);

    // when, then
    assertThat(
            value(of(network, Nets.sequences(new Random(3), 1, 2)).openings(), "hidden_step", 1L))
        .isCloseTo(0.5, within(1e-7));
  }
}
