package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledTsTest {
  private static final String HEADER =
      """
      # two speakers
      @problemName small
      @timeStamps false
      @missing false
      @dimensions 2
      @classLabel true anna ben
      @data
      """;

  @TempDir private Path directory;

  private List<LabelledSequence> read(String text) throws IOException {
    return LabelledTs.read(Files.writeString(directory.resolve("small.ts"), text));
  }

  @Test
  void aSequenceALineDimensionByDimension() throws IOException {
    // when
    List<LabelledSequence> read = read(HEADER + "1,2.5,-3:4,5,6e-1:anna\n\n 7 : 8 :ben\n");

    // then
    assertThat(read).hasSize(2);
    LabelledSequence first = read.get(0);
    assertThat(first.inputSize()).isEqualTo(2);
    assertThat(first.steps()).isEqualTo(3);
    assertThat(first.at(0, 2)).isEqualTo(-3);
    assertThat(first.at(1, 2)).isEqualTo(0.6f);
    assertThat(first.label()).isEqualTo("anna");
    assertThat(first.place()).isEqualTo(directory.resolve("small.ts") + ":8");
    assertThat(read.get(1).steps()).isEqualTo(1);
    assertThat(read.get(1).at(1, 0)).isEqualTo(8);
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkDoNotMatter() throws IOException {
    assertThat(read("\uFEFF" + (HEADER + "1:2:ben\n").replace("\n", "\r\n"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,2:3,x:anna# 8: dimension 2, value 2 is 'x'; expected a number",
        "1,2:3,?:anna# 8: dimension 2, value 2 is '?'; expected a number",
        "1,:3,4:anna# 8: dimension 1, value 2 is ''; expected a number",
        "1,NaN:3,4:anna# 8: dimension 1, value 2 is 'NaN'; expected a number",
        "1,1e39:3,4:anna# 8: dimension 1, value 2 is '1e39'; expected a number from -3.4e38",
        "1,2:3:anna# 8: dimension 2 has 1 values, but dimension 1 has 2",
        "1,2:anna# 8: has 1 dimensions and a label; expected 2",
        "1:2:3:anna# 8: has 3 dimensions and a label; expected 2",
        "1,2:3,4:carl# 8: label 'carl'; the header has anna, ben",
        "1,2# 8: expected dimensions and a label, separated by ':'; found none"
      })
  void whatIsWrongIsToldWithItsPlace(String line, String message) {
    assertThatThrownBy(() -> read(HEADER + line))
        .isInstanceOf(MistakeException.class)
        .hasMessageContaining("small.ts:" + message);
  }

  @Test
  void aHeaderThatIsNotOneIsTold() {
    assertThatThrownBy(() -> read("1:2:anna"))
        .hasMessageContaining("small.ts:1: expected a line that begins with '@' or '#'");
    assertThatThrownBy(() -> read("@timeStamps true\n"))
        .hasMessageContaining("small.ts:1: '@timeStamps' is 'true'; only files with");
    assertThatThrownBy(() -> read("@missing true\n"))
        .hasMessageContaining("small.ts:1: '@missing'");
    assertThatThrownBy(() -> read("@dimensions two\n"))
        .hasMessageContaining("small.ts:1: '@dimensions' is 'two'; expected a number");
    assertThatThrownBy(() -> read("@data\n"))
        .hasMessageContaining("small.ts:1: no line '@classLabel true'");
    assertThatThrownBy(() -> read(HEADER))
        .hasMessageContaining("no sequences below a line '@data'");
    assertThatThrownBy(() -> LabelledTs.read(directory.resolve("none.ts")))
        .hasMessage("no such data file: " + directory.resolve("none.ts"));
  }

  @Test
  void mutatedFilesAreReadOrToldWithTheirName() throws IOException {
    byte[] valid =
        (HEADER + "1,2.5,-3:4,5,6:anna\n7,8:9,10:ben\n").getBytes(StandardCharsets.UTF_8);
    for (int seed = 1; seed <= 500; seed++) {
      // given
      Random random = new Random(seed);
      byte[] mutated = valid.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(directory.resolve("mutated.ts"), mutated);

      // then
      try {
        assertThat(LabelledTs.read(file))
            .as("seed " + seed)
            .allMatch(s -> s.inputSize() > 0 && s.steps() > 0 && Float.isFinite(s.at(0, 0)));
      } catch (MistakeException e) {
        assertThat(e).as("seed " + seed).hasMessageContaining("mutated.ts");
      }
    }
  }
}
