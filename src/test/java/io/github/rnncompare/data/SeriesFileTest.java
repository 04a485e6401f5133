package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFileTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("s.csv"), text);
  }

  @Test
  void aColumnIsReadByItsName() throws IOException {
    Path file = file("\"Month\",\"Passengers\"\r\n\"1949-01\",112\r\n\"1949-02\", 118.5 \r\n");
    assertThat(SeriesFile.read(file, "Passengers")).containsExactly(112, 118.5);
  }

  @Test
  void mistakesAreLocated() throws IOException {
    String place = directory.resolve("s.csv").toString();
    assertMistake("a,b\n1,2\n", place + ":1: no column 'c'; it has: a, b");
    assertMistake("a,c\n1,2\n3,x\n", place + ":3: column 'c' is 'x'; expected a number");
    assertMistake("a,c\n1,\n", place + ":2: column 'c' is ''; expected a number");
    assertMistake("a,c\n1,NaN\n", place + ":2: column 'c' is 'NaN'; expected a number");
  }

  private void assertMistake(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> SeriesFile.read(file, "c"))
        .isInstanceOf(MistakeException.class)
        .hasMessage(message);
  }

  @Test
  void rowsThatAreNotAsLongAsTheHeaderAreLocated() throws IOException {
    String place = directory.resolve("s.csv").toString();
    assertMistake("a,c\n1,2\n3\n", place + ":3: has 1, but the header 2 fields");
    assertMistake("a,c\n1,2,3\n", place + ":2: has 3, but the header 2 fields");
    assertMistake("a,c\n\"x\ny\",2\n3\n", place + ":4: has 1, but the header 2 fields");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = directory.resolve("s.csv");
    Files.write(file, "año,c\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SeriesFile.read(file, "c"))
        .isInstanceOf(MistakeException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void anEmptyFileIsSaidToBeOne() throws IOException {
    assertMistake("", directory.resolve("s.csv") + ": is empty; write or fetch the file again");
    assertMistake("a,c\n", directory.resolve("s.csv") + ": no rows below the header");
  }
}
