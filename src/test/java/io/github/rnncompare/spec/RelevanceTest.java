package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelevanceTest {
  private static SpecFile.Reading<Optional<Relevance>> read(String value) {
    return SpecFile.readText("relevance: " + value + "\n", "a.yaml", Relevance::read);
  }

  @ParameterizedTest
  @CsvSource({
    "2 %, 0.02, true, 2 %",
    "2%, 0.02, true, 2 %",
    "'\"2   %\"', 0.02, true, 2 %",
    "0.3 %, 0.003, true, 0.3 %",
    "7 %, 0.07, true, 7 %",
    "0.5, 0.5, false, 0.5",
    "1e-3, 0.001, false, 0.001",
    "25, 25, false, 25"
  })
  void aShareOrANumber(String given, double value, boolean isShare, String text) {
    // when
    SpecFile.Reading<Optional<Relevance>> reading = read(given);

    // then
    assertThat(reading.value()).hasValue(new Relevance(value, isShare));
    assertThat(reading.value().orElseThrow().text()).isEqualTo(text);
    assertThat(Relevance.of(reading.resolved())).isEqualTo(reading.value());
    assertThat(SpecFile.readText(SpecFile.dump(reading.resolved()), "b.yaml", Relevance::read))
        .isEqualTo(reading);
  }

  @Test
  void itCanBeLeftOut() {
    assertThat(SpecFile.readText("{}", "a.yaml", Relevance::read).value()).isEmpty();
    assertThat(Relevance.of(Map.of("question", "Which?"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "0 %",
        "-2 %",
        "100 %",
        "'%'",
        "' %'",
        "2 % %",
        "two",
        ".inf",
        "2 percent",
        "1,5",
        "''"
      })
  void whatIsNoneIsLocated(String value) {
    String shown = value.replace("'", "");
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "a.yaml:1:12: 'relevance' is "
                + (shown.isEmpty() ? "empty" : "'" + shown + "'")
                + "; expected a share of the better value, above 0 % and below 100 %, such as 2 %,"
                + " or a number above 0 in the unit of the metric");
  }

  @Test
  void aListIsNone() {
    assertThatThrownBy(() -> read("[1, 2]"))
        .hasMessageContaining("'relevance' is a list; expected");
    for (Object value : List.of(0, "often", List.of(1), true)) {
      assertThatThrownBy(() -> Relevance.of(Map.of("relevance", value)))
          .isInstanceOf(UserErrorException.class)
          .hasMessageStartingWith("'relevance' is " + value + "; expected a share");
    }
  }
}
