package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.network;
import static io.github.rnncompare.layer.LayerTesting.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Kind;
import java.util.Map;
import java.util.TreeSet;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The errors people will meet: each names the layer, what it expects and what it found. */
@ExtendWith(DoublePrecision.class)
class MistakesTest {

  @ParameterizedTest
  @CsvSource({
    "TANH_RNN, SOFTSIGN, SimpleRnn, tanh or relu or identity, softsign",
    "LSTM, RELU, LSTM, tanh, relu",
    "GRU_AFTER, RELU, GRU, tanh, relu",
    "GRU_BEFORE, SIGMOID, GRU, tanh, sigmoid"
  })
  void anUnsupportedActivation(
      Kind kind, Activation activation, String layer, String allowed, String found) {
    RecurrentLayer.Builder<?> builder =
        new Form(kind, false).builder(2, 3).name("encoder").activation(activation);

    assertThatThrownBy(() -> builder.<RecurrentLayer>build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s layer \"encoder\": activation must be %s, but found %s. Remove the setting, or give one that is allowed.",
            layer, allowed, found);
    assertThatThrownBy(
            () ->
                new Form(kind, false)
                    .layer(2, 3)
                    .setActivationFn(activation.getActivationFunction()))
        .hasMessageContaining(
            "%s layer: activation must be %s, but found %s", layer, allowed, found);
  }

  @ParameterizedTest
  @EnumSource
  void noInputSize(Kind kind) {
    RecurrentLayer layer = kind.builder().name("encoder").nOut(3).build();

    assertThatThrownBy(() -> network(layer))
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContaining(name(kind))
        .hasMessageContaining("encoder")
        .hasMessageContaining("nIn=0, nOut=3");
  }

  @ParameterizedTest
  @EnumSource
  void wrongInputSize(Kind kind) {
    RecurrentLayer layer = new Form(kind, false).builder(5, 3).name("encoder").build();
    MultiLayerNetwork network = network(layer);

    assertThatThrownBy(() -> network.output(random(2, 3, 4, 7)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessage(
            "%s layer: wrong input: expected [batch, 5, time] (NCW), but found [3, 4, 7] (layer name: encoder, layer index: 0, layer type: RecurrentLayerImpl)",
            name(kind));
  }

  @ParameterizedTest
  @EnumSource
  void wrongInputRank(Kind kind) {
    RecurrentLayer layer = new Form(kind, false).builder(5, 3).dataFormat(RNNFormat.NWC).build();
    MultiLayerNetwork network = network(layer);

    assertThatThrownBy(() -> network.output(random(2, 3, 5)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining(name(kind) + " layer")
        .hasMessageContaining("expected [batch, time, 5] (NWC), but found [3, 5]");
  }

  @ParameterizedTest
  @EnumSource
  void wrongMaskShape(Kind kind) {
    MultiLayerNetwork network = network(new Form(kind, false).layer(5, 3));

    assertThatThrownBy(() -> network.output(random(2, 2, 5, 4), false, Nd4j.ones(2, 3), null))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining(name(kind) + " layer")
        .hasMessageContaining("wrong mask [batch, time]: expected [2, 4], but found [2, 3]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, -1, 2, Double.NaN})
  void aMaskIsOnesAndZeros(double entry) {
    MultiLayerNetwork network = network(new Form(Kind.LSTM, false).layer(5, 3));
    INDArray mask = Nd4j.ones(2, 4).putScalar(1, 2, entry);

    assertThatThrownBy(() -> network.output(random(2, 2, 5, 4), false, mask, null))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining(
            "LSTM layer: wrong mask [batch, time] at [1, 2]: expected 1 (a real step) or 0"
                + " (padding), but found "
                + entry);
  }

  @ParameterizedTest
  @EnumSource
  void statesUnderOtherKeysOrOfOtherShapes(Kind kind) {
    // given: DL4J's own keys
    MultiLayerNetwork network = network(new Form(kind, false).layer(5, 3));
    Map<String, INDArray> state = new Form(kind, false).state(2, 3);
    network.rnnSetPreviousState(0, state);
    assertThat(network.rnnGetPreviousState(0)).containsOnlyKeys(state.keySet());
    assertThat(state).containsKey("prevAct");

    // then
    assertThatThrownBy(() -> network.rnnSetPreviousState(0, Map.of("hidden", random(1, 2, 3))))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining(
            name(kind)
                + " layer: wrong keys of the state: expected "
                + new TreeSet<>(state.keySet())
                + ", but found [hidden]");
    assertThatThrownBy(() -> network.rnnSetPreviousState(0, new Form(kind, false).state(2, 4)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("expected [batch, 3], but found [2, 4]");
  }

  @ParameterizedTest
  @EnumSource
  void storedStateOfAnotherBatch(Kind kind) {
    MultiLayerNetwork network = network(new Form(kind, false).layer(5, 3));
    network.rnnTimeStep(random(2, 2, 5, 1));

    assertThatThrownBy(() -> network.rnnTimeStep(random(2, 4, 5, 1)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining(name(kind) + " layer")
        .hasMessageContaining("rnnClearPreviousState()")
        .hasMessageContaining("expected 2, but found 4");
  }

  /** What the layer's class is called. */
  private static String name(Kind kind) {
    return switch (kind) {
      case TANH_RNN, RELU_RNN, IDENTITY_RNN -> "SimpleRnn";
      case LSTM, LSTM_WITHOUT_FORGET, LSTM_WITHOUT_INPUT, LSTM_WITHOUT_OUTPUT -> "LSTM";
      case GRU_AFTER, GRU_BEFORE, GRU_WITHOUT_RESET, GRU_WITHOUT_UPDATE -> "GRU";
      case MIN_GRU, MIN_GRU_POSITIVE -> "MinGru";
      case MIN_LSTM, MIN_LSTM_POSITIVE -> "MinLstm";
      case LEM -> "Lem";
      case PEEPHOLE_LSTM -> "PeepholeLstm";
    };
  }
}
