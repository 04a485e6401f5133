package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.RecurrentLayerImpl;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RecurrentNetworkTest {
  private static final int SEQUENCES = 6;
  private static final Shape LECTURE = new Shape(10, 5, 1, TargetKind.VALUES, false);

  private static List<Architecture> architectures(int hiddenSize) {
    return architectures(hiddenSize, Stack.SINGLE);
  }

  private static List<Architecture> architectures(int hiddenSize, Stack stack) {
    return List.of(
        new Architecture(
            "simple_rnn",
            hiddenSize,
            stack,
            Initialisation.PYTORCH,
            in -> new SimpleRnn.Builder().nIn(in).nOut(hiddenSize).recurrentBias(true).build()),
        new Architecture(
            "lstm",
            hiddenSize,
            stack,
            Initialisation.PYTORCH,
            in -> new LSTM.Builder().nIn(in).nOut(hiddenSize).recurrentBias(true).build()),
        new Architecture(
            "gru",
            hiddenSize,
            stack,
            Initialisation.PYTORCH,
            in -> new GRU.Builder().nIn(in).nOut(hiddenSize).recurrentBias(true).build()));
  }

  private static List<Architecture> stock(int hiddenSize, Stack stack) {
    return List.of(
        new Architecture(
            "simple_rnn",
            hiddenSize,
            stack,
            Initialisation.PYTORCH,
            in ->
                new org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.Builder()
                    .nIn(in)
                    .nOut(hiddenSize)
                    .activation(Activation.TANH)
                    .build()),
        new Architecture(
            "lstm",
            hiddenSize,
            stack,
            Initialisation.PYTORCH,
            in ->
                new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
                    .nIn(in)
                    .nOut(hiddenSize)
                    .activation(Activation.TANH)
                    .build()));
  }

  static Stream<Arguments> cases() {
    return cases(stack -> architectures(4, stack));
  }

  static Stream<Arguments> stockCases() {
    return cases(stack -> stock(4, stack));
  }

  private static Stream<Arguments> cases(Function<Stack, List<Architecture>> architectures) {
    return Stream.of(Stack.SINGLE, new Stack(2, false), new Stack(2, true))
        .flatMap(stack -> architectures.apply(stack).stream())
        .flatMap(
            architecture ->
                Stream.of(TargetKind.values())
                    .flatMap(
                        kind ->
                            Stream.of(false, true)
                                .map(every -> new Shape(3, 5, 2, kind, every))
                                .map(shape -> Arguments.of(architecture, shape))));
  }

  private static RecurrentNetwork network(Architecture architecture, Shape shape, long seed) {
    return RecurrentNetwork.create(architecture, shape, seed);
  }

  private static INDArray gaussian(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private static INDArray targets(Random random, Shape shape) {
    int steps = shape.everyStep() ? shape.timeSteps() : 1;
    INDArray targets = Nd4j.zeros(DataType.FLOAT, SEQUENCES, shape.outputSize(), steps);
    for (int i = 0; i < SEQUENCES; i++) {
      for (int t = 0; t < steps; t++) {
        if (shape.targets() == TargetKind.CLASSES) {
          targets.putScalar(new int[] {i, random.nextInt(shape.outputSize()), t}, 1);
        } else {
          for (int k = 0; k < shape.outputSize(); k++) {
            targets.putScalar(new int[] {i, k, t}, random.nextGaussian());
          }
        }
      }
    }
    return shape.everyStep() ? targets : targets.reshape(SEQUENCES, shape.outputSize());
  }

  /** The loss by its definition: the mean over all elements, in double precision. */
  private static double meanLoss(INDArray outputs, INDArray targets, TargetKind kind) {
    INDArray o = outputs.castTo(DataType.DOUBLE);
    INDArray y = targets.castTo(DataType.DOUBLE);
    if (kind == TargetKind.VALUES) {
      INDArray error = o.sub(y);
      return error.mul(error).meanNumber().doubleValue();
    }
    double positions = (double) targets.length() / targets.size(1);
    double sum = 0;
    for (long i = 0; i < y.length(); i++) {
      sum -= y.ravel().getDouble(i) * Math.log(o.ravel().getDouble(i));
    }
    return sum / positions;
  }

  @ParameterizedTest
  @MethodSource({"cases", "stockCases"})
  void theLossIsTheMeanOverAllElements(Architecture architecture, Shape shape) {
    // given
    Random random = new Random(1);
    RecurrentNetwork network = network(architecture, shape, 2);
    INDArray targets = targets(random, shape);

    // when
    Step step = network.forward(gaussian(random, SEQUENCES, 3, 5), null, false);
    INDArray outputs = step.outputs();
    double loss = step.loss(targets);

    // then
    assertThat(outputs.shape()).isEqualTo(targets.shape());
    assertThat(loss).isCloseTo(meanLoss(outputs, targets, shape.targets()), within(1e-6));
  }

  @ParameterizedTest
  @MethodSource({"cases", "stockCases"})
  void backwardIsTheGradientOfTheMeanLoss(Architecture architecture, Shape shape) {
    // given
    Random random = new Random(1);
    RecurrentNetwork network = network(architecture, shape, 2);
    INDArray features = gaussian(random, SEQUENCES, 3, 5);
    INDArray targets = targets(random, shape);
    Step forward = network.forward(features, null, true);
    forward.loss(targets);
    INDArray gradient = forward.backward().dup();
    INDArray direction = gaussian(random, network.parameterCount());

    // when: the loss's slope along a random direction, from both sides
    double step = 0.03 / direction.norm2Number().doubleValue();
    network.parameters().addi(direction.mul(step));
    double ahead = network.forward(features, null, true).loss(targets);
    network.parameters().subi(direction.mul(2 * step));
    double behind = network.forward(features, null, true).loss(targets);

    // then: single precision and a step of that length leave about 1e-3
    double slope = (ahead - behind) / (2 * step);
    double expected = gradient.mul(direction).sumNumber().doubleValue();
    assertThat(slope).isCloseTo(expected, within(2e-3 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void theLecturesNetworksHaveTheSizesOfTheNotes() {
    assertThat(architectures(20))
        .extracting(architecture -> network(architecture, LECTURE, 1).parameterCount())
        .containsExactly(661L, 2581L, 1941L);
  }

  @Test
  void stackedLayersHavePyTorchsNumberOfWeights() {
    // given: gates · (inputs + H + 2 biases) · H for each layer and direction, then H or 2 H + 1
    int hiddenSize = 4;

    assertThat(architectures(hiddenSize, new Stack(3, false)))
        .extracting(architecture -> network(architecture, LECTURE, 1).parameterCount())
        .containsExactly(
            (16 + 10 + 10) * 4L + 5, 4 * (16 + 10 + 10) * 4L + 5, 3 * (16 + 10 + 10) * 4L + 5);
    assertThat(architectures(hiddenSize, new Stack(2, true)))
        .extracting(architecture -> network(architecture, LECTURE, 1).parameterCount())
        .containsExactly(
            2 * (16 + 14) * 4L + 9, 4 * 2 * (16 + 14) * 4L + 9, 3 * 2 * (16 + 14) * 4L + 9);
  }

  @Test
  void atTheLastStepTheBackwardDirectionHasSeenThatStepOnly() {
    for (Architecture architecture : architectures(4, new Stack(1, true))) {
      // given: a linear layer that reads the backward direction alone
      RecurrentNetwork network = network(architecture, LECTURE, 1);
      network.dl4j().getLayer(1).getParam("W").get(interval(0, 4), all()).assign(0);
      INDArray features = gaussian(new Random(1), 2, 10, 5);
      double before = network.forward(features, null, false).outputs().getDouble(0);

      // when, then: a change of the first step is not seen, a change of the last is
      features.putScalar(new int[] {0, 0, 0}, 5);
      assertThat(network.forward(features, null, false).outputs().getDouble(0)).isEqualTo(before);
      features.putScalar(new int[] {0, 0, 4}, 5);
      assertThat(network.forward(features, null, false).outputs().getDouble(0))
          .isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalSeedsGiveEqualWeights(Architecture architecture, Shape shape) {
    for (Initialisation.Rule rule : Initialisation.Rule.values()) {
      Initialisation init = new Initialisation(rule, 1);
      INDArray first = RecurrentNetwork.create(architecture.withInit(init), shape, 7).parameters();
      INDArray same = RecurrentNetwork.create(architecture.withInit(init), shape, 7).parameters();
      INDArray other = RecurrentNetwork.create(architecture.withInit(init), shape, 8).parameters();
      assertThat(first).isEqualTo(same).isNotEqualTo(other);
    }
  }

  @Test
  void backwardOfAStepThatAnotherFollowedIsAnError() {
    // given
    RecurrentNetwork network = network(architectures(4).get(1), LECTURE, 1);
    INDArray features = gaussian(new Random(1), 2, 10, 5);
    INDArray targets = gaussian(new Random(2), 2, 1);
    Step first = network.forward(features, null, true);
    first.loss(targets);

    // when
    Step second = network.forward(features, null, true);

    // then
    String expected = "backward comes after loss, and before the network's next forward pass";
    assertThatThrownBy(first::backward)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(expected);
    assertThatThrownBy(second::backward).hasMessage(expected);
  }

  @ParameterizedTest
  @EnumSource
  void zeroIsASeedAsAnyOther(Initialisation.Rule rule) {
    for (Architecture architecture : architectures(4)) {
      Architecture drawn = architecture.withInit(new Initialisation(rule, 1));

      INDArray first = RecurrentNetwork.create(drawn, LECTURE, 0).parameters();

      assertThat(RecurrentNetwork.create(drawn, LECTURE, 0).parameters()).isEqualTo(first);
      assertThat(RecurrentNetwork.create(drawn, LECTURE, 1).parameters()).isNotEqualTo(first);
    }
  }

  @Test
  void pytorchsRuleFillsItsRangeEvenly() {
    for (Architecture architecture : architectures(100)) {
      // given: U(−0.1, 0.1) for every parameter, a linear layer of 100 inputs among them
      INDArray parameters = network(architecture, LECTURE, 3).parameters();

      // then: a deviation of 0.1 / √3
      assertThat(parameters.maxNumber().doubleValue()).isBetween(0.0999, 0.1);
      assertThat(parameters.minNumber().doubleValue()).isBetween(-0.1, -0.0999);
      assertThat(parameters.meanNumber().doubleValue()).isCloseTo(0, within(0.003));
      assertThat(parameters.stdNumber().doubleValue()).isCloseTo(0.1 / Math.sqrt(3), within(0.002));
    }
  }

  @Test
  void pytorchsRuleLooksAtTheInputsOfTheLinearLayer() {
    for (Architecture architecture : architectures(100, new Stack(2, true))) {
      // given
      RecurrentNetwork network = network(architecture, LECTURE, 3);

      // then: 1 / √100 for both layers, 1 / √200 for the output
      assertThat(largest(network, 0)).isBetween(0.0999, 0.1);
      assertThat(largest(network, 1)).isBetween(0.0999, 0.1);
      assertThat(largest(network, 2)).isBetween(0.068, 1 / Math.sqrt(200));
    }
  }

  private static double largest(RecurrentNetwork network, int layer) {
    return network.dl4j().getLayer(layer).params().amaxNumber().doubleValue();
  }

  @Test
  void dl4jsOwnInitialisationStartsTheForgetGateAtOne() {
    RecurrentNetwork network =
        RecurrentNetwork.create(architectures(4).get(1).withInit(Initialisation.DL4J), LECTURE, 1);
    INDArray bias = network.dl4j().getLayer(0).getParam("b");
    assertThat(bias.toFloatVector())
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void aForgetBiasHoldsWhateverTheRuleAndTheDirection() {
    for (Initialisation.Rule rule : Initialisation.Rule.values()) {
      // given
      Architecture lstm =
          new Architecture(
              "lstm",
              3,
              new Stack(1, true),
              Initialisation.PYTORCH,
              in -> new LSTM.Builder().nIn(in).nOut(3).recurrentBias(true).forgetBias(2.5).build());

      // when
      RecurrentNetwork network =
          RecurrentNetwork.create(lstm.withInit(new Initialisation(rule, 1)), LECTURE, 1);

      // then: of the gates g, f, o, i
      Layer layer = network.dl4j().getLayer(0);
      for (String direction : List.of("f", "b")) {
        INDArray total = layer.getParam(direction + "b").add(layer.getParam(direction + "rb"));
        float[] biases = total.toFloatVector();
        assertThat(Arrays.copyOfRange(biases, 3, 6)).containsOnly(2.5f);
        assertThat(Arrays.equals(Arrays.copyOfRange(biases, 6, 12), new float[6]))
            .isEqualTo(rule != Initialisation.Rule.PYTORCH);
      }
    }
  }

  @Test
  void anUpdateBiasHoldsWhateverTheRuleAndTheDirection() {
    for (Initialisation.Rule rule : Initialisation.Rule.values()) {
      // given
      Architecture gru =
          new Architecture(
              "gru",
              3,
              new Stack(1, true),
              Initialisation.PYTORCH,
              in -> new GRU.Builder().nIn(in).nOut(3).recurrentBias(true).updateBias(2.5).build());

      // when
      RecurrentNetwork network =
          RecurrentNetwork.create(gru.withInit(new Initialisation(rule, 1)), LECTURE, 1);

      // then: of the gates r, z, n
      Layer layer = network.dl4j().getLayer(0);
      for (String direction : List.of("f", "b")) {
        INDArray total = layer.getParam(direction + "b").add(layer.getParam(direction + "rb"));
        float[] biases = total.toFloatVector();
        assertThat(Arrays.copyOfRange(biases, 3, 6)).containsOnly(2.5f);
        assertThat(Arrays.equals(Arrays.copyOfRange(biases, 6, 9), new float[3]))
            .isEqualTo(rule != Initialisation.Rule.PYTORCH);
      }
    }
  }

  @Test
  void anUpdateBiasThatIsNotSetChangesNothing() {
    RecurrentNetwork network =
        RecurrentNetwork.create(architectures(4).get(2).withInit(Initialisation.DL4J), LECTURE, 1);
    assertThat(network.dl4j().getLayer(0).getParam("b").toFloatVector()).containsOnly(0);
  }

  @Test
  void theEngineIsThatOfTheLayersUnderTheirWrappers() {
    for (Stack stack : List.of(Stack.SINGLE, new Stack(2, true))) {
      for (boolean every : new boolean[] {false, true}) {
        Shape shape = new Shape(3, 5, 2, TargetKind.VALUES, every);
        Architecture portable =
            new Architecture(
                "gru",
                4,
                stack,
                Initialisation.PYTORCH,
                in -> new GRU.Builder().nIn(in).nOut(4).engine(Engine.Kind.PORTABLE).build());
        assertThat(network(portable, shape, 1).engine()).isEqualTo(LayerEngine.PORTABLE);
        assertThat(architectures(4, stack))
            .allMatch(ours -> network(ours, shape, 1).engine() == LayerEngine.FAST);
        assertThat(stock(4, stack))
            .allMatch(stock -> network(stock, shape, 1).engine() == LayerEngine.STOCK);
      }
    }
  }

  @Test
  void whatAConfigurationSaysOfItsEngineIsWhatItsWorkingLayerSays() {
    for (Architecture architecture : architectures(4)) {
      RecurrentNetwork network =
          network(architecture, new Shape(3, 5, 2, TargetKind.VALUES, true), 1);
      assertThat(((RecurrentLayerImpl) network.dl4j().getLayer(0)).engine())
          .isEqualTo(network.engine().kind());
    }
  }

  @Test
  void dl4jsLayersStartFromTheWeightsOfOursWithOneBias() {
    for (Stack stack : List.of(Stack.SINGLE, new Stack(2, true))) {
      // given
      Architecture ours =
          new Architecture(
              "lstm",
              4,
              stack,
              Initialisation.PYTORCH,
              in -> new LSTM.Builder().nIn(in).nOut(4).build());

      // when
      RecurrentNetwork fast = network(ours, LECTURE, 1);
      RecurrentNetwork stock = network(stock(4, stack).get(1), LECTURE, 1);

      // then: the same numbers, and the same outputs from them
      assertThat(fast.parameters()).isEqualTo(stock.parameters());
      INDArray features = gaussian(new Random(1), 6, 10, 5);
      assertThat(fast.forward(features, null, false).outputs().toFloatVector())
          .containsExactly(
              stock.forward(features, null, false).outputs().toFloatVector(), within(1e-6f));
    }
  }

  @Test
  void sequencesOfAnyLengthShareOneNetwork() {
    for (Architecture architecture : architectures(4)) {
      RecurrentNetwork network = network(architecture, LECTURE, 1);
      for (int timeSteps : new int[] {1, 5, 30}) {
        INDArray features = gaussian(new Random(1), 2, 10, timeSteps);
        assertThat(network.forward(features, null, false).outputs().shape()).containsExactly(2, 1);
      }
    }
  }

  @Test
  void operationsAreTheWeightsAtEachStep() {
    Shape everyStep = new Shape(10, 5, 1, TargetKind.VALUES, true);
    int[] gates = {1, 4, 3};
    for (int i = 0; i < gates.length; i++) {
      // given: H = 7, I = 10, T = 5
      Architecture one = architectures(7).get(i);
      Architecture both = architectures(7, new Stack(2, true)).get(i);
      long ofLayer = gates[i] * 7L * (10 + 7);
      long ofSecond = gates[i] * 7L * (14 + 7);

      // then
      assertThat(RecurrentNetwork.create(one, LECTURE, 1).operations())
          .as(one.name())
          .isEqualTo(5 * ofLayer + 7);
      assertThat(RecurrentNetwork.create(one, everyStep, 1).operations())
          .as(one.name())
          .isEqualTo(5 * ofLayer + 5 * 7);
      assertThat(RecurrentNetwork.create(both, LECTURE, 1).operations())
          .as(both.name() + " in two layers and directions")
          .isEqualTo(5 * 2 * (ofLayer + ofSecond) + 14);
    }
  }
}
