package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {

  @Test
  void whatFitsStaysAndWhatDoesNotIsCut() {
    assertThat(Label.of("gru", Style.SMALL, 100).text()).isEqualTo("gru");
    Label cut = Label.of("x".repeat(60), Style.SMALL, 100);
    assertThat(cut.text()).endsWith("x…").hasSizeLessThan(20);
    assertThat(cut.width()).isBetween(80.0, 100.0);
  }

  @Test
  void hostileTextNeverTakesMoreThanItsWidth() {
    for (String text : Drawn.HOSTILE) {
      for (double width : new double[] {20, 60, 150, 1000}) {
        assertThat(Label.of(text, Style.TITLE, width).width()).isLessThanOrEqualTo(width + 0.01);
        assertThat(Label.lines(text, Style.TITLE, width, 3)).hasSizeLessThanOrEqualTo(3);
      }
    }
  }

  @Test
  void linesBreakBetweenWords() {
    double width = Label.width("simple_r", Style.SMALL);
    assertThat(Label.lines("simple_rnn", Style.SMALL, width, 3))
        .extracting(Label::text)
        .containsExactly("simple_", "rnn");
  }

  @Test
  void charactersAreNotHalved() {
    String flags = "\uD83C\uDDE9\uD83C\uDDEA".repeat(20);
    for (int width = 10; width < 120; width += 7) {
      String cut = Label.of(flags, Style.SMALL, width).text().replace("…", "");
      assertThat(cut.codePoints().allMatch(Character::isSupplementaryCodePoint)).isTrue();
    }
  }

  @Test
  void textFromTheRightIsEmbeddedAsSuch() {
    assertThat(Label.of("רשת", Style.SMALL, 100).text()).isEqualTo("\u202Bרשת\u202C");
    assertThat(Label.of("gru רשת", Style.SMALL, 100).text()).isEqualTo("gru רשת");
    assertThat(Label.of("turned \u202E around", Style.SMALL, 200).text())
        .isEqualTo("turned   around");
  }
}
