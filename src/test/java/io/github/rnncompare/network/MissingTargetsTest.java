package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.tensor.Floats;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Targets that are missing leave loss and gradient as if they had never been asked for. */
class MissingTargetsTest {
  private static final int STEPS = 4;
  private static final int INPUTS = 3;

  private static RecurrentNetwork network(int hidden, int outputs, boolean everyStep) {
    Architecture gru =
        new Architecture(
            "gru",
            hidden,
            Stack.SINGLE,
            Initialisation.PYTORCH,
            in -> new GRU.Builder().nIn(in).nOut(hidden).build());
    return RecurrentNetwork.create(
        gru, new Shape(INPUTS, STEPS, outputs, TargetKind.VALUES, everyStep), 1);
  }

  private static INDArray gaussian(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private static float[] gradient(RecurrentNetwork network, INDArray features, INDArray targets) {
    Step step = network.forward(features, null, true);
    step.loss(targets);
    return Floats.of(step.backward());
  }

  /** Small networks have their output in plain loops, large ones DL4J's. */
  @ParameterizedTest
  @CsvSource({"4, 6, false", "4, 6, true", "150, 800, false"})
  void sequencesWithoutATargetDoNotCount(int hidden, int sequences, boolean everyStep) {
    // given: the second half has no targets
    Random random = new Random(1);
    int half = sequences / 2;
    RecurrentNetwork network = network(hidden, 2, everyStep);
    INDArray features = gaussian(random, sequences, INPUTS, STEPS);
    INDArray targets =
        everyStep ? gaussian(random, sequences, 2, STEPS) : gaussian(random, sequences, 2);
    INDArray missing = targets.dup();
    missing.get(interval(half, sequences)).assign(Double.NaN);

    // when
    float[] gradient = gradient(network, features, missing);
    Step step = network.forward(features, null, true);
    double loss = step.loss(missing);
    double positions = step.positions();

    // then
    Step ofKnown = network.forward(features.get(interval(0, half), all(), all()).dup(), null, true);
    double known = ofKnown.loss(targets.get(interval(0, half)).dup());
    float[] alone = Floats.of(ofKnown.backward());
    assertThat(positions).isEqualTo(half * (everyStep ? STEPS : 1));
    assertThat(loss).isCloseTo(known, within(1e-6));
    assertThat(gradient).hasSize(alone.length);
    for (int i = 0; i < gradient.length; i++) {
      assertThat(gradient[i]).isCloseTo(alone[i], within(1e-5f));
    }
  }

  /** The output's weights of a target that is missing everywhere get no gradient, others theirs. */
  @ParameterizedTest
  @CsvSource({"4, 6", "150, 800"})
  void aTargetThatIsMissingEverywhereHasNoGradient(int hidden, int sequences) {
    // given
    Random random = new Random(2);
    RecurrentNetwork two = network(hidden, 2, false);
    INDArray features = gaussian(random, sequences, INPUTS, STEPS);
    INDArray targets = gaussian(random, sequences, 2);
    targets.getColumn(1).assign(Double.NaN);

    // when
    float[] gradient = gradient(two, features, targets);

    // then: W is stored output by output, then the biases
    int first = gradient.length - 2 * hidden - 2;
    for (int i = 0; i < hidden; i++) {
      assertThat(gradient[first + hidden + i]).isZero();
      assertThat(Math.abs(gradient[first + i])).isPositive();
    }
    double numeric = numericalBiasGradient(two, features, targets);
    assertThat((double) gradient[gradient.length - 2]).isCloseTo(numeric, within(1e-3));
    assertThat(gradient[gradient.length - 1]).isZero();
  }

  private static double numericalBiasGradient(
      RecurrentNetwork network, INDArray features, INDArray targets) {
    long bias = network.parameters().length() - 2;
    double value = network.parameters().getDouble(bias);
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      network.parameters().putScalar(bias, value + (side == 0 ? -0.01 : 0.01));
      losses[side] = network.forward(features, null, false).loss(targets);
    }
    network.parameters().putScalar(bias, value);
    return (losses[1] - losses[0]) / 0.02;
  }
}
