package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.network.Initialisation.Rule;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.SpecFile.Reading;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
                read("architectures: {lstm: {hidden_size: 4, init: identity}}", LayerEngine.STOCK))
        .hasMessage(
            "s:1:46: 'architectures.lstm.init' is identity, but engine is stock; Deeplearning4j's"
                + " own layers take pytorch or dl4j");
  }

  @Test
  void aSectionWithNothingBehindItHasNoKeys() {
    assertThatThrownBy(() -> read("architectures:\n", LayerEngine.FAST))
        .hasMessage("s:1:15: no architecture given. Allowed: simple_rnn, lstm, gru");
    assertThatThrownBy(() -> read("architectures: {lstm: ~}\n", LayerEngine.FAST))
        .hasMessage("s:1:23: 'architectures.lstm' is '~'; expected a section with keys of its own");
  }
}
