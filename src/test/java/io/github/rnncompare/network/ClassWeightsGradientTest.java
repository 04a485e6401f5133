package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.tensor.Floats;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A class with a weight counts as if its sequences were there so many times. */
class ClassWeightsGradientTest {
  private static final int STEPS = 4;
  private static final int INPUTS = 3;
  private static final int CLASSES = 3;
  private static final int[] TIMES = {3, 1, 2};

  private static RecurrentNetwork network(Engine.Kind engine, int hidden, boolean everyStep) {
    Architecture gru =
        new Architecture(
            "gru",
            hidden,
            Stack.SINGLE,
            Initialisation.PYTORCH,
            in -> new GRU.Builder().engine(engine).nIn(in).nOut(hidden).build());
    Shape shape = new Shape(INPUTS, STEPS, CLASSES, TargetKind.CLASSES, everyStep);
    return RecurrentNetwork.create(gru, shape, 1);
  }

  /** Small networks have their output in plain loops, large ones DL4J's. */
  @ParameterizedTest
  @CsvSource({
    "FAST, 4, 9, false, false",
    "FAST, 4, 9, true, false",
    "FAST, 4, 9, true, true",
    "FAST, 4, 9, false, true",
    "PORTABLE, 4, 9, false, false",
    "PORTABLE, 4, 9, true, true",
    "FAST, 120, 900, false, false"
  })
  void lossAndGradientAreThoseOfRepeatedSequences(
      Engine.Kind engine, int hidden, int sequences, boolean everyStep, boolean masked) {
    // given: all targets of a sequence are of one class, and one sequence has none
    Random random = new Random(1);
    RecurrentNetwork network = network(engine, hidden, everyStep);
    int count = 0;
    for (int i = 0; i < sequences; i++) {
      count += i == 0 ? 1 : TIMES[i % CLASSES];
    }
    Batch once = new Batch(sequences, everyStep, masked);
    Batch often = new Batch(count, everyStep, masked);
    int at = 0;
    for (int i = 0; i < sequences; i++) {
      INDArray features = Nd4j.create(DataType.FLOAT, INPUTS, STEPS);
      for (int k = 0; k < features.length(); k++) {
        features.putScalar(k, random.nextGaussian());
      }
      once.put(i, features, i % CLASSES, i == 0);
      for (int time = 0; time < (i == 0 ? 1 : TIMES[i % CLASSES]); time++) {
        often.put(at++, features, i % CLASSES, i == 0);
      }
    }

    // when
    double[] weights = {TIMES[0], TIMES[1], TIMES[2]};
    Step step = once.forward(network);
    double loss = step.loss(once.targets, weights);
    double positions = step.positions();
    float[] gradient = Floats.of(step.backward());
    Step repeatedStep = often.forward(network);
    double repeated = repeatedStep.loss(often.targets, null);
    double share = repeatedStep.positions() / positions;
    float[] expected = Floats.of(repeatedStep.backward());

    // then
    assertThat(loss).isCloseTo(repeated * share, within(1e-5 * loss));
    for (int i = 0; i < gradient.length; i++) {
      assertThat((double) gradient[i])
          .as("gradient %d", i)
          .isCloseTo(expected[i] * share, within(2e-5));
    }
  }

  /** Central differences of the weighted loss itself. */
  @ParameterizedTest
  @CsvSource({"FAST, false, false", "FAST, true, true", "PORTABLE, true, false"})
  void theGradientIsTheSlopeOfTheLoss(Engine.Kind engine, boolean everyStep, boolean masked) {
    // given
    Random random = new Random(2);
    RecurrentNetwork network = network(engine, 4, everyStep);
    double[] weights = {0.2, 5, 1.5};
    Batch batch = new Batch(6, everyStep, masked);
    for (int i = 0; i < 6; i++) {
      INDArray features = Nd4j.create(DataType.FLOAT, INPUTS, STEPS);
      for (int k = 0; k < features.length(); k++) {
        features.putScalar(k, random.nextGaussian());
      }
      batch.put(i, features, random.nextInt(CLASSES), false);
    }
    INDArray direction = Nd4j.create(DataType.FLOAT, network.parameterCount());
    for (int k = 0; k < direction.length(); k++) {
      direction.putScalar(k, random.nextGaussian());
    }
    Step forward = batch.forward(network);
    forward.loss(batch.targets, weights);
    double expected = forward.backward().mul(direction).sumNumber().doubleValue();

    // when
    double step = 0.03 / direction.norm2Number().doubleValue();
    network.parameters().addi(direction.mul(step));
    double ahead = batch.loss(network, weights);
    network.parameters().subi(direction.mul(2 * step));
    double behind = batch.loss(network, weights);

    // then: single precision and a step of that length leave about 1e-3
    assertThat((ahead - behind) / (2 * step))
        .isCloseTo(expected, within(2e-3 * Math.max(1, Math.abs(expected))));
  }

  /** Sequences with targets; if masked, the last step of each second one is padding. */
  private static final class Batch {
    private final INDArray features;
    private final INDArray targets;
    private final @Nullable INDArray mask;

    Batch(int sequences, boolean everyStep, boolean masked) {
      features = Nd4j.create(DataType.FLOAT, sequences, INPUTS, STEPS);
      targets =
          everyStep
              ? Nd4j.create(DataType.FLOAT, sequences, CLASSES, STEPS)
              : Nd4j.create(DataType.FLOAT, sequences, CLASSES);
      mask = masked ? Nd4j.ones(DataType.FLOAT, sequences, STEPS) : null;
    }

    void put(int at, INDArray sequence, int actual, boolean missing) {
      features.get(point(at)).assign(sequence);
      if (missing) {
        targets.get(point(at)).assign(Double.NaN);
      } else {
        targets.get(point(at), point(actual)).assign(1);
      }
      if (mask != null && actual == 1) {
        mask.putScalar(at, STEPS - 1, 0);
      }
    }

    double loss(RecurrentNetwork network, double @Nullable [] weights) {
      return forward(network).loss(targets, weights);
    }

    Step forward(RecurrentNetwork network) {
      return network.forward(features.dup('f'), mask, true);
    }
  }
}
