package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void linesAreBrokenBetweenWords() {
    assertThat(Text.wrapped("one two three", 7)).isEqualTo("one two\nthree");
    assertThat(Text.wrapped("one two three", 8)).isEqualTo("one two\nthree");
    assertThat(Text.wrapped("one two three", 13)).isEqualTo("one two three");
    assertThat(Text.wrapped("much-too-long a b", 3)).isEqualTo("much-too-long\na b");
    assertThat(Text.wrapped("", 3)).isEmpty();
  }

  @Test
  void aDurationIsReportedAboutAsExactlyAsItIsKnown() {
    assertThat(Text.about(Duration.ofMillis(499))).isEqualTo("under a second");
    assertThat(Text.about(Duration.ofMillis(500))).isEqualTo("about 1 s");
    assertThat(Text.about(Duration.ofSeconds(119))).isEqualTo("about 119 s");
    assertThat(Text.about(Duration.ofMinutes(2))).isEqualTo("about 2 min");
    assertThat(Text.about(Duration.ofSeconds(151))).isEqualTo("about 3 min");
    assertThat(Text.about(Duration.ofMinutes(119))).isEqualTo("about 119 min");
    assertThat(Text.about(Duration.ofHours(2))).isEqualTo("about 2 h");
    assertThat(Text.about(Duration.ofMinutes(200))).isEqualTo("about 3 h 20 min");
    assertThat(Text.about(Duration.ofDays(2))).isEqualTo("about 2 days");
    assertThat(Text.about(Duration.ofHours(52))).isEqualTo("about 2 days 4 h");
  }
}
