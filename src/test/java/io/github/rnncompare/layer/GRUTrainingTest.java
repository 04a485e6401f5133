package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.GRUTesting.everyStep;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRUTesting.Form;
import io.github.rnncompare.layer.GRUTesting.Padding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Training with {@code fit}, in single precision and with DL4J's other features. */
class GRUTrainingTest {

  private static final Form FORM = new Form(ResetGate.AFTER_PRODUCT, true);
  private static final Sgd STEP = new Sgd(0.1);

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.GRUTesting$Form#all")
  void lossFalls(Form form) {
    // given the task to give back the input of the step before
    MultiLayerNetwork network = floats(new Adam(0.03), form.layer(1, 8));
    INDArray features = GRUTesting.random(2, 16, 1, 5).castTo(DataType.FLOAT);
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

    // then
    assertThat(network.params().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(network.score(data)).isLessThan(0.5 * before);
  }

  @ParameterizedTest
  @EnumSource(RNNFormat.class)
  void workspacesChangeNothing(RNNFormat format) {
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
              GRUTesting.configuration(DataType.FLOAT, new Adam(0.01))
                  .trainingWorkspaceMode(modes[i])
                  .inferenceWorkspaceMode(modes[i])
                  .list()
                  .layer(FORM.builder(2, 3).dataFormat(format).build())
                  .layer(FORM.builder(3, 3).dataFormat(format).build())
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

  @Test
  void bidirectionalTrainsWithWorkspaces() {
    MultiLayerNetwork network =
        floats(STEP, new Bidirectional(Bidirectional.Mode.ADD, FORM.layer(2, 3)));
    DataSet data = data(Padding.MIXED);
    double before = network.score(data);

    for (int step = 0; step < 20; step++) {
      network.fit(data);
    }

    assertThat(network.score(data)).isLessThan(before);
  }

  @Test
  void dropoutActsInTrainingOnly() {
    // given
    MultiLayerNetwork plain = floats(STEP, FORM.layer(2, 3));
    MultiLayerNetwork dropping = floats(STEP, FORM.builder(2, 3).dropOut(0.5).build());
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

  @Test
  void weightNoiseActsInTrainingOnlyAndIsDrawnAnewForEachStep() {
    // given
    MultiLayerNetwork plain = floats(STEP, FORM.layer(2, 3));
    MultiLayerNetwork noisy =
        floats(STEP, FORM.builder(2, 3).weightNoise(new DropConnect(0.5)).build());
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

  @Test
  void l2ShrinksTheWeightsAndNotTheBiases() {
    // given
    double l2 = 0.5;
    MultiLayerNetwork plain = floats(STEP, FORM.layer(2, 3));
    MultiLayerNetwork decaying = floats(STEP, FORM.builder(2, 3).l2(l2).build());
    Map<String, INDArray> start = copy(plain);

    // when
    plain.fit(data(Padding.NONE));
    decaying.fit(data(Padding.NONE));

    // then one step of gradient descent differs by learning rate · l2 · weight
    for (String key : start.keySet()) {
      double decay = key.endsWith("W") ? 0.1 * l2 : 0;
      INDArray expected = plain.getParam("0_" + key).sub(of(start, key).mul(decay));
      assertThat(GRUTesting.difference(decaying.getParam("0_" + key), expected))
          .as(key)
          .isLessThan(1e-6);
    }
  }

  @Test
  void biasesHaveTheirOwnUpdater() {
    MultiLayerNetwork network = floats(STEP, FORM.builder(2, 3).biasUpdater(new Sgd(0.0)).build());
    Map<String, INDArray> start = copy(network);

    network.fit(data(Padding.NONE));

    for (String key : start.keySet()) {
      boolean moved = GRUTesting.difference(network.getParam("0_" + key), of(start, key)) > 0;
      assertThat(moved).as(key).isEqualTo(key.endsWith("W"));
    }
  }

  @Test
  void constraintsHoldOnTheirOwnParameter() {
    MultiLayerNetwork network =
        floats(
            STEP,
            FORM.builder(2, 3)
                .constrainInputWeights(new NonNegativeConstraint())
                .constrainRecurrent(new MaxNormConstraint(0.1, 0))
                .build());

    network.fit(data(Padding.NONE));

    assertThat(network.getParam("0_W").minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    assertThat(network.getParam("0_RW").minNumber().doubleValue()).isNegative();
    assertThat(network.getParam("0_RW").norm2(0).maxNumber().doubleValue()).isLessThan(0.1001);
  }

  private static MultiLayerNetwork floats(IUpdater updater, Layer layer) {
    NeuralNetConfiguration.Builder builder = GRUTesting.configuration(DataType.FLOAT, updater);
    long hiddenSize = layer instanceof GRU gru ? gru.getNOut() : 3;
    MultiLayerNetwork network =
        new MultiLayerNetwork(builder.list().layer(layer).layer(everyStep(hiddenSize, 1)).build());
    network.init();
    return network;
  }

  private static DataSet data(Padding padding) {
    return new DataSet(
        GRUTesting.random(2, 3, 2, 4).castTo(DataType.FLOAT),
        GRUTesting.random(3, 3, 1, 4).castTo(DataType.FLOAT),
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
