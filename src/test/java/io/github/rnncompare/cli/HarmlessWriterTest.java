package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessWriterTest {
  private final StringWriter out = new StringWriter();
  private final HarmlessWriter writer = new HarmlessWriter(out);

  private String shown(String text) throws IOException {
    out.getBuffer().setLength(0);
    writer.write(text);
    writer.flush();
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5312 × 3 → ±2 % − \"x\" 'y' \\ $(z) `w`\n",
        "a\tb\r\nc\n",
        "Größe, Ωmega, Привет, 日本語, ไทย\n",
        "\u2068سلام\u2069 0.5, \u2068a \u2068b\u2069 c\u2069\n",
        "می\u200Cخواهم, क्\u200Dष\n", // joiners within words
        "👩\u200D🔬 ❤\uFE0F 🇩🇪 𝔸\n"
      })
  void textsOfPeopleStayAsTheyAre(String text) throws IOException {
    assertThat(shown(text)).isEqualTo(text);
  }

  @Test
  void whatATerminalObeysIsShown() throws IOException {
    assertThat(shown("\u001B]0;owned\u0007 \u001B[2J\n"))
        .isEqualTo("\\u001b]0;owned\\u0007 \\u001b[2J\n");
    assertThat(shown("\u0000\b\u000B\f\u000E\u007F\u0080\u009B31m\u009F\u0085"))
        .isEqualTo("\\u0000\\u0008\\u000b\\u000c\\u000e\\u007f\\u0080\\u009b31m\\u009f\\u0085");
    assertThat(shown("safe\roverwritten\r\r\n")).isEqualTo("safe\\u000doverwritten\\u000d\r\n");
  }

  @Test
  void whatTurnsALineIsShown() throws IOException {
    assertThat(shown("\u202A\u202B\u202C\u202D\u202Efdp.exe"))
        .isEqualTo("\\u202a\\u202b\\u202c\\u202d\\u202efdp.exe");
    assertThat(shown("\u2066\u2067x\u200E\u200F\u061C"))
        .isEqualTo("\\u2066\\u2067x\\u200e\\u200f\\u061c");
    assertThat(shown("a\u2028b\u2029c")).isEqualTo("a\\u2028b\\u2029c");
  }

  @Test
  void anIsolateIsMadeToEndOnItsLine() throws IOException {
    assertThat(shown("\u2068a\n\u2069b\n")).isEqualTo("\u2068a\u2069\nb\n");
    assertThat(shown("\u2068a \u2068b\u2069\n")).isEqualTo("\u2068a \u2068b\u2069\u2069\n");
    assertThat(shown("\u2069a\u2068\n")).isEqualTo("a\u2068\u2069\n");
  }

  @Test
  void whatNobodySeesIsShown() throws IOException {
    assertThat(shown("ls\u200Ctm \u200B\u2060\uFEFF\u00AD\u180E"))
        .isEqualTo("ls\\u200ctm \\u200b\\u2060\\ufeff\\u00ad\\u180e");
    assertThat(shown("a\uDB40\uDC41\uDB40\uDC01\uDB40\uDC80"))
        .isEqualTo("a\\U000e0041\\U000e0001\\U000e0080");
  }

  @Test
  void halfACharacterIsShown() throws IOException {
    assertThat(shown("a\uD83Db\uDE00c\n")).isEqualTo("a\\ud83db\\ude00c\n");
    writer.write("\uD83D");
    writer.close();
    assertThat(out.toString()).endsWith("\\ud83d");
  }

  @Test
  void textComesOutTheSameInWhateverPiecesItIsWritten() throws IOException {
    // given
    String text = "\u001B[2J😀 \u2068ab\u2069\r\n\u202Ex\r\n👩\u200D🔬\u2068\n";
    String whole = shown(text);
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 200; i++) {
      // when
      out.getBuffer().setLength(0);
      int at = 0;
      while (at < text.length()) {
        int length = Math.min(text.length() - at, random.nextInt(4));
        switch (random.nextInt(3)) {
          case 0 -> writer.write(text, at, length);
          case 1 -> writer.write(text.toCharArray(), at, length);
          default -> {
            length = 1;
            writer.write(text.charAt(at));
          }
        }
        at += length;
      }
      writer.flush();

      // then
      assertThat(out).as("seed %d", seed).hasToString(whole);
    }
  }

  @Test
  void aLineThatHasNotEndedIsShownWhenFlushedButForHalfOfWhatComes() throws IOException {
    assertThat(shown("12 of 30\uD83D")).isEqualTo("12 of 30");
    assertThat(shown("\uDE00\r")).isEqualTo("😀");
    assertThat(shown("\n")).isEqualTo("\r\n");
  }
}
