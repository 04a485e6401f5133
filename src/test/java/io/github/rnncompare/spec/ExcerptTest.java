package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void aShortTextIsShownAsItIs() {
    assertThat(Excerpt.of("qué \uD83D\uDE00")).isEqualTo("qué \uD83D\uDE00");
    assertThat(Excerpt.of("")).isEmpty();
    assertThat(Excerpt.of("x".repeat(60))).isEqualTo("x".repeat(60));
  }

  @Test
  void aLongOneIsCutBetweenCharacters() {
    assertThat(Excerpt.of("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
    assertThat(Excerpt.of("\uD83D\uDE00".repeat(3), 3)).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
  }

  @Test
  void whatBreaksTheLineIsShownByItsNumber() {
    assertThat(Excerpt.of("a\nb\u2028c\0d\uD800")).isEqualTo("aU+000AbU+2028cU+0000dU+D800");
  }
}
