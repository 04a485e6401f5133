package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void whatFitsStaysAndWhatDoesNotIsCut() {
    assertThat(Text.cut("gru", Style.SMALL, 100)).isEqualTo("gru");
    String cut = Text.cut("x".repeat(60), Style.SMALL, 100);
    assertThat(cut).endsWith("x…").hasSizeLessThan(20);
    assertThat(Text.width(cut, Style.SMALL)).isBetween(80.0, 100.0);
  }

  @Test
  void hostileTextNeverTakesMoreThanItsWidth() {
    for (String text : Drawn.HOSTILE) {
      for (double width : new double[] {20, 60, 150, 1000}) {
        String cut = Text.cut(text, Style.TITLE, width);
        assertThat(Text.width(cut, Style.TITLE)).isLessThanOrEqualTo(width);
        assertThat(cut).isNotEmpty();
      }
    }
  }

  @Test
  void charactersAreNotHalved() {
    String flags = "\uD83C\uDDE9\uD83C\uDDEA".repeat(20);
    for (int width = 20; width < 120; width += 7) {
      String cut = Text.cut(flags, Style.SMALL, width).replace("…", "");
      assertThat(cut.codePoints().allMatch(Character::isSupplementaryCodePoint)).isTrue();
    }
  }

  @Test
  void whatTurnsTextIsLeftOut() {
    assertThat(Text.cut("turned \u202E around", Style.SMALL, 200)).isEqualTo("turned   around");
  }

  @Test
  void numbersAreShort() {
    assertThat(Text.of(0)).isEqualTo("0");
    assertThat(Text.of(480.25)).isEqualTo("480.25");
    assertThat(Text.of(1.0 / 3)).isEqualTo("0.3333");
    assertThat(Text.of(1e5)).isEqualTo("100,000");
  }

  @Test
  void numbersAreWrittenOutDownToAMillionth() {
    assertThat(DoubleStream.of(0, 0.5, 1234.5, 0.003, 3e-4, 1.2346e-5, -2e-6).mapToObj(Text::of))
        .containsExactly("0", "0.5", "1,234.5", "0.003", "0.0003", "0.00001235", "-0.000002");
    assertThat(DoubleStream.of(3e-7, 2e7, -1e300).mapToObj(Text::of))
        .containsExactly("3E-7", "2E7", "-1E300");
  }

  @Test
  void linesBreakAtSpaces() {
    assertThat(Text.wrap("one two three", Style.SMALL, Text.width("one two", Style.SMALL)))
        .containsExactly("one two", "three");
    assertThat(Text.wrap("", Style.SMALL, 100)).containsExactly(" ");
    for (String name : Drawn.HOSTILE) {
      assertThat(Text.wrap(name, Style.SMALL, 80))
          .allMatch(line -> Text.width(line, Style.SMALL) <= 80);
    }
  }
}
