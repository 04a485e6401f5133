package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the section {@code diagnostics} of a spec measures in the networks of a run. */
class DiagnosedTrialsTest {
  private static final String PLAIN =
      """
      question: What goes on inside?
      task: {name: adding, sequences: 30, time_steps: 20}
      architectures: {simple_rnn: {hidden_size: 4}, lstm: {hidden_size: 3}, gru: {hidden_size: 3}}
      training:
        epochs: 4
        batch_size: 10
        clip: 0.5
        optimizer: {name: adam, learning_rate: 0.01}
      seeds: 2
      """;

  private static final String DIAGNOSED =
      PLAIN
          + """
          diagnostics:
            measures: [gradient_through_time, lyapunov_exponents, recurrent_spectrum, saturation,
              gate_openings, state_norms, clipping]
            epochs: [0, 2]
            sequences: 5
          """;

  private static ExperimentSpec spec(String text) {
    return ExperimentSpec.readText("any", text, "any.yaml");
  }

  private static List<DiagnosticRow> rows(String text) throws IOException {
    return Outcome.diagnostics(Running.run(spec(text)).comparison());
  }

  @Test
  void lookingInsideChangesNothing() throws IOException {
    // given
    Outcome plain = Running.run(spec(PLAIN));
    Outcome diagnosed = Running.run(spec(DIAGNOSED));

    // when, then
    assertThat(Running.losses(diagnosed)).isEqualTo(Running.losses(plain));
    assertThat(Running.trials(diagnosed)).isEqualTo(Running.trials(plain));
    assertThat(Outcome.diagnostics(plain.comparison())).isEmpty();
  }

  @Test
  void everyMeasureIsThereAfterTheEpochsAskedForAndOfTheNetworkThatIsTested() throws IOException {
    // given
    Outcome outcome = Running.run(spec(DIAGNOSED));
    List<DiagnosticRow> rows = Outcome.diagnostics(outcome.comparison());

    // when, then
    for (String architecture : List.of("simple_rnn", "lstm", "gru")) {
      for (long seed : List.of(1L, 2L)) {
        List<DiagnosticRow> own =
            rows.stream()
                .filter(row -> row.architecture().equals(architecture) && row.seed() == seed)
                .toList();
        Long tested =
            Running.trials(outcome).stream()
                .filter(row -> row.architecture().equals(architecture) && row.seed() == seed)
                .findFirst()
                .orElseThrow()
                .bestEpoch();
        assertThat(own)
            .filteredOn(row -> row.measure().equals("gradient_factor"))
            .filteredOn(row -> row.of().equals("hidden_state"))
            .extracting(DiagnosticRow::epoch)
            .doesNotHaveDuplicates()
            .contains(0L, 2L, tested)
            .hasSizeLessThanOrEqualTo(3);
        assertThat(own)
            .extracting(DiagnosticRow::measure)
            .contains(
                "gradient_norm",
                "lyapunov_exponent",
                "spectral_radius",
                "singular_value",
                "saturated_share",
                "state_norm");
        assertThat(own.stream().anyMatch(row -> row.measure().equals("gate_opening")))
            .isEqualTo(!architecture.equals("simple_rnn"));
        assertThat(own)
            .filteredOn(row -> row.measure().equals("clipped_share"))
            .hasSize(4)
            .allSatisfy(row -> assertThat(row.value()).isBetween(0.0, 1.0));
      }
    }
    assertThat(rows)
        .filteredOn(row -> row.measure().equals("gradient_norm") && row.epoch() == 0)
        .filteredOn(row -> row.architecture().equals("gru") && row.seed() == 1)
        .extracting(DiagnosticRow::position)
        .startsWith(0L, 1L)
        .endsWith(19L)
        .hasSize(20);
  }

  @Test
  void allUpdatesAreClippedToALowBoundAndNoneToAHighOne() throws IOException {
    for (String by : List.of("norm", "value")) {
      String low = DIAGNOSED.replace("clip: 0.5", "clip: 1.0e-9\n  clip_by: " + by);
      String high = DIAGNOSED.replace("clip: 0.5", "clip: 1.0e+9\n  clip_by: " + by);
      assertThat(rows(low))
          .filteredOn(row -> row.measure().equals("clipped_share"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.value()).isCloseTo(1, within(0.0)));
      assertThat(rows(high))
          .filteredOn(row -> row.measure().equals("clipped_share"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.value()).isCloseTo(0, within(0.0)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          measures: [gate_openings]         | measures: [gates]        | 'gates'
          measures: [gate_openings]         | epochs: [1]              | measures
          measures: [gate_openings]         | measures: []             | measures
          measures: [gate_openings]         | measures: [saturation], epochs: [-1] | -1
          seeds: 2                          | engine: stock            | engine is stock
          gru: {hidden_size: 3}             | gru: {hidden_size: 3, bidirectional: true} | direction of time
          """)
  void aMistakeIsNamed(String found, String instead, String message) {
    String text = PLAIN + "diagnostics: {measures: [gate_openings]}\n";
    assertThatThrownBy(() -> spec(text.replace(found, instead)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("any.yaml:")
        .hasMessageContaining(message);
  }
}
