package io.github.rnncompare.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.HiddenActivation;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** The configurations of the simple RNN and the LSTM; {@link GRUConfigurationTest} has more. */
class LayerConfigurationTest {

  static Stream<RecurrentLayer> layers() {
    return Stream.of(
        new SimpleRnn.Builder().nIn(2).nOut(3).activation(Activation.RELU).build(),
        new SimpleRnn.Builder().nIn(2).nOut(3).engine(Engine.Kind.PORTABLE).build(),
        new LSTM.Builder().nIn(2).nOut(3).recurrentBias(true).build(),
        new LSTM.Builder().nIn(2).nOut(3).forgetBias(-1).build());
  }

  private static MultiLayerConfiguration network(RecurrentLayer layer) {
    return GRUTesting.configuration(DataType.FLOAT, new NoOp()).list().layer(layer).build();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void jsonRoundTripKeepsEveryField(RecurrentLayer layer) {
    // given
    MultiLayerConfiguration configuration = network(layer);

    // when
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());

    // then
    assertThat(read).isEqualTo(configuration);
    RecurrentLayer again = (RecurrentLayer) read.getConf(0).getLayer();
    assertThat(again.cell()).isEqualTo(layer.cell());
    assertThat(again.getEngine()).isEqualTo(layer.getEngine());
    assertThat(again).hasToString(configuration.getConf(0).getLayer().toString());
  }

  @Test
  void equalityLooksAtTheForgetBias() {
    LSTM lstm = new LSTM.Builder().nIn(2).nOut(3).forgetBias(1).build();

    assertThat(lstm)
        .isEqualTo(lstm.clone())
        .hasSameHashCodeAs(lstm.clone())
        .isNotEqualTo(new LSTM.Builder().nIn(2).nOut(3).build())
        .isNotEqualTo(new LSTM.Builder().nIn(2).nOut(3).forgetBias(2).build());
  }

  @Test
  void theSimpleRnnTakesThreeActivations() {
    for (HiddenActivation activation : HiddenActivation.values()) {
      SimpleRnn layer =
          new SimpleRnn.Builder()
              .nIn(2)
              .nOut(3)
              .activation(Activation.valueOf(activation.name()))
              .build();
      assertThat(layer.cell()).isEqualTo(new Cell.SimpleRnn(activation));
    }
    assertThatThrownBy(() -> new SimpleRnn.Builder().activation(Activation.SIGMOID).build())
        .hasMessageContaining(
            "SimpleRnn layer: activation must be tanh or relu or identity, but found sigmoid");
  }
}
