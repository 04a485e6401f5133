package io.github.rnncompare.layer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {
  private static final int BATCH = 6;
  private static final int HIDDEN = 4;

  private static INDArray gaussian(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  @Test
  void aShareIsDroppedAndTheRestGrows() {
    for (long[] shape : new long[][] {{100, 30}, {10, 30, 20}}) {
      // given
      INDArray signal = gaussian(new Random(1), shape);
      INDArray before = signal.dup();

      // when
      INDArray dropped = new Dropout(0.25, 3, 1).forward(0, signal);

      // then: a share of 0.25 with a deviation of √(0.25 · 0.75 / 3000) = 0.008 or less
      assertThat(signal).isEqualTo(before);
      assertThat(dropped.shape()).isEqualTo(shape);
      int zeros = 0;
      for (long i = 0; i < signal.length(); i++) {
        double value = dropped.ravel().getDouble(i);
        if (value == 0) {
          zeros++;
        } else {
          assertThat(value).isCloseTo(signal.ravel().getDouble(i) / 0.75, within(1e-6));
        }
      }
      assertThat((double) zeros / signal.length()).isCloseTo(0.25, within(0.03));
    }
  }

  @Test
  void theWayBackDropsWhatTheWayForwardDropped() {
    // given
    Dropout dropout = new Dropout(0.5, 3, 2);
    INDArray ones = Nd4j.ones(DataType.FLOAT, 5, 4, 3);

    // when
    INDArray first = dropout.forward(0, ones);
    INDArray second = dropout.forward(1, ones);

    // then: each layer's own
    assertThat(dropout.backward(0, ones)).isEqualTo(first).isNotEqualTo(second);
    assertThat(dropout.backward(1, ones)).isEqualTo(second);
    assertThat(dropout.backward(1, ones.mul(3))).isEqualTo(second.mul(3));
  }

  @Test
  void whatIsDroppedDependsOnTheSeedAlone() {
    INDArray ones = Nd4j.ones(DataType.FLOAT, 5, 8);
    INDArray dropped = new Dropout(0.5, 3, 1).forward(0, ones);
    assertThat(new Dropout(0.5, 3, 1).forward(0, ones)).isEqualTo(dropped);
    assertThat(new Dropout(0.5, 4, 1).forward(0, ones)).isNotEqualTo(dropped);
  }

  static Stream<Arguments> cases() {
    return Stream.of(Stack.SINGLE, new Stack(2, false), new Stack(2, true))
        .flatMap(
            stack ->
                Stream.<IntFunction<Layer>>of(
                        in -> new SimpleRnn.Builder().nIn(in).nOut(HIDDEN).build(),
                        in -> new GRU.Builder().nIn(in).nOut(HIDDEN).build(),
                        in ->
                            new LSTM.Builder()
                                .nIn(in)
                                .nOut(HIDDEN)
                                .engine(Engine.Kind.PORTABLE)
                                .build(),
                        in ->
                            new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
                                .nIn(in)
                                .nOut(HIDDEN)
                                .activation(Activation.TANH)
                                .build())
                    .map(
                        layer ->
                            new Architecture("any", HIDDEN, stack, Initialisation.PYTORCH, layer)))
        .flatMap(
            architecture ->
                Stream.of(false, true)
                    .map(every -> new Shape(3, 5, 2, TargetKind.VALUES, every))
                    .map(shape -> Arguments.of(architecture, shape)));
  }

  private static double loss(RecurrentNetwork network, INDArray features, INDArray targets) {
    return step(network, features).loss(targets);
  }

  private static Step step(RecurrentNetwork network, INDArray features) {
    network.setDropout(0.4, 11); // the same elements each time
    return network.forward(features, null, true);
  }

  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("try") // the memory is closed, never used
  void backwardIsTheGradientOfTheLossWithWhatWasDropped(Architecture architecture, Shape shape) {
    // given
    Random random = new Random(1);
    RecurrentNetwork network = RecurrentNetwork.create(architecture, shape, 2);
    INDArray features = gaussian(random, BATCH, 3, 5);
    INDArray targets =
        shape.everyStep() ? gaussian(random, BATCH, 2, 5) : gaussian(random, BATCH, 2);
    INDArray direction = gaussian(random, network.parameterCount());
    INDArray gradient = Nd4j.empty();
    for (int i = 0; i < 3; i++) { // the second and third in memory that the first has used
      try (StepMemory memory = network.openStep()) {
        Step step = step(network, features);
        step.loss(targets);
        gradient = step.backward();
      }
    }
    double expected = gradient.mul(direction).sumNumber().doubleValue();

    // when: the loss's slope along a random direction, from both sides
    double step = 0.03 / direction.norm2Number().doubleValue();
    network.parameters().addi(direction.mul(step));
    double ahead = loss(network, features, targets);
    network.parameters().subi(direction.mul(2 * step));
    double behind = loss(network, features, targets);

    // then: single precision and a step of that length leave about 1e-3
    double slope = (ahead - behind) / (2 * step);
    assertThat(slope).isCloseTo(expected, within(3e-3 * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anEvaluationDropsNothing(Architecture architecture, Shape shape) {
    // given
    RecurrentNetwork network = RecurrentNetwork.create(architecture, shape, 2);
    INDArray features = gaussian(new Random(1), BATCH, 3, 5);
    INDArray whole = network.forward(features, null, true).outputs().dup();

    // when
    network.setDropout(0.5, 1);
    INDArray training = network.forward(features, null, true).outputs().dup();
    INDArray evaluation = network.forward(features, null, false).outputs().dup();
    network.setDropout(0, 1);

    // then
    assertThat(training).isNotEqualTo(whole);
    assertThat(evaluation).isEqualTo(whole);
    assertThat(network.forward(features, null, true).outputs()).isEqualTo(whole);
  }

  @Test
  void theOutputReadsAUnitOrNothing() {
    // given: a linear layer that passes on one unit
    Shape shape = new Shape(3, 5, 1, TargetKind.VALUES, false);
    Architecture gru =
        new Architecture(
            "gru",
            HIDDEN,
            Stack.SINGLE,
            Initialisation.PYTORCH,
            in -> new GRU.Builder().nIn(in).nOut(HIDDEN).build());
    RecurrentNetwork network = RecurrentNetwork.create(gru, shape, 2);
    network.dl4j().getLayer(1).params().assign(0);
    network.dl4j().getLayer(1).getParam("W").putScalar(2, 0, 1);
    INDArray features = gaussian(new Random(1), 50, 3, 5);
    float[] unit = network.forward(features, null, false).outputs().toFloatVector();

    // when
    network.setDropout(0.5, 1);
    float[] dropped = network.forward(features, null, true).outputs().toFloatVector();

    // then
    int zeros = 0;
    for (int i = 0; i < unit.length; i++) {
      assertThat(dropped[i]).isIn(0f, 2 * unit[i]);
      zeros += dropped[i] == 0 ? 1 : 0;
    }
    assertThat(zeros).isBetween(10, 40);
  }
}
