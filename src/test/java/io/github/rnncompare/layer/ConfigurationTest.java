package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Kind;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** The configuration classes: defaults, JSON, equality, sizes. */
@ExtendWith(DoublePrecision.class)
class ConfigurationTest {

  @Test
  void defaults() {
    GRU gru = new GRU.Builder().nIn(2).nOut(3).build();

    assertThat(gru.isRecurrentBias()).isFalse();
    assertThat(gru.getResetGate()).isEqualTo(ResetGate.AFTER_PRODUCT);
    assertThat(gru.getEngine()).isEqualTo(Engine.Kind.FAST);
    assertThat(gru.getActivationFn()).isEqualTo(Activation.TANH.getActivationFunction());
    assertThat(new LSTM.Builder().build().getForgetBias()).isNull();
    assertThat(new LSTM.Builder().build().getActivationFn()).isEqualTo(gru.getActivationFn());
    assertThat(new SimpleRnn.Builder().build().getActivationFn()).isEqualTo(gru.getActivationFn());
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void jsonRoundTripKeepsEveryField(Form form) {
    // given
    MultiLayerConfiguration configuration =
        LayerTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(
                form.builder(2, 3)
                    .name("recurrent")
                    .engine(Engine.Kind.PORTABLE)
                    .biasInit(0.5)
                    .l2(0.25)
                    .dataFormat(RNNFormat.NWC)
                    .build())
            .build();

    // when
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());

    // then
    assertThat(read).isEqualTo(configuration);
    RecurrentLayer layer = (RecurrentLayer) read.getConf(0).getLayer();
    assertThat(layer.cell()).isEqualTo(form.layer(2, 3).cell());
    assertThat(layer.isRecurrentBias()).isEqualTo(form.recurrentBias());
    assertThat(layer.getEngine()).isEqualTo(Engine.Kind.PORTABLE);
    assertThat(layer.getRnnDataFormat()).isEqualTo(RNNFormat.NWC);
    assertThat(layer.getBiasInit()).isEqualTo(0.5);
    assertThat(layer).hasToString(configuration.getConf(0).getLayer().toString());
  }

  @Test
  void jsonRoundTripKeepsTheForgetBias() {
    MultiLayerConfiguration configuration =
        LayerTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(new LSTM.Builder().nIn(2).nOut(3).forgetBias(2.5).build())
            .build();

    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());

    assertThat(((LSTM) read.getConf(0).getLayer()).getForgetBias()).isEqualTo(2.5);
  }

  @Test
  void jsonRoundTripKeepsTheUpdateBias() {
    for (GRU.Builder builder : List.of(new GRU.Builder().updateBias(2.5), new GRU.Builder())) {
      // given
      GRU layer = builder.nIn(2).nOut(3).build();
      String json =
          LayerTesting.configuration(DataType.DOUBLE, new NoOp())
              .list()
              .layer(layer)
              .build()
              .toJson();

      // when
      GRU read = (GRU) MultiLayerConfiguration.fromJson(json).getConf(0).getLayer();

      // then: without one, the text is that of versions that had none
      assertThat(read.getUpdateBias()).isEqualTo(layer.getUpdateBias());
      assertThat(json.contains("updateBias")).isEqualTo(layer.getUpdateBias() != null);
    }
  }

  @Test
  void jsonHoldsTheNamesThatSavedModelsRelyOn() {
    String json =
        LayerTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(new Form(Kind.GRU_BEFORE, true).layer(2, 3))
            .layer(new LSTM.Builder().nIn(3).nOut(3).forgetBias(2.5).build())
            .layer(new Form(Kind.TANH_RNN, false).layer(3, 3))
            .build()
            .toJson()
            .replaceAll("\\s", "");

    assertThat(json)
        .contains("\"@class\":\"io.github.rnncompare.layer.GRU\"")
        .contains("\"recurrentBias\":true")
        .contains("\"resetGate\":\"BEFORE_PRODUCT\"")
        .contains("\"engine\":\"FAST\"")
        .contains("\"@class\":\"io.github.rnncompare.layer.LSTM\"")
        .contains("\"forgetBias\":2.5")
        .contains("\"@class\":\"io.github.rnncompare.layer.SimpleRnn\"");
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void equalityLooksAtEveryField(Form form) {
    RecurrentLayer layer = form.layer(2, 3);

    assertThat(layer)
        .isEqualTo(form.layer(2, 3))
        .hasSameHashCodeAs(form.layer(2, 3))
        .isEqualTo(layer.clone())
        .isNotEqualTo(form.layer(2, 4))
        .isNotEqualTo(form.builder(2, 3).engine(Engine.Kind.PORTABLE).<RecurrentLayer>build())
        .isNotEqualTo(everyStep(2, 3));
    Form.all()
        .filter(other -> !other.equals(form))
        .forEach(other -> assertThat(layer).isNotEqualTo(other.layer(2, 3)));
  }

  @Test
  void equalityLooksAtTheForgetBias() {
    assertThat(new LSTM.Builder().nIn(2).nOut(3).forgetBias(2).build())
        .isNotEqualTo(new LSTM.Builder().nIn(2).nOut(3).build());
  }

  @Test
  void equalityLooksAtTheUpdateBias() {
    assertThat(new GRU.Builder().nIn(2).nOut(3).updateBias(2).build())
        .isNotEqualTo(new GRU.Builder().nIn(2).nOut(3).build());
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#ofEachKind")
  void networkWideActivationLeavesTheLayerAlone(Form form) {
    MultiLayerConfiguration configuration =
        LayerTesting.configuration(DataType.DOUBLE, new NoOp())
            .activation(Activation.SOFTSIGN)
            .list()
            .layer(form.layer(2, 3))
            .build();

    assertThat(((RecurrentLayer) configuration.getConf(0).getLayer()).getActivationFn())
        .isEqualTo(form.layer(2, 3).getActivationFn());
  }

  @Test
  void inputSizeCanComeFromTheInputType() {
    MultiLayerConfiguration configuration =
        LayerTesting.configuration(DataType.DOUBLE, new NoOp())
            .list()
            .layer(new GRU.Builder().nOut(3).build())
            .layer(new GRU.Builder().nOut(4).build())
            .setInputType(InputType.recurrent(7))
            .build();

    assertThat(((GRU) configuration.getConf(0).getLayer()).getNIn()).isEqualTo(7);
    assertThat(((GRU) configuration.getConf(1).getLayer()).getNIn()).isEqualTo(3);
  }

  @Test
  void memoryReportCountsTheParameters() {
    GRU gru =
        (GRU)
            LayerTesting.configuration(DataType.DOUBLE, new NoOp())
                .list()
                .layer(new GRU.Builder().nIn(2).nOut(3).build())
                .build()
                .getConf(0)
                .getLayer();

    LayerMemoryReport fixed = gru.getMemoryReport(InputType.recurrent(2, 10));
    LayerMemoryReport open = gru.getMemoryReport(InputType.recurrent(2));

    assertThat(fixed.getParameterSize()).isEqualTo((2 + 3 + 1) * 9);
    assertThat(fixed.getWorkingMemoryVariableInference()).isEqualTo(10 * (2 + 9 * 3));
    assertThat(open.getWorkingMemoryVariableInference()).isEqualTo(2 + 9 * 3);
  }
}
