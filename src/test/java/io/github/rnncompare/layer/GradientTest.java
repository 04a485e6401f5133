package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static io.github.rnncompare.layer.LayerTesting.network;
import static io.github.rnncompare.layer.LayerTesting.once;
import static io.github.rnncompare.layer.LayerTesting.random;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Kind;
import io.github.rnncompare.layer.LayerTesting.Padding;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Gradients against central differences, in every setting that the layers support. */
@ExtendWith(DoublePrecision.class)
class GradientTest {

  private static final int BATCH = 3;
  private static final int INPUT = 3;
  private static final int HIDDEN = 2;
  private static final int OUTPUT = 1;
  private static final int TIME = 4;

  private static final @Nullable INDArray NO_MASK = null;

  static Stream<Arguments> formsAndPaddings() {
    return with(Form.all(), Padding.NONE, Padding.RIGHT, Padding.LEFT, Padding.GAPPED);
  }

  static Stream<Arguments> kindsAndPaddings() {
    return with(Form.ofEachKind(), Padding.NONE, Padding.RIGHT, Padding.LEFT, Padding.GAPPED);
  }

  static Stream<Arguments> kindsWithAndWithoutMask() {
    return with(Form.ofEachKind(), Padding.NONE, Padding.MIXED);
  }

  private static Stream<Arguments> with(Stream<Form> forms, Padding... paddings) {
    return forms.flatMap(form -> Stream.of(paddings).map(padding -> Arguments.of(form, padding)));
  }

  @ParameterizedTest
  @MethodSource("formsAndPaddings")
  void outputAtEveryStep(Form form, Padding padding) {
    check(network(form.layer(INPUT, HIDDEN), everyStep(HIDDEN, OUTPUT)), everyStepData(padding));
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void lossAtPaddedStepsToo(Form form) {
    // given labels without a mask, so that gradients also arrive at padded steps
    DataSet data =
        new DataSet(
            random(2, BATCH, INPUT, TIME),
            random(3, BATCH, OUTPUT, TIME),
            Padding.MIXED.mask(),
            Nd4j.ones(DataType.DOUBLE, BATCH, TIME));

    check(network(form.layer(INPUT, HIDDEN), everyStep(HIDDEN, OUTPUT)), data);
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void twoLayers(Form form, Padding padding) {
    check(
        network(form.layer(INPUT, HIDDEN), form.layer(HIDDEN, 2), everyStep(2, OUTPUT)),
        everyStepData(padding));
  }

  @ParameterizedTest
  @MethodSource("kindsAndPaddings")
  void lastTimeStep(Form form, Padding padding) {
    check(
        network(new LastTimeStep(form.layer(INPUT, HIDDEN)), once(HIDDEN, OUTPUT)),
        onceData(padding));
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void bidirectionalConcatenated(Form form, Padding padding) {
    check(
        network(
            new Bidirectional(Bidirectional.Mode.CONCAT, form.layer(INPUT, HIDDEN)),
            everyStep(2 * HIDDEN, OUTPUT)),
        everyStepData(padding));
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void bidirectionalAdded(Form form, Padding padding) {
    check(
        network(
            form.layer(INPUT, 1),
            new Bidirectional(Bidirectional.Mode.ADD, form.layer(1, HIDDEN)),
            everyStep(HIDDEN, OUTPUT)),
        everyStepData(padding));
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void lastTimeStepOfBidirectional(Form form, Padding padding) {
    check(
        network(
            new LastTimeStep(
                new Bidirectional(Bidirectional.Mode.CONCAT, form.layer(INPUT, HIDDEN))),
            once(2 * HIDDEN, OUTPUT)),
        onceData(padding));
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void denseLayerOnEachStep(Form form, Padding padding) {
    DenseLayer dense =
        new DenseLayer.Builder().nIn(HIDDEN).nOut(2).activation(Activation.TANH).build();

    check(
        network(
            form.layer(INPUT, HIDDEN),
            new TimeDistributed(dense, RNNFormat.NCW),
            form.layer(2, HIDDEN),
            everyStep(HIDDEN, OUTPUT)),
        everyStepData(padding));
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void timeInTheMiddle(Form form, Padding padding) {
    // given
    DataSet data = everyStepData(padding);
    data.setFeatures(data.getFeatures().permute(0, 2, 1).dup());
    data.setLabels(data.getLabels().permute(0, 2, 1).dup());

    check(
        network(
            form.builder(INPUT, HIDDEN).dataFormat(RNNFormat.NWC).build(),
            everyStep(HIDDEN, OUTPUT, RNNFormat.NWC)),
        data);
  }

  @ParameterizedTest
  @MethodSource("kindsWithAndWithoutMask")
  void graph(Form form, Padding padding) {
    // given
    ComputationGraph graph =
        new ComputationGraph(
            LayerTesting.configuration(DataType.DOUBLE, new NoOp())
                .graphBuilder()
                .addInputs("in")
                .addLayer("recurrent", form.layer(INPUT, HIDDEN), "in")
                .addLayer("last", new LastTimeStep(form.layer(HIDDEN, 2)), "recurrent")
                .addLayer("steps", everyStep(HIDDEN, OUTPUT), "recurrent")
                .addLayer("once", once(2, OUTPUT), "last")
                .setOutputs("steps", "once")
                .build());
    graph.init();
    graph.setParams(random(1, 1, graph.numParams()));
    DataSet steps = everyStepData(padding);
    INDArray mask = padding.mask();

    // when
    double error =
        GradientCheck.largestError(
            graph,
            new MultiDataSet(
                new INDArray[] {steps.getFeatures()},
                new INDArray[] {steps.getLabels(), onceData(padding).getLabels()},
                mask == null ? null : new INDArray[] {mask},
                mask == null ? null : new INDArray[] {mask, NO_MASK}));

    // then
    assertThat(error).isLessThan(GradientCheck.TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"1,2,2,3", "2,1,2,3", "2,2,1,3", "2,2,2,1", "1,1,1,1", "1,1,1,3", "1,3,2,1"})
  void sizesOfOne(int batch, int input, int hidden, int time) {
    for (Form form : Form.ofEachKind().toList()) {
      check(
          network(form.layer(input, hidden), form.layer(hidden, hidden), everyStep(hidden, OUTPUT)),
          new DataSet(random(2, batch, input, time), random(3, batch, OUTPUT, time)));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void alsoByTheCheckOfDl4j(Form form) {
    MultiLayerNetwork network =
        network(form.layer(INPUT, HIDDEN), form.layer(HIDDEN, 2), everyStep(2, OUTPUT));
    DataSet data = everyStepData(Padding.MIXED);

    boolean right =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(network)
                .input(data.getFeatures())
                .labels(data.getLabels())
                .inputMask(data.getFeaturesMaskArray())
                .labelMask(data.getLabelsMaskArray())
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-9)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY));

    assertThat(right).isTrue();
  }

  @Test
  void checkFindsAGradientThatIsSlightlyWrong() {
    // given one entry that is off by a ten-thousandth
    DataSet data = everyStepData(Padding.NONE);
    Form form = new Form(Kind.GRU_AFTER, true);
    MultiLayerNetwork network = network(form.layer(INPUT, HIDDEN), everyStep(HIDDEN, OUTPUT));
    Map<String, INDArray> gradients = GradientCheck.gradients(network, data);
    INDArray recurrentBias = requireNonNull(gradients.get("0_rb"));
    int largest = largestIndex(recurrentBias);
    recurrentBias.putScalar(0, largest, 1.0001 * recurrentBias.getDouble(0, largest));

    // when
    double error =
        GradientCheck.largestError(
            network.paramTable(), gradients, () -> BATCH * network.score(data, true));

    // then
    assertThat(error).isBetween(1e-5, 2e-4);
  }

  @Test
  void checkFindsTheOtherFormsGradient() {
    // given the gradient of one form and the loss of the other, with the same parameters
    DataSet data = everyStepData(Padding.NONE);
    MultiLayerNetwork after =
        network(new Form(Kind.GRU_AFTER, false).layer(INPUT, HIDDEN), everyStep(HIDDEN, OUTPUT));
    MultiLayerNetwork before =
        network(new Form(Kind.GRU_BEFORE, false).layer(INPUT, HIDDEN), everyStep(HIDDEN, OUTPUT));

    // when
    double error =
        GradientCheck.largestError(
            before.paramTable(),
            GradientCheck.gradients(after, data),
            () -> BATCH * before.score(data, true));

    // then
    assertThat(error).isGreaterThan(1e-3);
  }

  private static int largestIndex(INDArray row) {
    int largest = 0;
    for (int i = 0; i < row.length(); i++) {
      if (Math.abs(row.getDouble(0, i)) > Math.abs(row.getDouble(0, largest))) {
        largest = i;
      }
    }
    return largest;
  }

  private static void check(MultiLayerNetwork network, DataSet data) {
    double error = GradientCheck.largestError(network, data);

    assertThat(error)
        .as("largest relative gradient error, seed %d", LayerTesting.SEED)
        .isLessThan(GradientCheck.TOLERANCE);
  }

  private static DataSet everyStepData(Padding padding) {
    return new DataSet(
        random(2, BATCH, INPUT, TIME),
        random(3, BATCH, OUTPUT, TIME),
        padding.mask(),
        padding.mask());
  }

  private static DataSet onceData(Padding padding) {
    return new DataSet(
        random(2, BATCH, INPUT, TIME), random(4, BATCH, OUTPUT), padding.mask(), NO_MASK);
  }
}
