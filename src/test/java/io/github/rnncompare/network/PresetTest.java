package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.Lem;
import io.github.rnncompare.layer.MinGru;
import io.github.rnncompare.layer.MinLstm;
import io.github.rnncompare.network.Initialisation.Rule;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.SpecFile.Reading;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {
  private static final String ALL =
      "architectures: {simple_rnn: {hidden_size: 2}, lstm: {hidden_size: 2}, gru: {hidden_size: 2}}";

  private static Reading<Architectures.Chosen> read(String spec) {
    return SpecFile.readText(
        "{" + spec + "}",
        "s",
        section -> Architectures.read(section, LayerEngine.read(section), Optional.empty()));
  }

  private static List<Architecture> architectures(String spec) {
    return read(spec).value().all();
  }

  private static LSTM lstm(List<Architecture> all) {
    return (LSTM) all.get(1).layer().apply(3);
  }

  private static GRU gru(List<Architecture> all) {
    return (GRU) all.get(2).layer().apply(3);
  }

  @Test
  void theRecommendedOneIsOrthogonalAndRemembers() {
    // when
    List<Architecture> all = architectures("preset: recommended, " + ALL);

    // then
    assertThat(all)
        .extracting(Architecture::init)
        .containsOnly(new Initialisation(Rule.ORTHOGONAL, 1));
    assertThat(lstm(all).getForgetBias()).isEqualTo(1);
    assertThat(gru(all).getUpdateBias()).isEqualTo(1);
  }

  @Test
  void eachCellRemembersInItsOwnWay() {
    // given: z lets the candidate in, f keeps the state, a lem has no such gate
    List<Architecture> all =
        architectures(
            "preset: recommended, architectures: {min_gru: {hidden_size: 2}, min_lstm:"
                + " {hidden_size: 2}, lem: {hidden_size: 2}}");

    // then
    assertThat(((MinGru) all.get(0).layer().apply(3)).getRememberingBias()).isEqualTo(-1);
    assertThat(((MinLstm) all.get(1).layer().apply(3)).getRememberingBias()).isEqualTo(1);
    assertThat(((Lem) all.get(2).layer().apply(3)).getRememberingBias()).isNull();
  }

  @Test
  void pyTorchsIsWhatNoneMeansWithoutOtherKeys() {
    for (String preset : List.of("preset: pytorch, ", "preset: none, ", "")) {
      List<Architecture> all = architectures(preset + ALL);
      assertThat(all).extracting(Architecture::init).containsOnly(Initialisation.PYTORCH);
      assertThat(lstm(all).getForgetBias()).isNull();
      assertThat(gru(all).getUpdateBias()).isNull();
    }
  }

  @Test
  void aResolvedSpecHasAPresetOrTheKeysThatItStandsFor() {
    assertThat(SpecFile.dump(read("preset: recommended, " + ALL).resolved()))
        .contains("preset: recommended")
        .doesNotContain("init")
        .doesNotContain("_bias: 1");
    assertThat(SpecFile.dump(read(ALL).resolved()))
        .contains("preset: none", "init: pytorch", "forget_bias: init", "update_bias: init");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "init: he, architectures: {gru: {hidden_size: 2}} | init",
        "init_gain: 1, architectures: {gru: {hidden_size: 2}} | init_gain",
        "architectures: {simple_rnn: {hidden_size: 2, init: he}} | architectures.simple_rnn.init",
        "architectures: {lstm: {hidden_size: 2, forget_bias: init}} | architectures.lstm.forget_bias",
        "architectures: {gru: {hidden_size: 2, update_bias: 1}} | architectures.gru.update_bias"
      })
  void aPresetExcludesTheKeysThatItStandsFor(String keys, String key) {
    for (String preset : List.of("pytorch", "recommended")) {
      assertThatThrownBy(() -> read("preset: " + preset + ", " + keys))
          .isInstanceOf(UserErrorException.class)
          .message()
          .matches("s:1:\\d+: [^\n]*")
          .endsWith(
              "'%s' is set, but preset is %s, which sets it too; take one of them out"
                  .formatted(key, preset));
    }
  }

  @Test
  void stockLayersTakeNoOrthogonalWeights() {
    String stock = "engine: stock, architectures: {lstm: {hidden_size: 2}}, preset: ";
    assertThatThrownBy(() -> read(stock + "recommended"))
        .hasMessageEndingWith(
            ": 'preset' is recommended, but engine is stock; Deeplearning4j's own layers take none"
                + " or pytorch");
    assertThat(architectures(stock + "pytorch")).hasSize(1);
  }
}
