package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitIdentity;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** What initialisations, DL4J's and ours, make of each gate's block of weights and biases. */
class WeightInitTest {
  private static final int INPUT = 60;
  private static final int HIDDEN = 150;
  private static final double GAIN = 0.8;

  static Stream<RecurrentLayer.Builder<?>> builders() {
    return Stream.of(new SimpleRnn.Builder(), new LSTM.Builder(), new GRU.Builder());
  }

  private static MultiLayerNetwork network(RecurrentLayer.Builder<?> builder) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.FLOAT, new NoOp())
                .list()
                .layer(builder.nIn(INPUT).nOut(HIDDEN).recurrentBias(true).build())
                .build());
    network.init();
    return network;
  }

  private static Map<String, INDArray> parameters(RecurrentLayer.Builder<?> builder) {
    return network(builder).getLayer(0).paramTable();
  }

  /** Each gate's block of a parameter, in double precision. */
  private static List<INDArray> blocks(Map<String, INDArray> table, String key) {
    INDArray whole = requireNonNull(table.get(key), key).castTo(DataType.DOUBLE);
    return IntStream.range(0, (int) whole.size(1) / HIDDEN)
        .mapToObj(
            gate ->
                whole
                    .get(
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(gate * HIDDEN, (gate + 1) * HIDDEN))
                    .dup())
        .toList();
  }

  private static void assertNormal(List<INDArray> blocks, double variance) {
    for (INDArray block : blocks) {
      // The variance of n normal numbers deviates by √(2/n) of itself, their fourth moment by
      // √(96/n) of the variance squared; five deviations.
      double n = block.length();
      double found = block.mul(block).meanNumber().doubleValue();
      assertThat(found).isCloseTo(variance, within(5 * Math.sqrt(2 / n) * variance));
      INDArray squares = block.mul(block);
      assertThat(squares.mul(squares).meanNumber().doubleValue() / (variance * variance))
          .as("the fourth moment of a normal distribution, which a truncated one has not")
          .isCloseTo(3, within(5 * Math.sqrt(96 / n)));
      assertThat(block.meanNumber().doubleValue())
          .isCloseTo(0, within(5 * Math.sqrt(variance / n)));
    }
  }

  @ParameterizedTest
  @MethodSource("builders")
  void orthogonalBlocksHaveTheGainAsTheirOnlySingularValue(RecurrentLayer.Builder<?> builder) {
    // when
    builder.weightInitRecurrent(new OrthogonalWeightInit(GAIN));
    List<INDArray> blocks = blocks(parameters(builder), "RW");

    // then
    for (INDArray block : blocks) {
      INDArray singularValues = Nd4j.create(DataType.DOUBLE, HIDDEN);
      Nd4j.getBlasWrapper().lapack().gesvd(block.dup('f'), singularValues, null, null);
      assertThat(singularValues.sub(GAIN).amaxNumber().doubleValue()).isLessThan(1e-5);
    }
    if (blocks.size() > 1) {
      assertThat(blocks.get(0)).isNotEqualTo(blocks.get(1));
    }
  }

  @Test
  void ofAMatrixThatIsNotSquareTheShorterSideIsOrthogonal() {
    for (long[] shape : new long[][] {{3, 7}, {7, 3}, {1, 4}, {4, 1}}) {
      // when
      INDArray matrix =
          new OrthogonalWeightInit(2)
              .init(0, 0, shape, 'f', Nd4j.create(DataType.DOUBLE, shape[0] * shape[1]));

      // then
      INDArray wide = shape[0] < shape[1] ? matrix : matrix.transpose();
      INDArray expected = Nd4j.eye(wide.size(0)).castTo(DataType.DOUBLE).mul(4);
      assertThat(LayerTesting.difference(wide.mmul(wide.transpose()), expected)).isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("builders")
  void identityBlocksAreTheGainOnTheDiagonal(RecurrentLayer.Builder<?> builder) {
    builder.weightInitRecurrent(new WeightInitIdentity(0.5));
    INDArray expected = Nd4j.eye(HIDDEN).castTo(DataType.DOUBLE).mul(0.5);
    assertThat(blocks(parameters(builder), "RW")).allMatch(expected::equals);
  }

  @ParameterizedTest
  @MethodSource("builders")
  void xavierAndHeHaveTheSpreadOfEachGatesFans(RecurrentLayer.Builder<?> builder) {
    Map<String, INDArray> xavier = parameters(builder.weightInit(new WeightInitXavier()));
    assertNormal(blocks(xavier, "W"), 2.0 / (INPUT + HIDDEN));
    assertNormal(blocks(xavier, "RW"), 2.0 / (HIDDEN + HIDDEN));

    Map<String, INDArray> he = parameters(builder.weightInit(new WeightInitRelu()));
    assertNormal(blocks(he, "W"), 2.0 / INPUT);
    assertNormal(blocks(he, "RW"), 2.0 / HIDDEN);
  }

  @ParameterizedTest
  @MethodSource("builders")
  void aGainScalesWeightsAndLeavesBiasesAlone(RecurrentLayer.Builder<?> builder) {
    // when
    IWeightInit xavier = new WeightInitXavier();
    Map<String, INDArray> plain = parameters(builder.weightInit(xavier));
    Map<String, INDArray> scaled = parameters(builder.weightInit(new ScaledWeightInit(xavier, 2)));

    // then
    assertThat(scaled.get("W")).isEqualTo(requireNonNull(plain.get("W")).mul(2));
    assertThat(scaled.get("RW")).isEqualTo(requireNonNull(plain.get("RW")).mul(2));
    assertThat(scaled.get("b")).isEqualTo(plain.get("b"));
  }

  @ParameterizedTest
  @MethodSource("builders")
  void pytorchsRuleDrawsWeightsAndBothBiases(RecurrentLayer.Builder<?> builder) {
    // when
    Map<String, INDArray> table = parameters(builder.weightInit(new PyTorchWeightInit()));

    // then
    double bound = 1 / Math.sqrt(HIDDEN);
    for (String key : List.of("W", "RW", "b", "rb")) {
      for (INDArray block : blocks(table, key)) {
        double n = block.length();
        double variance = bound * bound / 3;
        assertThat(block.amaxNumber().doubleValue())
            .isBetween(bound * (1 - 10 / n), bound * (1 + 1e-6));
        // The variance of n uniform numbers deviates by √(4/5n) of itself; five deviations.
        assertThat(block.mul(block).meanNumber().doubleValue())
            .isCloseTo(variance, within(5 * Math.sqrt(0.8 / n) * variance));
        assertThat(block.meanNumber().doubleValue())
            .isCloseTo(0, within(5 * Math.sqrt(variance / n)));
      }
    }
    assertThat(table.get("b")).isNotEqualTo(table.get("rb"));
  }

  @Test
  void aForgetBiasThatWasSetIsTheSumOfBothBiases() {
    // when
    LSTM.Builder builder = new LSTM.Builder().weightInit(new PyTorchWeightInit()).forgetBias(1.5);
    Map<String, INDArray> table = parameters(builder);

    // then: of the gates g, f, o, i
    assertThat(blocks(table, "b").get(1).eq(1.5).all()).isTrue();
    assertThat(blocks(table, "rb").get(1).eq(0).all()).isTrue();
    for (int drawn : new int[] {0, 2, 3}) {
      assertThat(blocks(table, "b").get(drawn).stdNumber().doubleValue()).isPositive();
      assertThat(blocks(table, "rb").get(drawn).stdNumber().doubleValue()).isPositive();
    }
  }

  @Test
  void withoutPyTorchsRuleTheForgetBiasIsOneOrWhatWasSet() {
    assertThat(blocks(parameters(new LSTM.Builder()), "b").get(1).eq(1).all()).isTrue();
    assertThat(blocks(parameters(new LSTM.Builder().forgetBias(-2)), "b").get(1).eq(-2).all())
        .isTrue();
  }

  @Test
  void anUpdateBiasThatWasSetIsTheSumOfBothBiases() {
    // when
    Map<String, INDArray> drawn =
        parameters(new GRU.Builder().weightInit(new PyTorchWeightInit()).updateBias(1.5));
    Map<String, INDArray> others = parameters(new GRU.Builder().biasInit(0.25).updateBias(-2));

    // then: of the gates r, z, n
    assertThat(blocks(drawn, "b").get(1).eq(1.5).all()).isTrue();
    assertThat(blocks(drawn, "rb").get(1).eq(0).all()).isTrue();
    assertThat(blocks(drawn, "b").get(2).stdNumber().doubleValue()).isPositive();
    assertThat(blocks(others, "b").get(1).eq(-2).all()).isTrue();
    assertThat(blocks(others, "b").get(2).eq(0.25).all()).isTrue();
    assertThat(blocks(parameters(new GRU.Builder()), "b").get(1).eq(0).all()).isTrue();
  }

  static Stream<IWeightInit> initialisations() {
    return Stream.of(
        new PyTorchWeightInit(),
        new ScaledWeightInit(new WeightInitXavier(), GAIN),
        new WeightInitIdentity(GAIN),
        new OrthogonalWeightInit(GAIN));
  }

  @ParameterizedTest
  @MethodSource("initialisations")
  void aSavedNetworkKeepsItsInitialisation(IWeightInit weightInit, @TempDir Path folder)
      throws IOException {
    // given
    MultiLayerNetwork network =
        network(new LSTM.Builder().weightInitRecurrent(weightInit).forgetBias(0.5));
    File file = folder.resolve("model.zip").toFile();

    // when
    ModelSerializer.writeModel(network, file, false);
    MultiLayerNetwork loaded = MultiLayerNetwork.load(file, false);

    // then
    assertThat(loaded.getLayerWiseConfigurations()).isEqualTo(network.getLayerWiseConfigurations());
    LSTM layer = (LSTM) loaded.getLayerWiseConfigurations().getConf(0).getLayer();
    assertThat(layer.getWeightInitFnRecurrent()).isEqualTo(weightInit);
    assertThat(layer.getForgetBias()).isEqualTo(0.5);
    assertThat(loaded.params()).isEqualTo(network.params());
  }

  @Test
  void anUnsetForgetBiasStaysUnsetInASavedNetwork(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network = network(new LSTM.Builder());
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(network, file, false);
    assertThat(MultiLayerNetwork.load(file, false).getLayerWiseConfigurations())
        .isEqualTo(network.getLayerWiseConfigurations());
  }
}
