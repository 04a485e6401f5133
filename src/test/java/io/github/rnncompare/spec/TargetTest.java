package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  private static SpecFile.Reading<Optional<Target>> read(String text, boolean hasValidation) {
    return SpecFile.readText(text, "a.yaml", spec -> Target.read(spec, hasValidation));
  }

  private static void assertFaults(String text, boolean hasValidation, String... faults) {
    assertThatThrownBy(() -> read(text, hasValidation))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(String.join("\n", List.of(faults).stream().map(f -> "a.yaml:" + f).toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train_loss", "validation_loss", "metric"})
  void aColumnAndANumber(String column) {
    // when
    SpecFile.Reading<Optional<Target>> reading = read("target: {" + column + ": 1e-3}\n", true);

    // then
    assertThat(reading.value()).hasValue(new Target(column, 0.001));
    assertThat(reading.resolved()).isEqualTo(Map.of("target", Map.of(column, 0.001)));
    assertThat(Target.of(reading.resolved())).isEqualTo(reading.value());
  }

  @Test
  void itCanBeLeftOut() {
    assertThat(SpecFile.readText("{}", "a.yaml", spec -> Target.read(spec, true)).value())
        .isEmpty();
    assertThat(Target.of(Map.of("question", "Which?"))).isEmpty();
  }

  @Test
  void faultsAreLocated() {
    String one = "'target' needs one of train_loss, validation_loss, metric; found ";
    assertFaults("target: {}\n", true, "1:9: " + one + "none of them");
    assertFaults("target:\n", true, "1:8: " + one + "none of them");
    assertFaults(
        "target: {train_loss: 1, metric: 2}\n", true, "1:9: " + one + "train_loss, metric");
    assertFaults(
        "target:\n  train_lost: 1\n",
        true,
        "2:3: " + one + "none of them",
        "2:3: unknown key below 'target' 'train_lost'; did you mean 'train_loss'? Allowed:"
            + " train_loss, validation_loss, metric");
    assertFaults(
        "target: {train_loss: 1, loss: 2}\n",
        true,
        "1:25: unknown key below 'target' 'loss'. Allowed: train_loss, validation_loss, metric");
    assertFaults(
        "target: 0.5\n", true, "1:9: 'target' is '0.5'; expected a section with keys of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "low", ".nan", "[1]"})
  void theValueIsANumberAboveZero(String value) {
    assertThatThrownBy(() -> read("target:\n  train_loss: " + value + "\n", true))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("a.yaml:2:15: 'target.train_loss' is ")
        .hasMessageContaining("expected a number");
  }

  @Test
  void theColumnsOfTheValidationPartNeedOne() {
    assertThat(read("target: {train_loss: 1}\n", false).value()).isPresent();
    for (String column : List.of("validation_loss", "metric")) {
      assertFaults(
          "target:\n  " + column + ": 5\n",
          false,
          "2:"
              + (column.length() + 5)
              + ": 'target."
              + column
              + "' is a target, but the task has no validation split; use train_loss");
    }
  }

  @Test
  void whatSomeoneHasChangedInAResolvedSpecIsAMistake() {
    for (Object changed :
        List.of(
            "x",
            List.of(),
            Map.of(),
            Map.of("loss", 1),
            Map.of("train_loss", "1"),
            Map.of("train_loss", 0),
            Map.of("train_loss", Double.NaN),
            Map.of("train_loss", 1, "metric", 2))) {
      assertThatThrownBy(() -> Target.of(Map.of("target", changed)))
          .as("%s", changed)
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("'target' is ")
          .hasMessageEndingWith(
              "; expected one of train_loss, validation_loss, metric, followed by a number above"
                  + " 0");
    }
  }
}
