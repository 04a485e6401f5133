package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static io.github.rnncompare.layer.LayerTesting.once;
import static io.github.rnncompare.layer.LayerTesting.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.LayerTesting.Kind;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** The layers against DL4J's own with the same parameters, where those are right: unmasked. */
class StockLayersTest {
  private static final int BATCH = 5;
  private static final int INPUT = 4;
  private static final int HIDDEN = 7;
  private static final int TIME = 6;

  /** DL4J's layer of a kind. */
  private static BaseRecurrentLayer.Builder<?> stock(Kind kind) {
    return kind == Kind.LSTM
        ? new org.deeplearning4j.nn.conf.layers.LSTM.Builder().activation(Activation.TANH)
        : new org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.Builder()
            .activation(kind == Kind.RELU_RNN ? Activation.RELU : Activation.TANH);
  }

  static Stream<Arguments> cases() {
    return Stream.of(Kind.TANH_RNN, Kind.RELU_RNN, Kind.LSTM)
        .flatMap(
            kind ->
                Stream.of(DataType.FLOAT, DataType.DOUBLE)
                    .flatMap(
                        type ->
                            Stream.of(true, false)
                                .map(everyStep -> Arguments.of(kind, type, everyStep))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndGradientsAreTheSame(Kind kind, DataType type, boolean everyStep) {
    // given
    double tolerance = type == DataType.FLOAT ? 1e-5 : 1e-13;
    MultiLayerNetwork stock = network(stock(kind), type, everyStep);
    MultiLayerNetwork ours = network(kind.builder(), type, everyStep);
    INDArray input = random(2, BATCH, INPUT, TIME).castTo(type);
    INDArray labels = (everyStep ? random(3, BATCH, 1, TIME) : random(3, BATCH, 1)).castTo(type);

    // then
    assertThat(relativeDifference(ours.output(input), stock.output(input))).isLessThan(tolerance);
    DataSet data = new DataSet(input, labels);
    assertThat(relativeDifference(gradient(ours, data), gradient(stock, data)))
        .isLessThan(tolerance);
  }

  private static double relativeDifference(INDArray actual, INDArray expected) {
    return LayerTesting.difference(actual, expected) / expected.amaxNumber().doubleValue();
  }

  private static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.computeGradientAndScore();
    return network.gradient().gradient().dup();
  }

  private static MultiLayerNetwork network(
      BaseRecurrentLayer.Builder<?> builder, DataType type, boolean everyStep) {
    BaseRecurrentLayer layer = builder.nIn(INPUT).nOut(HIDDEN).build();
    NeuralNetConfiguration.ListBuilder list = LayerTesting.configuration(type, new NoOp()).list();
    if (everyStep) {
      list.layer(layer).layer(everyStep(HIDDEN, 1));
    } else {
      list.layer(new LastTimeStep(layer)).layer(once(HIDDEN, 1));
    }
    return LayerTesting.randomised(list.build());
  }
}
