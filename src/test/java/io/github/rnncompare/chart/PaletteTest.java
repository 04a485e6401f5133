package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaletteTest {

  @Test
  void anArchitectureKeepsItsColourInAnyCompany() {
    Map<String, Palette.Look> all = Palette.of(Drawn.TWELVE.stream());
    for (String name : Drawn.TWELVE) {
      assertThat(Palette.look(Palette.of(Stream.of(name)), name).color())
          .isEqualTo(Palette.look(all, name).color());
    }
    assertThat(Stream.of("simple_rnn", "lstm", "gru").map(all::get).map(Palette.Look::color))
        .doesNotHaveDuplicates();
  }

  @Test
  void theKnownOnesDifferInMarkerAndInLineSoThatGreyIsEnough() {
    List<Palette.Look> known =
        List.copyOf(Palette.of(Stream.of("simple_rnn", "lstm", "gru", "other")).values());
    assertThat(known).extracting(Palette.Look::marker).doesNotHaveDuplicates();
    assertThat(known).extracting(Palette.Look::line).doesNotHaveDuplicates();
  }

  @Test
  void thirtyFiveOthersHaveTheirOwnPairOfMarkerAndLine() {
    Stream<String> names = IntStream.range(0, 35).mapToObj(i -> "other " + i);
    assertThat(Palette.of(Stream.concat(Stream.of("gru", "lstm", "simple_rnn"), names)).values())
        .extracting(look -> List.of(look.marker(), look.line()))
        .doesNotHaveDuplicates()
        .hasSize(38);
  }

  @Test
  void twelveAreDistinguishable() {
    assertThat(Palette.of(Drawn.TWELVE.stream()).values()).doesNotHaveDuplicates().hasSize(12);
  }
}
