package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
  void twelveAreDistinguishable() {
    assertThat(Palette.of(Drawn.TWELVE.stream()).values()).doesNotHaveDuplicates().hasSize(12);
  }
}
