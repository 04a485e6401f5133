package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** Shapes, order and initial values of the parameters. */
@ExtendWith(DoublePrecision.class)
class RecurrentParamInitializerTest {

  private static final int INPUT = 5;
  private static final int HIDDEN = 4;

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void shapesAreAsDocumented(Form form) {
    Map<String, INDArray> table = initialised(form.builder(INPUT, HIDDEN)).getLayer(0).paramTable();

    int columns = form.gates() * HIDDEN;
    List<String> keys = new ArrayList<>(List.of("W", "b"));
    if (form.kind().isRecurrent()) {
      keys.add(1, "RW");
      keys.addAll(form.recurrentBias() ? List.of("rb") : List.of());
    }
    if (form.kind() == Kind.PEEPHOLE_LSTM) {
      keys.add("P");
    }
    assertThat(table.keySet()).containsExactlyElementsOf(keys);
    assertThat(parameter(table, "W").shape()).containsExactly(INPUT, columns);
    assertThat(parameter(table, "b").shape()).containsExactly(1, columns);
    if (form.kind().isRecurrent()) {
      assertThat(parameter(table, "RW").shape()).containsExactly(HIDDEN, columns);
    }
    if (keys.contains("rb")) {
      assertThat(parameter(table, "rb").shape()).containsExactly(1, columns);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void flatVectorHoldsTheParametersInOrder(Form form) {
    // given
    MultiLayerNetwork network = initialised(form.builder(INPUT, HIDDEN));
    RecurrentLayer layer = form.layer(INPUT, HIDDEN);
    int columns = form.gates() * HIDDEN;

    // when
    network.setParams(
        Nd4j.arange((double) network.numParams()).castTo(DataType.DOUBLE).reshape(1, -1));

    // then columns of W, then of RW, then b, then rb
    Map<String, INDArray> table = network.getLayer(0).paramTable();
    assertThat(parameter(table, "W").getDouble(1, 2)).isEqualTo(1 + 2 * INPUT);
    int start = columns * INPUT;
    boolean isRecurrent = form.kind().isRecurrent();
    assertThat(table.containsKey("RW")).isEqualTo(isRecurrent);
    if (isRecurrent) {
      assertThat(parameter(table, "RW").getDouble(1, 2)).isEqualTo(start + 1 + 2 * HIDDEN);
      start += columns * HIDDEN;
    }
    assertThat(parameter(table, "b").getDouble(0, 2)).isEqualTo(start + 2);
    start += columns;
    if (isRecurrent && form.recurrentBias()) {
      assertThat(parameter(table, "rb").getDouble(0, 2)).isEqualTo(start + 2);
      start += columns;
    }
    if (form.kind() == Kind.PEEPHOLE_LSTM) {
      assertThat(parameter(table, "P").getDouble(0, 2)).isEqualTo(start + 2);
      start += 3 * HIDDEN;
    }
    assertThat(network.numParams()).isEqualTo(start);
    assertThat(RecurrentParamInitializer.getInstance().numParams(layer)).isEqualTo(start);
  }

  @Test
  void eachGateBlockIsInitialisedByItself() {
    // given
    Recorder.CALLS.clear();

    // when
    initialised(new GRU.Builder().nIn(INPUT).nOut(HIDDEN).weightInit(new Recorder(2)));

    // then
    String input = "fans 5.0, 4.0, shape [5, 4]";
    String recurrent = "fans 4.0, 4.0, shape [4, 4]";
    assertThat(Recorder.CALLS)
        .containsExactly(input, input, input, recurrent, recurrent, recurrent);
  }

  @Test
  void recurrentWeightsHaveTheirOwnInitialisation() {
    Map<String, INDArray> table =
        initialised(
                new GRU.Builder()
                    .nIn(INPUT)
                    .nOut(HIDDEN)
                    .weightInit(new Recorder(2))
                    .weightInitRecurrent(new Recorder(3)))
            .getLayer(0)
            .paramTable();

    assertThat(parameter(table, "W").eq(2).all()).isTrue();
    assertThat(parameter(table, "RW").eq(3).all()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachRecurrentKind")
  void orthogonalBlocksAreOrthogonal(Form form) {
    INDArray weights =
        parameter(
            initialised(
                    form.builder(INPUT, HIDDEN)
                        .weightInitRecurrent(new OrthogonalDistribution(1.0)))
                .getLayer(0)
                .paramTable(),
            "RW");

    for (int gate = 0; gate < form.gates(); gate++) {
      INDArray block =
          weights
              .get(NDArrayIndex.all(), NDArrayIndex.interval(gate * HIDDEN, (gate + 1) * HIDDEN))
              .dup();
      INDArray square = block.transpose().mmul(block);
      assertThat(LayerTesting.difference(square, Nd4j.eye(HIDDEN).castTo(DataType.DOUBLE)))
          .isLessThan(1e-12);
    }
  }

  @Test
  void xavierHasTheSpreadOfItsFans() {
    // given variance 2 / (fan-in + fan-out) and enough weights to see it
    Map<String, INDArray> table =
        initialised(new GRU.Builder().nIn(20).nOut(100).weightInit(WeightInit.XAVIER))
            .getLayer(0)
            .paramTable();

    assertThat(parameter(table, "W").stdNumber().doubleValue())
        .isBetween(0.95 * Math.sqrt(2.0 / 120), 1.05 * Math.sqrt(2.0 / 120));
    assertThat(parameter(table, "RW").stdNumber().doubleValue())
        .isBetween(0.95 * Math.sqrt(2.0 / 200), 1.05 * Math.sqrt(2.0 / 200));
  }

  @ParameterizedTest
  @EnumSource(
      value = WeightInit.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DISTRIBUTION", "IDENTITY"})
  void everyWeightInitFillsTheParameters(WeightInit weightInit) {
    Map<String, INDArray> table =
        initialised(new GRU.Builder().nIn(INPUT).nOut(HIDDEN).weightInit(weightInit))
            .getLayer(0)
            .paramTable();

    boolean expectZeros = weightInit == WeightInit.ZERO;
    for (String key : List.of("W", "RW")) {
      double largest = parameter(table, key).amaxNumber().doubleValue();
      assertThat(largest).isFinite();
      assertThat(largest == 0).as(key).isEqualTo(expectZeros);
    }
  }

  @Test
  void identityFillsTheRecurrentBlocks() {
    INDArray weights =
        parameter(
            initialised(
                    new GRU.Builder()
                        .nIn(INPUT)
                        .nOut(HIDDEN)
                        .weightInitRecurrent(WeightInit.IDENTITY))
                .getLayer(0)
                .paramTable(),
            "RW");

    INDArray eye = Nd4j.eye(HIDDEN).castTo(DataType.DOUBLE);
    assertThat(LayerTesting.difference(weights, Nd4j.hstack(eye, eye, eye))).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "LSTM|LSTM_WITHOUT_(INPUT|OUTPUT)|MIN_.*", mode = EnumSource.Mode.MATCH_NONE)
  void biasesStartAtZero(Kind kind) {
    Map<String, INDArray> table =
        initialised(new Form(kind, true).builder(INPUT, HIDDEN)).getLayer(0).paramTable();

    assertThat(parameter(table, "b").amaxNumber().doubleValue()).isZero();
    assertThat(parameter(table, "rb").amaxNumber().doubleValue()).isZero();
  }

  @Test
  void biasOfTheForgetGateStartsAtOneWhateverTheOthersStartAt() {
    // given columns g, f, o, i
    Map<String, INDArray> usual =
        initialised(new LSTM.Builder().nIn(1).nOut(2)).getLayer(0).paramTable();
    Map<String, INDArray> set =
        initialised(
                new LSTM.Builder().nIn(1).nOut(2).recurrentBias(true).biasInit(0.25).forgetBias(3))
            .getLayer(0)
            .paramTable();

    assertThat(parameter(usual, "b").dup().data().asDouble())
        .containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
    assertThat(parameter(set, "b").dup().data().asDouble())
        .containsExactly(0.25, 0.25, 3, 3, 0.25, 0.25, 0.25, 0.25);
    assertThat(parameter(set, "rb").amaxNumber().doubleValue()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "LSTM|LSTM_WITHOUT_(INPUT|OUTPUT)|MIN_.*", mode = EnumSource.Mode.MATCH_NONE)
  void biasInitIsNotCountedTwice(Kind kind) {
    Map<String, INDArray> table =
        initialised(new Form(kind, true).builder(INPUT, HIDDEN).biasInit(0.25))
            .getLayer(0)
            .paramTable();

    assertThat(parameter(table, "b").eq(0.25).all()).isTrue();
    assertThat(parameter(table, "rb").amaxNumber().doubleValue()).isZero();
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void theSameSeedGivesTheSameWeights(Form form) {
    INDArray first = initialised(form.builder(INPUT, HIDDEN)).params();
    INDArray second = initialised(form.builder(INPUT, HIDDEN)).params();

    assertThat(first).isEqualTo(second);
  }

  @Test
  void missingWeightInitIsAnError() {
    // given a layer that never went through a network's configuration
    NeuralNetConfiguration configuration = new NeuralNetConfiguration();
    configuration.setLayer(new GRU.Builder().name("gru").nIn(1).nOut(1).build());

    assertThatThrownBy(
            () ->
                RecurrentParamInitializer.getInstance()
                    .init(configuration, Nd4j.zeros(DataType.DOUBLE, 1, 9), true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GRU layer \"gru\": no weight initialisation");
  }

  private static MultiLayerNetwork initialised(RecurrentLayer.Builder<?> builder) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.DOUBLE, new NoOp())
                .list()
                .layer(builder.<RecurrentLayer>build())
                .build());
    network.init();
    return network;
  }

  private static INDArray parameter(Map<String, INDArray> table, String key) {
    return requireNonNull(table.get(key), key);
  }

  /** Fills with a constant and writes down what it was asked for. */
  private static final class Recorder implements IWeightInit {

    static final List<String> CALLS = new ArrayList<>();

    private static final long serialVersionUID = 1L;

    private final double value;

    Recorder(double value) {
      this.value = value;
    }

    @Override
    public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray view) {
      CALLS.add("fans %s, %s, shape %s".formatted(fanIn, fanOut, Arrays.toString(shape)));
      return view.assign(value).reshape(order, shape);
    }
  }
}
