package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Forward passes that go on where the last one ended, for truncated backpropagation. */
class CarriedStateTest {
  private static final int BATCH = 4;
  private static final int STEPS = 7;
  private static final int FIRST = 4;
  private static final int HIDDEN = 5;

  private final Random random = new Random(1);

  static Stream<Arguments> cases() {
    return Stream.of(Engine.Kind.values())
        .flatMap(
            engine ->
                Stream.<IntFunction<Layer>>of(
                    in -> new SimpleRnn.Builder().nIn(in).nOut(HIDDEN).engine(engine).build(),
                    in -> new LSTM.Builder().nIn(in).nOut(HIDDEN).engine(engine).build(),
                    in -> new GRU.Builder().nIn(in).nOut(HIDDEN).engine(engine).build()))
        .flatMap(
            layer ->
                Stream.of(1, 2)
                    .flatMap(
                        layers ->
                            Stream.of(false, true)
                                .map(every -> Arguments.of(network(layer, layers, every)))));
  }

  private static RecurrentNetwork network(IntFunction<Layer> layer, int layers, boolean everyStep) {
    return network(layer, new Stack(layers, false), everyStep);
  }

  private static RecurrentNetwork network(
      IntFunction<Layer> layer, Stack stack, boolean everyStep) {
    return RecurrentNetwork.create(
        new Architecture("any", HIDDEN, stack, Initialisation.PYTORCH, layer),
        new Shape(3, STEPS, 2, TargetKind.VALUES, everyStep),
        1);
  }

  private INDArray gaussian(long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private static INDArray steps(INDArray array, int start, int end) {
    return array.get(all(), all(), interval(start, end)).dup('f');
  }

  private static boolean everyStep(RecurrentNetwork network) {
    return network.forward(Nd4j.zeros(DataType.FLOAT, 1, 3, 2), null, false).outputs().rank() == 3;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSecondPartGivesWhatTheWholeGives(RecurrentNetwork network) {
    // given
    INDArray features = gaussian(BATCH, 3, STEPS);
    INDArray whole = network.forward(features, null, false).outputs().dup();
    INDArray expected = whole.rank() == 3 ? steps(whole, FIRST, STEPS) : whole;

    for (int time = 0; time < 2; time++) {
      // when: again from the start, the first part learnt from or only run over
      network.forgetState();
      if (time == 0) {
        network.advanceState(steps(features, 0, FIRST));
      } else {
        network.forwardFromState(steps(features, 0, FIRST), null);
      }
      INDArray second = network.forwardFromState(steps(features, FIRST, STEPS), null).outputs();

      // then
      assertThat(second.shape()).isEqualTo(expected.shape());
      assertThat(second.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-6);
    }
    assertThat(network.forward(features, null, false).outputs()).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void maskedStepsHandTheStateOn(RecurrentNetwork network) {
    // given: sequences that end in the first part, and some that go on
    INDArray features = gaussian(BATCH, 3, STEPS);
    INDArray mask = Nd4j.ones(DataType.FLOAT, BATCH, STEPS);
    mask.get(interval(0, 2), interval(FIRST - 1, STEPS - 1)).assign(0);
    if (!everyStep(network)) {
      assertThatThrownBy(() -> network.forwardFromState(features, mask))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "truncated backpropagation needs targets at every step, or sequences without padding");
      return;
    }
    INDArray whole = network.forward(features, mask, false).outputs().dup();

    // when
    network.forgetState();
    network.forwardFromState(steps(features, 0, FIRST), mask.get(all(), interval(0, FIRST)).dup());
    INDArray second =
        network
            .forwardFromState(
                steps(features, FIRST, STEPS), mask.get(all(), interval(FIRST, STEPS)).dup())
            .outputs();

    // then: at the real steps
    INDArray difference = second.sub(steps(whole, FIRST, STEPS));
    for (int i = 0; i < BATCH; i++) {
      for (int t = FIRST; t < STEPS; t++) {
        if (mask.getInt(i, t) == 1) {
          assertThat(difference.getDouble(i, 0, t - FIRST)).isCloseTo(0, within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("try") // the memory is closed, never used
  void theGradientOfASecondPartDoesNotSeeTheFirst(RecurrentNetwork network) {
    // given: dropout of the same elements each time
    INDArray features = gaussian(BATCH, 3, STEPS);
    INDArray second = steps(features, FIRST, STEPS);
    INDArray targets = everyStep(network) ? gaussian(BATCH, 2, STEPS - FIRST) : gaussian(BATCH, 2);
    INDArray direction = gaussian(network.parameterCount());
    INDArray gradient = Nd4j.empty();
    for (int i = 0; i < 3; i++) { // the second and third in memory that the first has used
      try (StepMemory memory = network.openStep()) {
        Step step = second(network, features, second, Nd4j.zeros(direction.shape()));
        step.loss(targets);
        gradient = step.backward();
      }
    }
    double expected = gradient.mul(direction).sumNumber().doubleValue();

    // when: a slope along a random direction, with the state as it was at the parameters here
    INDArray step = direction.mul(0.03 / direction.norm2Number().doubleValue());
    double ahead = lossOfSecond(network, features, second, step, targets);
    double behind = lossOfSecond(network, features, second, step.neg(), targets);

    // then: single precision and a step of that length leave about 1e-3
    double slope = (ahead - behind) / (2 * step.norm2Number().doubleValue());
    double perLength = expected / direction.norm2Number().doubleValue();
    assertThat(slope).isCloseTo(perLength, within(3e-3 * Math.max(1, Math.abs(perLength))));
  }

  private static double lossOfSecond(
      RecurrentNetwork network,
      INDArray features,
      INDArray second,
      INDArray change,
      INDArray targets) {
    return second(network, features, second, change).loss(targets);
  }

  /** The step over the second part, with parameters that differ by {@code change}. */
  private static Step second(
      RecurrentNetwork network, INDArray features, INDArray second, INDArray change) {
    network.setDropout(0.3, 5);
    network.forgetState();
    network.advanceState(steps(features, 0, FIRST));
    network.parameters().addi(change);
    Step step = network.forwardFromState(second, null);
    network.parameters().subi(change);
    return step;
  }

  @Test
  void whatCarriesNoStateIsRefused() {
    RecurrentNetwork bidirectional =
        network(in -> new GRU.Builder().nIn(in).nOut(HIDDEN).build(), new Stack(1, true), false);
    RecurrentNetwork stock =
        network(
            in -> new org.deeplearning4j.nn.conf.layers.LSTM.Builder().nIn(in).nOut(HIDDEN).build(),
            Stack.SINGLE,
            true);
    for (RecurrentNetwork network : List.of(bidirectional, stock)) {
      assertThatThrownBy(network::forgetState)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "truncated backpropagation needs this project's layers that read forward only, but"
                  + " found a ");
    }
  }
}
