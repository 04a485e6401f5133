package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.network.Initialisation.Rule;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.SpecFile.Reading;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitecturesTest {
  private static final Shape SHAPE = new Shape(10, 5, 1, TargetKind.VALUES, false);

  private static Reading<Architectures.Chosen> read(String yaml, LayerEngine engine) {
    return SpecFile.readText(
        yaml, "s", spec -> Architectures.read(spec, engine, Optional.of(SHAPE)));
  }

  @Test
  void anArchitecturesInitialisationIsItsOwnOrTheCommonOne() {
    // given
    String yaml =
        """
        init: orthogonal
        init_gain: 0.9
        architectures:
          simple_rnn: {hidden_size: 4, init: identity, init_gain: 0.5}
          lstm: {hidden_size: 4, init: he}
          gru: {hidden_size: 4}
        """;

    // when
    Architectures.Chosen chosen = read(yaml, LayerEngine.FAST).value();

    // then
    assertThat(chosen.named("simple_rnn").init()).isEqualTo(new Initialisation(Rule.IDENTITY, 0.5));
    assertThat(chosen.named("lstm").init()).isEqualTo(new Initialisation(Rule.HE, 1));
    assertThat(chosen.named("gru").init()).isEqualTo(new Initialisation(Rule.ORTHOGONAL, 0.9));
  }

  @Test
  void aGainAloneIsOneOfTheCommonRule() {
    // when
    Reading<Architectures.Chosen> reading =
        read(
            "init: orthogonal\narchitectures: {gru: {hidden_size: 4, init_gain: 0.5}}",
            LayerEngine.FAST);

    // then
    assertThat(reading.value().named("gru").init())
        .isEqualTo(new Initialisation(Rule.ORTHOGONAL, 0.5));
    assertThat(read(SpecFile.dump(reading.resolved()), LayerEngine.FAST).resolved())
        .isEqualTo(reading.resolved());
  }

  @Test
  void gatesAreTakenOutWithTheirParameters() {
    // when
    Architectures.Chosen chosen =
        read(
                """
                architectures:
                  lstm: {hidden_size: 4, without: [forget, output]}
                  gru: {hidden_size: 4, without: [update]}
                """,
                LayerEngine.FAST)
            .value();

    // then: two gates of each, with 10 inputs, 4 units and two biases, and the output's 5
    for (String name : List.of("lstm", "gru")) {
      assertThat(RecurrentNetwork.parameterCount(chosen.named(name), SHAPE))
          .isEqualTo(2 * 4 * (10 + 4 + 2) + 5);
    }
  }

  @Test
  void aLemHasAsManyParametersAsAnLstm() {
    // when
    Architectures.Chosen chosen =
        read("architectures: {lstm: {hidden_size: 7}, lem: {hidden_size: 7}}", LayerEngine.FAST)
            .value();

    // then
    assertThat(RecurrentNetwork.parameterCount(chosen.named("lem"), SHAPE))
        .isEqualTo(RecurrentNetwork.parameterCount(chosen.named("lstm"), SHAPE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lstm: {hidden_size: 4, without: [forgot]} | without' is 'forgot'; expected one of forget, output, input; did you mean 'forget'?
          lstm: {hidden_size: 4, without: [forget], forget_bias: 1} | forget_bias' is set, but without takes the forget gate out; take one of them out
          gru: {hidden_size: 4, without: [update], update_bias: 1} | update_bias' is set, but without takes the update gate out; take one of them out
          min_gru: {hidden_size: 4, recurrent_bias: true} | recurrent_bias' is set, but min_gru has no recurrent weights; take it out
          min_lstm: {hidden_size: 4, candidate: tanh} | candidate' is 'tanh'; expected one of linear, positive
          lem: {hidden_size: 4, step_size: 0} | step_size' is '0'; expected a number above 0, at most 1
          lem: {hidden_size: 4, without: [input]} | unknown key below 'architectures.lem' 'without'
          """)
  void keysThatDoNotFitAreLocated(String section, String expected) {
    assertThatThrownBy(() -> read("architectures: {" + section + "}", LayerEngine.FAST))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void whatTheStockLayersHaveNotIsAFaultAndNoException() {
    assertThatThrownBy(
            () ->
                read(
                    "match: parameters\nparameters: 900\narchitectures: {gru: }",
                    LayerEngine.STOCK))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("'engine' is stock, but Deeplearning4j has no layer for gru");
    assertThatThrownBy(
            () ->
                read(
                    "architectures: {lem: {hidden_size: 2}, lstm: {hidden_size: 2, without:"
                        + " [input]}}",
                    LayerEngine.STOCK))
        .hasMessageContaining("has no layer for lem; set it to fast or portable")
        .hasMessageContaining("'architectures.lstm.without' takes gates out, but");
    assertThatThrownBy(
            () ->
                read("architectures: {lstm: {hidden_size: 4, init: identity}}", LayerEngine.STOCK))
        .hasMessage(
            "s:1:46: 'architectures.lstm.init' is identity, but engine is stock; Deeplearning4j's"
                + " own layers take pytorch or dl4j");
  }

  @Test
  void aSectionWithNothingBehindItHasNoKeys() {
    assertThatThrownBy(() -> read("architectures:\n", LayerEngine.FAST))
        .hasMessage(
            "s:1:15: no architecture given. Allowed: simple_rnn, lstm, gru, min_gru, min_lstm, lem");
    assertThatThrownBy(() -> read("architectures: {lstm: ~}\n", LayerEngine.FAST))
        .hasMessage("s:1:23: 'architectures.lstm' is '~'; expected a section with keys of its own");
  }
}
