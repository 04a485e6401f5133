package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsFileTest {
  private static final List<String> CLASSES = List.of("ben", "anna");
  private static final String HEADER =
      """
      # two speakers
      @problemName small
      @timeStamps false
      @missing false
      @univariate false
      @dimensions 2
      @classLabel true anna ben
      @data
      """;

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("small.ts"), text);
  }

  private static double[] numbers(SequenceTable table) {
    double[] numbers = new double[(int) table.rows().rows() * table.rows().width()];
    table.rows().read(0, (int) table.rows().rows(), numbers);
    return numbers;
  }

  private static void assertSmall(SequenceTable read) {
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.name(0)).isEqualTo("9");
    assertThat(read.name(1)).isEqualTo("11");
    assertThat(read.steps(0)).isEqualTo(3);
    assertThat(read.steps(1)).isEqualTo(1);
    assertThat(numbers(read)).containsExactly(1, 4, 1, 2.5, 5, 1, -3, 0.6, 1, 7, 8, 0);
  }

  @Test
  void aSequenceALineDimensionByDimension() throws IOException {
    String text = HEADER + "1,2.5,-3:4,5,6e-1:anna\n\n 7 : 8 :ben\n";
    assertSmall(TsFile.read(DataContent.of(file(text)), 2, CLASSES));
    assertSmall(
        TsFile.read(DataContent.of(file("\uFEFF" + text.replace("\n", "\r\n"))), 2, CLASSES));
    Path packed = Files.write(directory.resolve("small"), Gzip.of(text));
    assertSmall(TsFile.read(DataContent.of(packed), 2, CLASSES));
  }

  @Test
  void oneDimensionAndNumbersToTell() throws IOException {
    // given
    String text = "@univariate true\n@targetLabel true\n@data\n1,2:-0.5\n3:1e3\n";

    // when
    SequenceTable read = TsFile.read(DataContent.of(file(text)), 1, List.of());

    // then
    assertThat(numbers(read)).containsExactly(1, -0.5, 2, -0.5, 3, 1000);
    assertThat(
            numbers(
                TsFile.read(
                    DataContent.of(file("@univariate true\n@classLabel true 1\n@data\n5:1")),
                    1,
                    List.of("1"))))
        .containsExactly(5, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,2:3,x:anna# dimension 2, value 2 is 'x'; expected a number",
        "1,2:3,?:anna# dimension 2, value 2 is '?'; expected a number, but a value is missing",
        "1,:3,4:anna# dimension 1, value 2 is ''; expected a number, but a value is missing",
        "1,NaN:3,4:anna# dimension 1, value 2 is 'NaN'; expected a number, but a value is missing",
        "1,1e39:3,4:anna# dimension 1, value 2 is '1e39'; expected a number from -3.4e38 to 3.4e38",
        "(0,1),(1,2):(0,3),(1,4):anna# dimension 1, value 1 is '(0'; expected a number",
        "1,2:3:anna# dimension 2 has 1 values, but dimension 1 has 2",
        "1,2:anna# has 1 dimensions and a label, but input_size is 2",
        "1:2:3:anna# has 3 dimensions and a label, but input_size is 2",
        "1,2:3,4:carl# label 'carl'; expected one of the classes ben, anna",
        "1,2:3,4:# label ''; expected one of the classes ben, anna",
        "1,2# expected dimensions and a label, separated by ':'; found none"
      })
  void whatIsWrongIsReportedWithItsPlace(String line, String message) throws IOException {
    assertMistake(HEADER + "1:2:ben\n" + line, 2, CLASSES, ":10: " + message);
  }

  @Test
  void aHeaderThatIsNotOneIsReported() throws IOException {
    assertMistake("1:2:anna", 2, CLASSES, ":1: expected a line that begins with '@' or '#'");
    assertMistake(
        "@timeStamps true\n",
        2,
        CLASSES,
        ":1: '@timeStamps' is 'true'; only files with '@timeStamps false' can be read");
    assertMistake(
        "@missing true\n",
        2,
        CLASSES,
        ":1: '@missing' is 'true'; say what stands for a missing value");
    assertMistake("@dimensions 3\n", 2, CLASSES, ":1: '@dimensions 3', but input_size is 2");
    assertMistake("@dimension two\n", 2, CLASSES, ":1: '@dimension two', but input_size is 2");
    assertMistake("@univariate true\n", 2, CLASSES, ":1: '@univariate true', but input_size is 2");
    assertMistake("@data\n", 2, CLASSES, ":1: no line '@classLabel true' with the labels before");
    assertMistake(
        "@targetLabel true\n@data\n", 2, CLASSES, ":2: no line '@classLabel true' with the");
    assertMistake(HEADER, 2, List.of(), ":8: no line '@targetLabel true' before '@data', which");
    assertMistake(HEADER, 2, CLASSES, ": no sequences below a line '@data'");
    assertMistake(
        "@targetLabel true\n@data\n1:x\n", 1, List.of(), ":3: target is 'x'; expected a number");
  }

  private void assertMistake(String text, int inputSize, List<String> classes, String message)
      throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> TsFile.read(DataContent.of(file), inputSize, classes))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message);
  }
}
