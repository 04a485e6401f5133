package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTextTest {
  @TempDir private Path directory;

  private Path file(byte[]... parts) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part);
    }
    return Files.write(directory.resolve("t.csv"), content.toByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String read(Path file) throws IOException {
    try (BufferedReader text = DataText.open(DataContent.of(file))) {
      StringWriter all = new StringWriter();
      text.transferTo(all);
      return all.toString();
    }
  }

  private static void assertMistake(Path file, String message) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(UserErrorException.class).hasMessage(message);
  }

  @Test
  void textIsReadPlainOrPackedWithoutAByteOrderMark() throws IOException {
    assertThat(read(file(utf8("a,ä\r\n1,2")))).isEqualTo("a,ä\r\n1,2");
    assertThat(read(file(utf8("\uFEFFa,\uFEFFb")))).isEqualTo("a,\uFEFFb");
    assertThat(read(file(Gzip.of("\uFEFFa,ä\n")))).isEqualTo("a,ä\n");
    assertThat(read(file(Gzip.of("a,b\n"), Gzip.of("1,2\n")))).isEqualTo("a,b\n1,2\n");
  }

  /** Characters of one to four bytes, so that some lie across the ends of buffers. */
  @Test
  void longTextIsReadAsItWasWritten() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      // given
      StringBuilder text = new StringBuilder();
      Random random = new Random(seed);
      int[] points = {'a', 'ä', '€', 0x1F600, '\n'};
      while (text.length() < 300_000) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }

      // then
      assertThat(read(file(utf8(text.toString()))).contentEquals(text)).as("seed " + seed).isTrue();
      assertThat(read(file(Gzip.of(text.toString()))).contentEquals(text))
          .as("seed " + seed)
          .isTrue();
    }
  }

  @Test
  void whatIsNotUtf8IsReportedWithItsLine() throws IOException {
    byte[] latin = "año".getBytes(StandardCharsets.ISO_8859_1);
    String place = directory.resolve("t.csv").toString();
    String message = ": byte 0xF1 is not UTF-8 text; save the file as UTF-8";
    assertMistake(file(latin), place + ":1" + message);
    assertMistake(file(utf8("\uFEFF\n"), latin), place + ":2" + message);
    assertMistake(file(utf8("1\r\n2\r3\n\n"), latin, utf8("\n")), place + ":5" + message);
    assertMistake(file(utf8("1\n".repeat(200_000)), latin), place + ":200001" + message);
    byte[] cutOff = Arrays.copyOf(utf8("1\n2€"), 5);
    assertMistake(file(cutOff), place + ":2: byte 0xE2 is not UTF-8 text; save the file as UTF-8");
    assertMistake(
        file("a".getBytes(StandardCharsets.UTF_16)),
        place + ":1: byte 0xFE is not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void damagedGzipIsReported() throws IOException {
    byte[] packed = Gzip.of("month,level\n" + "2020-01,1\n".repeat(100));
    byte[] changed = packed.clone();
    changed[packed.length - 6] ^= 1;
    for (byte[] damaged :
        new byte[][] {
          {0x1f, (byte) 0x8b},
          Arrays.copyOf(packed, 30),
          Arrays.copyOf(packed, packed.length - 1),
          changed
        }) {
      assertThatThrownBy(() -> read(file(damaged)))
          .isInstanceOf(UserErrorException.class)
          .hasMessageStartingWith(
              directory.resolve("t.csv") + ": begins as a gzip file, but is truncated or damaged (")
          .hasMessageEndingWith("); fetch or compress it again");
    }
    assertThatThrownBy(() -> read(file(packed, utf8("and more, packed by nobody"))))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("what follows its end is not gzip");
  }

  @Test
  void whatHasNoTextIsReported() throws IOException {
    String empty = directory.resolve("t.csv") + ": is empty; write or fetch the file again";
    assertMistake(file(), empty);
    assertMistake(file(Gzip.of("")), empty);
    assertMistake(file(utf8("\uFEFF")), empty);
    assertMistake(directory, directory + " is a directory; name a file in it");
    Path none = directory.resolve("none.csv");
    assertMistake(none, "no such data file: " + none);
  }
}
