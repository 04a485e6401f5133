package io.github.rnncompare.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.Gzip;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsLinesTest {
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

  private static SequenceTable read(Path file, int inputSize, List<String> classes)
      throws IOException {
    ArchiveTarget target = classes.isEmpty() ? ArchiveTarget.NUMBER : ArchiveTarget.CLASS;
    return ArchiveFile.read(
        DataContent.of(file),
        ArchiveFormat.TS,
        new ArchiveLayout(inputSize, target, classes, true));
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
    assertSmall(read(file(text), 2, CLASSES));
    assertSmall(read(file("\uFEFF" + text.replace("\n", "\r\n")), 2, CLASSES));
    Path packed = Files.write(directory.resolve("small"), Gzip.of(text));
    assertSmall(read(packed, 2, CLASSES));
  }

  @Test
  void oneDimensionAndNumbersToTell() throws IOException {
    // given
    String text = "@univariate true\n@targetLabel true\n@data\n1,2:-0.5\n3:1e3\n";

    // when
    SequenceTable read = read(file(text), 1, List.of());

    // then
    assertThat(numbers(read)).containsExactly(1, -0.5, 2, -0.5, 3, 1000);
    assertThat(
            numbers(
                read(file("@univariate true\n@classLabel true 1\n@data\n5:1"), 1, List.of("1"))))
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
        "1,2:anna# has 1 dimension, but line 5 is '@univariate false'",
        "1:2:3:anna# has 3 dimensions, but line 6 is '@dimensions 2'",
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
    assertMistake("@missing\n", 2, CLASSES, ":1: '@missing'; expected true or false");
    assertMistake(
        "@equalLength yes\n", 2, CLASSES, ":1: '@equalLength yes'; expected true or false");
    assertMistake("@dimensions 3\n", 2, CLASSES, ":1: '@dimensions 3', but input_size is 2");
    assertMistake("@dimension two\n", 2, CLASSES, ":1: '@dimension two'; expected a whole number");
    assertMistake("@univariate true\n", 2, CLASSES, ":1: '@univariate true', but input_size is 2");
    assertMistake(
        "@univariate false\n", 1, CLASSES, ":1: '@univariate false', but input_size is 1");
    assertMistake(
        "@missing false\n@missing false\n",
        2,
        CLASSES,
        ":2: a second line '@missing'; expected one");
    assertMistake(
        "@data\n", 2, CLASSES, ":1: no line '@classLabel' or '@targetLabel' before '@data'");
    assertMistake(
        "@targetLabel true\n@data\n", 2, CLASSES, ":2: no line '@classLabel true' with the");
    assertMistake(
        "@classLabel false\n@data\n", 2, CLASSES, ":2: no line '@classLabel true' with the");
    assertMistake(HEADER, 2, List.of(), ":8: no line '@targetLabel true' before '@data', which");
    assertMistake(HEADER, 2, CLASSES, ": no sequences below a line '@data'");
    assertMistake(
        "@targetLabel true\n@data\n1:x\n", 1, List.of(), ":3: target is 'x'; expected a number");
  }

  @Test
  void whatTheHeaderSaysIsComparedWithEachSequence() throws IOException {
    // given
    String equal = "@equalLength true\n@classLabel true anna ben\n@data\n1,2:anna\n";
    String length = "@seriesLength 2\n@classLabel true anna\n@data\n1,2:anna\n";

    // when, then
    assertMistake(
        equal + "1:ben\n",
        1,
        CLASSES,
        ":5: has 1 steps, the first sequence 2, but line 1 is '@equalLength true'; correct one of");
    assertMistake(
        length + "1,2,3:anna\n",
        1,
        CLASSES,
        ":5: has 3 steps, but line 1 is '@seriesLength 2'; correct one of them");
    assertMistake(
        length + "1,2:ben\n",
        1,
        CLASSES,
        ":5: has label 'ben', which is not listed, but line 2 is '@classLabel true'");
    assertThat(read(file("@equalLength false\n" + length + "1,2,3:anna\n"), 1, CLASSES).count())
        .isEqualTo(2);
  }

  @Test
  void missingValuesAreNaNWhereTheyMayMissAndTheHeaderDoesNotDenyThem() throws IOException {
    // given
    String text = "@missing true\n@classLabel true anna ben\n@data\n1,?,3:anna\n";
    ArchiveLayout layout = new ArchiveLayout(1, ArchiveTarget.CLASS, CLASSES, false);

    // when
    SequenceTable table = ArchiveFile.read(DataContent.of(file(text)), ArchiveFormat.TS, layout);

    // then
    assertThat(numbers(table)).containsExactly(1, 1, Double.NaN, 1, 3, 1);
    Path denied = file(text.replace("@missing true", "@missing false"));
    assertThatThrownBy(() -> ArchiveFile.read(DataContent.of(denied), ArchiveFormat.TS, layout))
        .hasMessageContaining(
            ":4: has no value at dimension 1, value 2, but line 1 is '@missing false'");
  }

  @Test
  void sequencesWithoutLabels() throws IOException {
    // given
    String text = "@classLabel false\n@data\n1,2:3,4\n5:6\n";
    ArchiveLayout layout = new ArchiveLayout(2, ArchiveTarget.NONE, List.of(), true);

    // when
    SequenceTable table = ArchiveFile.read(DataContent.of(file(text)), ArchiveFormat.TS, layout);

    // then
    assertThat(numbers(table)).containsExactly(1, 3, 2, 4, 5, 6);
    assertThat(ArchiveContent.of(DataContent.of(file(text)), ArchiveFormat.TS))
        .isEqualTo(new ArchiveContent(2, ArchiveTarget.NONE, List.of(), 0, 0));
    assertThat(
            numbers(
                ArchiveFile.read(
                    DataContent.of(file(HEADER + "1:2:ben\n")), ArchiveFormat.TS, layout)))
        .as("labels that are not read")
        .containsExactly(1, 2);
  }

  private void assertMistake(String text, int inputSize, List<String> classes, String message)
      throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> read(file, inputSize, classes))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message);
  }
}
