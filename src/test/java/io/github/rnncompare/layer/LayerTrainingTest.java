package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Padding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Training with {@code fit}, in single precision and with DL4J's other features. */
class LayerTrainingTest {

  private static final Sgd STEP = new Sgd(0.1);

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void lossFalls(Form form) {
    // given the task to give back the input of the step before
    MultiLayerNetwork network = floats(new Adam(0.03), form.layer(1, 8));
    INDArray features = LayerTesting.random(2, 16, 1, 5).castTo(DataType.FLOAT);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 16, 1, 5);
    for (int example = 0; example < 16; example++) {
      for (int t = 1; t < 5; t++) {
        labels.putScalar(new int[] {example, 0, t}, features.getDouble(example, 0, t - 1));
      }
    }
    DataSet data = new DataSet(features, labels);
    double before = network.score(data);

    // when
    for (int step = 0; step < 40; step++) {
      network.fit(data);
    }

    // then: without recurrent weights a state can only fade, so that it says less of the step
    // before
    double share = form.kind().isRecurrent() ? 0.5 : 0.75;
    assertThat(network.params().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(network.score(data)).isLessThan(share * before);
  }

  static Stream<Arguments> kindsAndFormats() {
    return Form.ofEachKind()
        .flatMap(form -> Stream.of(RNNFormat.values()).map(format -> Arguments.of(form, format)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndFormats")
  void workspacesChangeNothing(Form form, RNNFormat format) {
    // given a mask, dropout-free layers of every kind, and both formats
    DataSet data = data(Padding.MIXED);
    if (format == RNNFormat.NWC) {
      data.setFeatures(data.getFeatures().permute(0, 2, 1).dup());
      data.setLabels(data.getLabels().permute(0, 2, 1).dup());
    }
    INDArray[] trained = new INDArray[2];
    WorkspaceMode[] modes = {WorkspaceMode.ENABLED, WorkspaceMode.NONE};

    for (int i = 0; i < 2; i++) {
      MultiLayerNetwork network =
          new MultiLayerNetwork(
              LayerTesting.configuration(DataType.FLOAT, new Adam(0.01))
                  .trainingWorkspaceMode(modes[i])
                  .inferenceWorkspaceMode(modes[i])
                  .list()
                  .layer(form.builder(2, 3).dataFormat(format).build())
                  .layer(form.builder(3, 3).dataFormat(format).build())
                  .layer(everyStep(3, 1, format))
                  .build());
      network.init();

      // when
      for (int step = 0; step < 5; step++) {
        network.fit(data);
      }
      trained[i] = network.params().dup();
    }

    // then
    assertThat(trained[0]).isEqualTo(trained[1]);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void bothEnginesTrainAlike(Form form) {
    // given
    DataSet data = data(Padding.MIXED);
    MultiLayerNetwork fast = floats(STEP, form.layer(2, 3));
    MultiLayerNetwork portable =
        floats(STEP, form.builder(2, 3).engine(Engine.Kind.PORTABLE).build());

    // when
    for (int step = 0; step < 5; step++) {
      fast.fit(data);
      portable.fit(data);
    }

    // then
    assertThat(((RecurrentLayerImpl) fast.getLayer(0)).engine())
        .isEqualTo(form.kind().cell().fast().isPresent() ? Engine.Kind.FAST : Engine.Kind.PORTABLE);
    assertThat(((RecurrentLayerImpl) portable.getLayer(0)).engine())
        .isEqualTo(Engine.Kind.PORTABLE);
    assertThat(LayerTesting.difference(fast.params(), portable.params())).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void bidirectionalTrainsWithWorkspaces(Form form) {
    MultiLayerNetwork network =
        floats(STEP, new Bidirectional(Bidirectional.Mode.ADD, form.layer(2, 3)));
    DataSet data = data(Padding.MIXED);
    double before = network.score(data);

    for (int step = 0; step < 20; step++) {
      network.fit(data);
    }

    assertThat(network.score(data)).isLessThan(before);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void dropoutActsInTrainingOnly(Form form) {
    // given
    MultiLayerNetwork plain = floats(STEP, form.layer(2, 3));
    MultiLayerNetwork dropping = floats(STEP, form.builder(2, 3).dropOut(0.5).build());
    INDArray input = data(Padding.NONE).getFeatures();

    // then
    assertThat(dropping.output(input)).isEqualTo(plain.output(input));
    assertThat(dropping.output(input, true)).isNotEqualTo(plain.output(input, true));

    // when
    plain.fit(data(Padding.NONE));
    dropping.fit(data(Padding.NONE));

    // then
    assertThat(dropping.params()).isNotEqualTo(plain.params());
    assertThat(dropping.params().isNaN().any()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void weightNoiseActsInTrainingOnlyAndIsDrawnAnewForEachStep(Form form) {
    // given
    MultiLayerNetwork plain = floats(STEP, form.layer(2, 3));
    MultiLayerNetwork noisy =
        floats(STEP, form.builder(2, 3).weightNoise(new DropConnect(0.5)).build());
    INDArray input = data(Padding.NONE).getFeatures();

    // then
    assertThat(noisy.output(input)).isEqualTo(plain.output(input));

    // when
    noisy.fit(data(Padding.NONE));
    double first = noisy.score();
    noisy.setParams(plain.params());
    noisy.fit(data(Padding.NONE));

    // then
    assertThat(noisy.score()).isNotEqualTo(first);
    assertThat(noisy.params()).isNotEqualTo(plain.params());
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void l2AndL1ShrinkTheWeightsAndNotTheBiases(Form form) {
    // given
    double l2 = 0.5;
    double l1 = 0.25;
    MultiLayerNetwork plain = floats(STEP, form.layer(2, 3));
    MultiLayerNetwork decaying = floats(STEP, form.builder(2, 3).l2(l2).l1(l1).build());
    Map<String, INDArray> start = copy(plain);

    // when
    plain.fit(data(Padding.NONE));
    decaying.fit(data(Padding.NONE));

    // then one step of gradient descent differs by learning rate · (l2 · weight + l1 · its sign)
    for (String key : start.keySet()) {
      INDArray weight = of(start, key);
      INDArray slope = weight.mul(l2).add(Transforms.sign(weight).mul(l1));
      INDArray expected = plain.getParam("0_" + key).sub(slope.mul(key.endsWith("W") ? 0.1 : 0));
      assertThat(LayerTesting.difference(decaying.getParam("0_" + key), expected))
          .as(key)
          .isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void biasesHaveTheirOwnUpdater(Form form) {
    MultiLayerNetwork network = floats(STEP, form.builder(2, 3).biasUpdater(new Sgd(0.0)).build());
    Map<String, INDArray> start = copy(network);

    network.fit(data(Padding.NONE));

    for (String key : start.keySet()) {
      boolean moved = LayerTesting.difference(network.getParam("0_" + key), of(start, key)) > 0;
      assertThat(moved).as(key).isEqualTo(!key.endsWith("b"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachRecurrentKind")
  void constraintsHoldOnTheirOwnParameter(Form form) {
    MultiLayerNetwork network =
        floats(
            STEP,
            form.builder(2, 3)
                .constrainInputWeights(new NonNegativeConstraint())
                .constrainRecurrent(new MaxNormConstraint(0.1, 0))
                .build());

    network.fit(data(Padding.NONE));

    assertThat(network.getParam("0_W").minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    assertThat(network.getParam("0_RW").minNumber().doubleValue()).isNegative();
    assertThat(network.getParam("0_RW").norm2(0).maxNumber().doubleValue()).isLessThan(0.1001);
  }

  private static MultiLayerNetwork floats(IUpdater updater, Layer layer) {
    NeuralNetConfiguration.Builder builder = LayerTesting.configuration(DataType.FLOAT, updater);
    long hiddenSize = layer instanceof RecurrentLayer recurrent ? recurrent.getNOut() : 3;
    MultiLayerNetwork network =
        new MultiLayerNetwork(builder.list().layer(layer).layer(everyStep(hiddenSize, 1)).build());
    network.init();
    return network;
  }

  private static DataSet data(Padding padding) {
    return new DataSet(
        LayerTesting.random(2, 3, 2, 4).castTo(DataType.FLOAT),
        LayerTesting.random(3, 3, 1, 4).castTo(DataType.FLOAT),
        padding.mask(),
        padding.mask());
  }

  private static Map<String, INDArray> copy(MultiLayerNetwork network) {
    Map<String, INDArray> copy = new LinkedHashMap<>();
    network.getLayer(0).paramTable().forEach((key, value) -> copy.put(key, value.dup()));
    return copy;
  }

  private static INDArray of(Map<String, INDArray> table, String key) {
    return requireNonNull(table.get(key), key);
  }
}
