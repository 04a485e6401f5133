package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.GRUTesting.everyStep;
import static io.github.rnncompare.layer.GRUTesting.network;
import static io.github.rnncompare.layer.GRUTesting.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRUTesting.DoublePrecision;
import io.github.rnncompare.layer.GRUTesting.Form;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** The configuration class: defaults, JSON, equality, and the errors people will meet. */
@ExtendWith(DoublePrecision.class)
class GRUConfigurationTest {

  @Test
  void defaults() {
    GRU gru = new GRU.Builder().nIn(2).nOut(3).build();

    assertThat(gru.isRecurrentBias()).isFalse();
    assertThat(gru.getResetGate()).isEqualTo(ResetGate.AFTER_PRODUCT);
    assertThat(gru.getActivationFn()).isEqualTo(Activation.TANH.getActivationFunction());
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.GRUTesting$Form#all")
  void jsonRoundTripKeepsEveryField(Form form) {
    // given
    MultiLayerConfiguration configuration =
        GRUTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(
                form.builder(2, 3)
                    .name("gru")
                    .biasInit(0.5)
                    .l2(0.25)
                    .dataFormat(RNNFormat.NWC)
                    .build())
            .build();

    // when
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());

    // then
    assertThat(read).isEqualTo(configuration);
    GRU gru = (GRU) read.getConf(0).getLayer();
    assertThat(gru.getResetGate()).isEqualTo(form.resetGate());
    assertThat(gru.isRecurrentBias()).isEqualTo(form.recurrentBias());
    assertThat(gru.getRnnDataFormat()).isEqualTo(RNNFormat.NWC);
    assertThat(gru.getBiasInit()).isEqualTo(0.5);
    assertThat(gru).hasToString(configuration.getConf(0).getLayer().toString());
  }

  @Test
  void jsonHoldsTheNamesThatSavedModelsRelyOn() {
    String json =
        GRUTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(new Form(ResetGate.BEFORE_PRODUCT, true).layer(2, 3))
            .build()
            .toJson()
            .replaceAll("\\s", "");

    assertThat(json)
        .contains("\"@class\":\"io.github.rnncompare.layer.GRU\"")
        .contains("\"recurrentBias\":true")
        .contains("\"resetGate\":\"BEFORE_PRODUCT\"");
  }

  @Test
  void equalityLooksAtEveryField() {
    GRU gru = new Form(ResetGate.AFTER_PRODUCT, false).layer(2, 3);

    assertThat(gru)
        .isEqualTo(new Form(ResetGate.AFTER_PRODUCT, false).layer(2, 3))
        .hasSameHashCodeAs(new Form(ResetGate.AFTER_PRODUCT, false).layer(2, 3))
        .isEqualTo(gru.clone())
        .isNotEqualTo(new Form(ResetGate.AFTER_PRODUCT, true).layer(2, 3))
        .isNotEqualTo(new Form(ResetGate.BEFORE_PRODUCT, false).layer(2, 3))
        .isNotEqualTo(new Form(ResetGate.AFTER_PRODUCT, false).layer(2, 4))
        .isNotEqualTo(everyStep(2, 3));
  }

  @Test
  void networkWideActivationLeavesTheLayerAlone() {
    MultiLayerConfiguration configuration =
        GRUTesting.configuration(DataType.DOUBLE, new NoOp())
            .activation(Activation.RELU)
            .list()
            .layer(new GRU.Builder().nIn(2).nOut(3).build())
            .build();

    assertThat(((GRU) configuration.getConf(0).getLayer()).getActivationFn())
        .isEqualTo(Activation.TANH.getActivationFunction());
  }

  @Test
  void anotherActivationIsAnError() {
    GRU.Builder builder =
        new GRU.Builder().name("encoder").nIn(2).nOut(3).activation(Activation.RELU);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GRU layer \"encoder\": activation must be tanh, but found relu. "
                + "Remove the setting, or give one that is allowed.");
    assertThatThrownBy(() -> new GRU().setActivationFn(Activation.SIGMOID.getActivationFunction()))
        .hasMessageContaining("GRU layer: activation must be tanh, but found sigmoid");
  }

  @Test
  void missingInputSizeIsAnError() {
    assertThatThrownBy(() -> network(new GRU.Builder().name("gru").nOut(3).build()))
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContaining("GRU")
        .hasMessageContaining("nIn=0, nOut=3");
  }

  @Test
  void inputSizeCanComeFromTheInputType() {
    MultiLayerConfiguration configuration =
        GRUTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(new GRU.Builder().nOut(3).build())
            .layer(new GRU.Builder().nOut(4).build())
            .setInputType(InputType.recurrent(7))
            .build();

    assertThat(((GRU) configuration.getConf(0).getLayer()).getNIn()).isEqualTo(7);
    assertThat(((GRU) configuration.getConf(1).getLayer()).getNIn()).isEqualTo(3);
  }

  @Test
  void wrongInputSizeIsAnError() {
    MultiLayerNetwork network = network(new GRU.Builder().name("gru").nIn(5).nOut(3).build());

    assertThatThrownBy(() -> network.output(random(2, 3, 4, 7)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessage(
            "GRU layer: wrong input: expected [batch, 5, time] (NCW), but found [3, 4, 7] "
                + "(layer name: gru, layer index: 0, layer type: WorkingLayer)");
  }

  @Test
  void wrongInputRankIsAnError() {
    MultiLayerNetwork network =
        network(new GRU.Builder().nIn(5).nOut(3).dataFormat(RNNFormat.NWC).build());

    assertThatThrownBy(() -> network.output(random(2, 3, 5)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("expected [batch, time, 5] (NWC), but found [3, 5]");
  }

  @Test
  void wrongMaskShapeIsAnError() {
    MultiLayerNetwork network = network(new GRU.Builder().nIn(5).nOut(3).build());

    assertThatThrownBy(() -> network.output(random(2, 2, 5, 4), false, Nd4j.ones(2, 3), null))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("wrong mask [batch, time]: expected [2, 4], but found [2, 3]");
  }

  @Test
  void storedStateOfAnotherBatchIsAnError() {
    MultiLayerNetwork network = network(new GRU.Builder().nIn(5).nOut(3).build());
    network.rnnTimeStep(random(2, 2, 5, 1));

    assertThatThrownBy(() -> network.rnnTimeStep(random(2, 4, 5, 1)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("rnnClearPreviousState()")
        .hasMessageContaining("expected 2, but found 4");
  }

  @Test
  void memoryReportCountsTheParameters() {
    GRU gru =
        (GRU)
            GRUTesting.configuration(DataType.DOUBLE, new NoOp())
                .list()
                .layer(new GRU.Builder().nIn(2).nOut(3).build())
                .build()
                .getConf(0)
                .getLayer();

    LayerMemoryReport fixed = gru.getMemoryReport(InputType.recurrent(2, 10));
    LayerMemoryReport open = gru.getMemoryReport(InputType.recurrent(2));

    assertThat(fixed.getParameterSize()).isEqualTo((2 + 3 + 1) * 9);
    assertThat(fixed.getWorkingMemoryVariableInference()).isEqualTo(10 * (2 + 8 * 3));
    assertThat(open.getWorkingMemoryVariableInference()).isEqualTo(2 + 8 * 3);
  }
}
