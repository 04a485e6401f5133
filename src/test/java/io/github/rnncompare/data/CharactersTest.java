package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {
  private static final String ALPHABET = "ab é\n😀";

  @TempDir private Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("t.txt"), content);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("t.txt"), text);
  }

  private static double[] read(Path file, String alphabet) throws IOException {
    NumberTable table = Characters.read(DataContent.of(file), alphabet);
    double[] indices = new double[(int) table.rows()];
    table.read(0, indices.length, indices);
    return indices;
  }

  @Test
  void aCharacterIsItsPlaceInTheAlphabet() throws IOException {
    double[] expected = {1, 0, 2, 3, 4, 5, 5, 4};
    assertThat(read(file("ba é\n😀😀\n"), ALPHABET)).containsExactly(expected);
    assertThat(read(file("\uFEFFba é\r\n😀😀\r\n"), ALPHABET)).containsExactly(expected);
    assertThat(read(file(Gzip.of("ba é\n😀😀\n")), ALPHABET)).containsExactly(expected);
    assertThat(read(file("aab\r\r\n"), "aab\r\n")).containsExactly(0, 0, 1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c | :1:1: character 'c' (U+0063)",
        "a😀E | :1:3: character 'E' (U+0045)",
        "ab#a#😀e | :3:2: character 'e' (U+0065)",
        "abß | :1:3: character 'ß' (U+00DF)",
        "ab~a𝄞 | :2:2: character '𝄞' (U+1D11E)",
        "a0 | :1:2: character 'U+0000' (U+0000)"
      })
  void otherCharactersAreReported(String text, String message) throws IOException {
    Path file = file(text.replace('#', '\n').replace("~", "\r\n").replace('0', '\0'));
    assertThatThrownBy(() -> Characters.read(DataContent.of(file), ALPHABET))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            file
                + message
                + " is not in the alphabet; add it to alphabet, or remove it from the text");
  }

  @Test
  void aFaultOfTheFileIsReported() throws IOException {
    Path file = file(new byte[] {'a', '\n', (byte) 0x80});
    assertThatThrownBy(() -> Characters.read(DataContent.of(file), ALPHABET))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ":2: byte 0x80 is not UTF-8 text; save the file as UTF-8");
  }
}
