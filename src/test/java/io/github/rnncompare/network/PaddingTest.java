package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two long and three short sequences in one padded batch, against each length by itself. */
class PaddingTest {
  private static final int LONG = 6;
  private static final int SHORT = 4;
  private static final int OUTPUTS = 2;

  /**
   * @param before steps of padding before the short sequences; the rest stands behind them
   */
  record Case(Stack stack, TargetKind kind, boolean everyStep, int before) {}

  /** A loss, the gradient, and how many elements the loss is the mean of. */
  record Found(double loss, INDArray gradient, double positions) {}

  static Stream<Case> cases() {
    return Stream.of(Stack.SINGLE, new Stack(2, false), new Stack(2, true))
        .flatMap(
            stack ->
                Stream.of(TargetKind.values())
                    .flatMap(
                        kind ->
                            Stream.of(false, true)
                                .flatMap(
                                    every ->
                                        Stream.of(0, 1, 2)
                                            .map(before -> new Case(stack, kind, every, before)))));
  }

  private static RecurrentNetwork network(Case padding) {
    return network(padding, LayerEngine.FAST);
  }

  private static RecurrentNetwork network(Case padding, LayerEngine engine) {
    Architecture gru =
        new Architecture(
            "gru",
            4,
            padding.stack(),
            Initialisation.PYTORCH,
            in -> new GRU.Builder().nIn(in).nOut(4).engine(engine.kind()).build());
    Shape shape = new Shape(3, LONG, OUTPUTS, padding.kind(), padding.everyStep());
    return RecurrentNetwork.create(gru, shape, 1);
  }

  private static Found step(
      RecurrentNetwork network, INDArray features, @Nullable INDArray mask, INDArray targets) {
    Step step = network.forward(features, mask, true);
    double loss = step.loss(targets);
    double steps = mask == null ? features.size(0) * features.size(2) : mask.sumNumber().intValue();
    double positions = targets.rank() == 3 ? steps : features.size(0);
    return new Found(loss, step.backward().dup(), positions);
  }

  private static INDArray gaussian(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  /** Numbers, or for classes the shares of each, which sum to 1 and never are 0. */
  private static INDArray targets(Random random, Case padding, int sequences, int steps) {
    INDArray values = gaussian(random, sequences, OUTPUTS, padding.everyStep() ? steps : 1);
    if (padding.kind() == TargetKind.CLASSES) {
      INDArray share = Nd4j.math().abs(values).addi(0.1);
      values = share.div(share.sum(true, 1).broadcast(share.shape()));
    }
    return padding.everyStep() ? values : values.reshape(sequences, OUTPUTS);
  }

  /** {@code shorter}, padded with sevens, below {@code longer}. */
  private static INDArray together(INDArray longer, INDArray shorter, int before) {
    if (longer.rank() == 2) {
      return Nd4j.concat(0, longer, shorter);
    }
    INDArray padded = Nd4j.valueArrayOf(new long[] {3, shorter.size(1), LONG}, 7f);
    padded.get(all(), all(), interval(before, before + SHORT)).assign(shorter);
    return Nd4j.concat(0, longer, padded);
  }

  private static INDArray mask(int before) {
    INDArray mask = Nd4j.zeros(DataType.FLOAT, 5, LONG);
    mask.get(interval(0, 2), all()).assign(1);
    mask.get(interval(2, 5), interval(before, before + SHORT)).assign(1);
    return mask;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void paddingChangesNeitherLossNorGradient(Case padding) {
    // given
    Random random = new Random(1);
    RecurrentNetwork network = network(padding);
    INDArray longFeatures = gaussian(random, 2, 3, LONG);
    INDArray shortFeatures = gaussian(random, 3, 3, SHORT);
    INDArray longTargets = targets(random, padding, 2, LONG);
    INDArray shortTargets = targets(random, padding, 3, SHORT);

    // when: the network has seen a mask before it sees sequences without one
    Found both =
        step(
            network,
            together(longFeatures, shortFeatures, padding.before()),
            mask(padding.before()),
            together(longTargets, shortTargets, padding.before()));
    Found longer = step(network, longFeatures, null, longTargets);
    Found shorter = step(network, shortFeatures, null, shortTargets);

    // then: the mean of both, weighted by their elements
    double positions = longer.positions() + shorter.positions();
    double loss = longer.loss() * longer.positions() + shorter.loss() * shorter.positions();
    INDArray gradient =
        longer
            .gradient()
            .mul(longer.positions())
            .add(shorter.gradient().mul(shorter.positions()))
            .div(positions);
    assertThat(both.positions()).isEqualTo(positions);
    assertThat(both.loss()).isCloseTo(loss / positions, within(1e-6));
    assertThat(both.gradient().toFloatVector())
        .containsExactly(gradient.toFloatVector(), within(1e-6f));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatStandsAtPaddingIsNeverRead(Case padding) {
    for (LayerEngine engine : List.of(LayerEngine.FAST, LayerEngine.PORTABLE)) {
      // given
      Random random = new Random(2);
      INDArray mask = mask(padding.before());
      INDArray features = gaussian(random, 5, 3, LONG);
      INDArray targets = targets(random, padding, 5, LONG);
      Found expected = step(network(padding, engine), features, mask, targets);
      for (int sequence = 0; sequence < 5; sequence++) {
        for (int t = 0; t < LONG; t++) {
          if (mask.getDouble(sequence, t) == 0) {
            features.get(point(sequence), all(), point(t)).assign(Float.NaN);
            if (padding.everyStep()) {
              targets.get(point(sequence), all(), point(t)).assign(Float.NEGATIVE_INFINITY);
            }
          }
        }
      }

      // when
      Found found = step(network(padding, engine), features, mask, targets);

      // then
      assertThat(found.loss()).isEqualTo(expected.loss());
      assertThat(found.gradient()).isEqualTo(expected.gradient());
    }
  }
}
