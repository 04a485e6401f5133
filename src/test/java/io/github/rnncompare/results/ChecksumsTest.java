package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumsTest {
  @TempDir private Path directory;
  private RunFiles files;

  @BeforeEach
  void run() throws IOException {
    files = new RunFiles(directory);
    files.write(
        new SampleRun()
            .memorised("gru", 0.5)
            .baseline("always 0", "final_train_loss", 1)
            .cost("gru", 1)
            .content(),
        Map.of());
  }

  @Test
  void areThoseOfFips180() {
    // given: FIPS 180-2, appendix B.1
    Map<String, byte[]> content = Map.of("a.csv", "abc".getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(Checksums.text(content))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.csv\n");
  }

  @Test
  void areOfAllFilesThatARunWrites() throws IOException {
    assertThat(Files.readAllLines(directory.resolve("checksums.txt")))
        .map(line -> line.substring(66))
        .containsExactlyInAnyOrder(
            "spec.yaml",
            "losses.csv",
            "trials.csv",
            "baselines.csv",
            "costs.csv",
            "provenance.json");
    assertThat(files.read().changed()).isEmpty();
  }

  @Test
  void aPlausibleOtherNumberIsNoticed() throws IOException {
    // given
    Path baselines = directory.resolve("baselines.csv");
    String text = Files.readString(baselines);
    Files.writeString(baselines, text.replace(",1.0\n", ",0.9\n"));
    assertThat(Files.readString(baselines)).isNotEqualTo(text);

    // then
    assertThat(files.read().changed()).containsExactly("baselines.csv");
  }

  @Test
  void aFileThatIsGoneIsNoticed() throws IOException {
    Files.delete(directory.resolve("costs.csv"));

    assertThat(files.read().changed()).containsExactly("costs.csv");
  }

  @Test
  void olderVersionsWroteNone() throws IOException {
    Files.delete(directory.resolve("checksums.txt"));
    Files.delete(directory.resolve("costs.csv"));

    assertThat(files.read().changed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'nonsense', ':7: ''nonsense''; expected a SHA-256 in 64 digits, two spaces, and one of'",
    "'%64d  mine.csv', ':7: ''0000'",
    "'%64d  trials.csv', ':7: ''0000'",
    "'%63d  sweep_trials.csv', ':7: ''0000'",
  })
  void otherLinesAreAMistake(String line, String message) throws IOException {
    // given
    Path sums = directory.resolve("checksums.txt");
    String more = line.startsWith("%") ? line.replace("%", "%0").formatted(0) : line;
    Files.writeString(sums, Files.readString(sums) + more + "\n");

    // then
    assertThatThrownBy(files::read)
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(sums + message);
  }

  @Test
  void aFileWithoutALineIsAMistake() throws IOException {
    // given
    Path sums = directory.resolve("checksums.txt");
    List<String> lines = Files.readAllLines(sums);
    lines.removeIf(line -> line.endsWith("baselines.csv"));
    Files.write(sums, lines);

    // then
    assertThatThrownBy(files::read)
        .isInstanceOf(UserErrorException.class)
        .hasMessage(sums + " has no line for baselines.csv; run the experiment again");
  }
}
