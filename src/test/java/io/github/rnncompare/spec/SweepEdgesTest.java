package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepEdgesTest {
  private static final List<String> BOTH = List.of("gru", "lstm");

  private static SweepEdges edges(String keys) {
    String text = "sweep: {" + keys + "}\n";
    return new SweepEdges(SpecFile.readText(text, "s", Sweep::read).value().orElseThrow(), BOTH);
  }

  /** All values of the key a, those beyond the edges last: below, then above. */
  private static String widest(String values) {
    return edges("keys: {a: [" + values + "]}").widest().configurations(key -> true).stream()
        .map(configuration -> configuration.texts().getOrDefault("a", ""))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.01, 0.03 | 0.01 0.03 0.003333 0.001111 0.09 0.27",
        "0.1, 0.01, 0.001 | 0.1 0.01 0.001 0.0001 0.00001 1 10",
        "2, 4 | 2 4 1 8 16",
        "10, 11, 12 | 10 11 12 9 8 13 14",
        "0, 0.2, 0.4 | 0 0.2 0.4 0.8 1.6",
        "0, 0.2 | 0 0.2",
        "-1, 1 | -1 1",
        "1 | 1",
        "full, 8, 16 | full 8 16",
        "1e-300, 1e300 | 1.0E-300 1.0E300"
      })
  void theNextValueIsAsFarAsTheLastTwoAreApart(String listed, String expected) {
    assertThat(widest(listed)).isEqualTo(expected);
  }

  @Test
  void onlyNumbersOfAllArchitecturesHaveEdges() {
    String keys =
        "keys: {training.l2: [1, 2], architectures.*.layers: [1, 2],"
            + " architectures.gru.hidden_size: [1, 2], architectures.lstm.hidden_size: [1, 2],"
            + " init: [he, xavier], training.dropout: [0]}";
    assertThat(edges(keys).keys()).containsExactly("training.l2", "architectures.*.layers");
    assertThat(edges("widen: false, " + keys).keys()).isEmpty();
    assertThat(edges("draws: 2, keys: {training.l2: [1, 2]}").keys()).isEmpty();
  }

  @Test
  void theEdgesAreTheLeastAndTheGreatest() {
    // given
    SweepEdges edges = edges("keys: {a: [2, 8, 4]}");

    // then
    assertThat(edges.isAtEdge("a", "2", Side.BELOW)).isTrue();
    assertThat(edges.isAtEdge("a", "8", Side.ABOVE)).isTrue();
    assertThat(edges.isAtEdge("a", "4", Side.ABOVE)).isFalse();
    assertThat(edges.isAtEdge("a", "2", Side.ABOVE)).isFalse();

    // when
    SweepEdges wider = new SweepEdges(edges.beyond("a", Side.ABOVE).orElseThrow(), BOTH);

    // then
    assertThat(wider.isAtEdge("a", "8", Side.ABOVE)).isFalse();
    assertThat(wider.isAtEdge("a", "16", Side.ABOVE)).isTrue();
  }

  @Test
  void valuesThatAreNotAcceptedEndASide() {
    assertThat(
            edges("keys: {a: [2, 4], b: [1, 2]}")
                .widened((key, value) -> key.equals("a") && !value.text().equals("16"))
                .count(key -> key.equals("a")))
        .isEqualTo(2 + 1 + 1);
  }
}
