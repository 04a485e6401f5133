package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static io.github.rnncompare.layer.LayerTesting.network;
import static io.github.rnncompare.layer.LayerTesting.once;
import static io.github.rnncompare.layer.LayerTesting.random;
import static io.github.rnncompare.layer.LayerTesting.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Padding;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * What is wrong in Deeplearning4j 1.0.0-M2.1 and made this project write its own layers. A test
 * that fails here is good news from a newer version.
 */
@ExtendWith(DoublePrecision.class)
class Dl4jDefectsTest {

  private static final int BATCH = 3;
  private static final int INPUT = 2;
  private static final int HIDDEN = 3;
  private static final int TIME = 4;

  /** An error that no rounding explains. */
  private static final double WRONG = 1e-2;

  @Test
  void simpleRnnForgetsTheCarriedStateOnTheWayBack() {
    // given a segment that starts from a state of truncated backpropagation
    Map<String, INDArray> state =
        Map.of(
            org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION,
            random(5, BATCH, HIDDEN));

    double error = CarriedState.largestError(truncated(simpleRnn()), state, data());

    // then; right would be an error below GradientCheck.TOLERANCE
    assertThat(error).isGreaterThan(WRONG);
  }

  @Test
  void lstmForgetsTheCarriedStateOnTheWayBack() {
    Map<String, INDArray> state =
        Map.of(
            org.deeplearning4j.nn.layers.recurrent.LSTM.STATE_KEY_PREV_ACTIVATION,
            random(5, BATCH, HIDDEN),
            org.deeplearning4j.nn.layers.recurrent.LSTM.STATE_KEY_PREV_MEMCELL,
            random(7, BATCH, HIDDEN));

    double error = CarriedState.largestError(truncated(lstm()), state, data());

    // then; right would be an error below GradientCheck.TOLERANCE
    assertThat(error).isGreaterThan(WRONG);
  }

  @Test
  void lstmIgnoresMasks() {
    // given two steps of padding that hold large numbers, and two real steps
    MultiLayerNetwork network = network(lstm());
    INDArray input = random(2, 1, INPUT, TIME);
    INDArray padded = input.dup();
    padded.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2)).muli(100);
    INDArray mask = Nd4j.createFromArray(new double[][] {{0, 0, 1, 1}});

    // when
    INDArray output = network.output(padded, false, mask, null);

    // then; right would be what the two real steps give alone
    INDArray right = network.output(steps(input, 2, 4));
    assertThat(LayerTesting.difference(steps(output, 2, 4), right)).isGreaterThan(WRONG);
  }

  @Test
  void wrappedLstmHasAWrongGradientUnlessThePaddingIsOnTheRight() {
    MultiLayerNetwork network = network(new LastTimeStep(lstm()), once(HIDDEN, 1));

    // right would be an error below the tolerance for all
    assertThat(GradientCheck.largestError(network, onceData(Padding.RIGHT)))
        .isLessThan(GradientCheck.TOLERANCE);
    assertThat(GradientCheck.largestError(network, onceData(Padding.LEFT))).isGreaterThan(WRONG);
    assertThat(GradientCheck.largestError(network, onceData(Padding.GAPPED))).isGreaterThan(WRONG);
  }

  @Test
  void nativeGruHasAWrongGradient() {
    // given x [time, batch, I], the first state, and the weights
    INDArray[] arguments = {
      random(2, TIME, BATCH, INPUT),
      random(5, BATCH, HIDDEN),
      random(6, INPUT, 3 * HIDDEN),
      random(7, HIDDEN, 3 * HIDDEN),
      random(8, 3 * HIDDEN)
    };
    INDArray outputGradient = random(3, TIME, BATCH, HIDDEN);

    // when
    INDArray[] gradients =
        Nd4j.exec(
            DynamicCustomOp.builder("gru_bp")
                .addInputs(
                    Stream.concat(Stream.of(arguments), Stream.of(outputGradient))
                        .toArray(INDArray[]::new))
                .build());

    // then; right would be errors below GradientCheck.TOLERANCE
    for (int i = 0; i < arguments.length; i++) {
      double error =
          GradientCheck.largestError(
              Map.of("argument", arguments[i]),
              Map.of("argument", gradients[i]),
              () ->
                  Nd4j.exec(DynamicCustomOp.builder("gru").addInputs(arguments).build())[0]
                      .mul(outputGradient)
                      .sumNumber()
                      .doubleValue());
      assertThat(error).as("argument %d", i).isGreaterThan(WRONG);
    }
  }

  @Test
  void simpleRnnCannotStepWithTimeInTheMiddle() {
    MultiLayerNetwork network =
        network(
            new SimpleRnn.Builder()
                .nIn(INPUT)
                .nOut(HIDDEN)
                .activation(Activation.TANH)
                .dataFormat(RNNFormat.NWC)
                .build());

    INDArray input = random(2, BATCH, TIME, INPUT);
    network.rnnTimeStep(input);

    // right would be outputs that go on from the state of the first call
    assertThatThrownBy(() -> network.rnnTimeStep(input)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void lengthOfTheWalkBackHasNoEffect() {
    // right would be other parameters, since gradients of early steps are left out
    assertThat(trainedWithWalkBack(1)).isEqualTo(trainedWithWalkBack(TIME));
  }

  private static INDArray trainedWithWalkBack(int length) {
    MultiLayerNetwork network =
        LayerTesting.randomised(
            LayerTesting.configuration(DataType.DOUBLE, new Sgd(0.1))
                .list()
                .layer(lstm())
                .layer(everyStep(HIDDEN, 1))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(TIME)
                .tBPTTBackwardLength(length)
                .build());
    INDArray start = network.params().dup();
    network.fit(new DataSet(random(2, BATCH, INPUT, 2 * TIME), random(3, BATCH, 1, 2 * TIME)));
    assertThat(network.params()).isNotEqualTo(start);
    return network.params();
  }

  @Test
  void orthogonalWeightsOfAnLstmAreOrthogonalInNoGate() {
    // given
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.DOUBLE, new NoOp())
                .list()
                .layer(
                    new LSTM.Builder()
                        .nIn(INPUT)
                        .nOut(HIDDEN)
                        .weightInitRecurrent(new OrthogonalDistribution(1.0))
                        .build())
                .build());
    network.init();
    INDArray weights = network.getParam("0_RW");

    for (int gate = 0; gate < 4; gate++) {
      INDArray block =
          weights
              .get(NDArrayIndex.all(), NDArrayIndex.interval(gate * HIDDEN, (gate + 1) * HIDDEN))
              .dup();

      // then; right would be the identity
      assertThat(LayerTesting.difference(block.transpose().mmul(block), Nd4j.eye(HIDDEN)))
          .isGreaterThan(0.1);
    }
  }

  @Test
  void adamAddsEpsilonBeforeTheCorrection() {
    // given a gradient of the size of ε, where the place of ε decides
    INDArray gradient = Nd4j.createFromArray(new double[][] {{1e-4}});

    // when
    Adam.builder()
        .learningRate(1)
        .epsilon(1e-4)
        .build()
        .instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 2), true)
        .applyUpdater(gradient, 0, 0);

    // then 1e-4 / (1e-4 + 1e-4 / √0.001); right would be 1e-4 / (1e-4 + 1e-4) = 0.5
    assertThat(gradient.getDouble(0)).isCloseTo(0.0307, within(1e-4));
  }

  private static SimpleRnn simpleRnn() {
    return new SimpleRnn.Builder().nIn(INPUT).nOut(HIDDEN).activation(Activation.TANH).build();
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nIn(INPUT).nOut(HIDDEN).activation(Activation.TANH).build();
  }

  private static MultiLayerNetwork truncated(BaseRecurrentLayer layer) {
    return LayerTesting.randomised(
        LayerTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(layer)
            .layer(everyStep(HIDDEN, 1))
            .backpropType(BackpropType.TruncatedBPTT)
            .tBPTTForwardLength(TIME)
            .tBPTTBackwardLength(TIME)
            .build());
  }

  private static DataSet data() {
    return new DataSet(random(2, BATCH, INPUT, TIME), random(3, BATCH, 1, TIME));
  }

  private static DataSet onceData(Padding padding) {
    return new DataSet(random(2, BATCH, INPUT, TIME), random(3, BATCH, 1), padding.mask(), null);
  }
}
