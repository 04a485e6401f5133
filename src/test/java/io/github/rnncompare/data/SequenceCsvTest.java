package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceCsvTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("long.csv"), text);
  }

  private static SequenceColumns columns(
      List<String> targets, List<String> classes, boolean everyStep) {
    return new SequenceColumns(
        Optional.of("id"), Optional.of("t"), List.of("x1", "x2"), targets, classes, everyStep);
  }

  static double[] numbers(SequenceTable table) {
    double[] numbers = new double[(int) table.rows().rows() * table.rows().width()];
    table.rows().read(0, (int) table.rows().rows(), numbers);
    return numbers;
  }

  @Test
  void rowsOfANameAreASequence() throws IOException {
    // given
    Path file =
        file(
            """
            x2;id;note;t;x1;y
            20;"b; 1";;1;1;right
            21;"b; 1";;2.5;-2;right
            22;a;!;1;3; left
            """
                .replace("\n", "\r\n"));

    // when
    SequenceTable read =
        SequenceCsv.read(
            DataContent.of(file), columns(List.of("y"), List.of("left", "right"), false));

    // then
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.name(0)).isEqualTo("b; 1");
    assertThat(read.steps(0)).isEqualTo(2);
    assertThat(read.name(1)).isEqualTo("a");
    assertThat(read.steps(1)).isEqualTo(1);
    assertThat(numbers(read)).containsExactly(1, 20, 1, -2, 21, 1, 3, 22, 0);
    assertThat(
            numbers(SequenceCsv.read(DataContent.of(file), columns(List.of(), List.of(), false))))
        .containsExactly(1, 20, -2, 21, 3, 22);
  }

  @Test
  void withoutStepsTheRowsOfASequenceStandTogether() throws IOException {
    SequenceColumns columns =
        new SequenceColumns(
            Optional.of("id"), Optional.empty(), List.of("x"), List.of(), List.of(), true);
    Path file = file("id,x\na,1\nb,2\na,3\n");
    assertThatThrownBy(() -> SequenceCsv.read(DataContent.of(file), columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            file
                + ":4: column 'id' is 'a'; other rows of this sequence are further up; expected"
                + " them together, or a column with their times or steps");
  }

  @Test
  void targetsMayBeNumbersAndOfEveryStep() throws IOException {
    Path file = file("id,t,x1,x2,y,z\na,1,1,2,3,4\na,2,5,6,7,8\nb,1,9,10,11,12\n");
    assertThat(
            numbers(
                SequenceCsv.read(
                    DataContent.of(file), columns(List.of("z", "y"), List.of(), true))))
        .containsExactly(1, 2, 4, 3, 5, 6, 8, 7, 9, 10, 12, 11);
    Path constant = file("id,t,x1,x2,y,z\na,1,1,2,3,4\na,2,5,6,3.0,4\nb,1,9,10,11,12\n");
    assertThat(
            numbers(
                SequenceCsv.read(
                    DataContent.of(constant), columns(List.of("y", "z"), List.of(), false))))
        .containsExactly(1, 2, 3, 4, 5, 6, 3, 4, 9, 10, 11, 12);
  }

  @Test
  void withoutAColumnOfNamesTheFileIsOneSequence() throws IOException {
    SequenceColumns columns =
        new SequenceColumns(
            Optional.empty(), Optional.empty(), List.of("x"), List.of(), List.of(), true);
    SequenceTable read = SequenceCsv.read(DataContent.of(file("x\n1\n2\n")), columns);
    assertThat(read.name(0)).isEqualTo("long.csv");
    assertThat(read.steps(0)).isEqualTo(2);
  }

  @Test
  void severalColumnsMayNameASequenceTogether() throws IOException {
    // given
    SequenceColumns columns =
        SequenceColumns.ofSeries(
            Optional.of(new RowName(List.of("s", "t"))),
            Optional.empty(),
            List.of("x"),
            Fields.PLAIN);

    // when
    SequenceTable read =
        SequenceCsv.read(
            DataContent.of(file("s,t,x\n1,1,5\n1,1,6\n1,2,7\n2, 1 ,8\n2,,9\n")), columns);

    // then
    assertThat(IntStream.range(0, read.count()).mapToObj(read::name))
        .containsExactly("1 | 1", "1 | 2", "2 | 1", "2 | ");
    assertThat(numbers(read)).containsExactly(5, 6, 7, 8, 9);
    assertMistake("s,t,x", ",,5", columns, "2: columns 's', 't' are ' '; expected the name of a");
    assertMistake(
        "s,t,x", "1 | 2,3,5", columns, "2: column 's' is '1 | 2'; expected no ' | ', which");
    assertMistake(
        "s,t,x", "1,1,5~2,1,6~1,1,7", columns, "4: columns 's', 't' are '1 1'; other rows");
  }

  private void assertMistake(String header, String rows, SequenceColumns columns, String message)
      throws IOException {
    DataContent file = DataContent.of(file(header + "\n" + rows.replace('~', '\n') + "\n"));
    assertThatThrownBy(() -> SequenceCsv.read(file, columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file.path() + ":" + message);
  }

  @Test
  void allNumbersOfAColumnHaveTheSameSignOfACurrencyOrOfPerCent() throws IOException {
    SequenceColumns columns =
        SequenceColumns.ofSeries(Optional.empty(), Optional.empty(), List.of("x"), Fields.PLAIN);
    assertThat(
            numbers(SequenceCsv.read(DataContent.of(file("x\n0\n$5\n-$ 2.5\n0%\n$7\n")), columns)))
        .containsExactly(0, 5, -2.5, 0, 7);
    assertMistake(
        "x", "5 %~0.05", columns, "3: column 'x' is '0.05'; expected a number written like");
    assertMistake(
        "x", "$5~€5", columns, "3: column 'x' is '€5'; expected a number written like '$5'");
    assertMistake("x", "5~5.$", columns, "3: column 'x' is '5.$'; expected a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ,1,2,3,l' | 2: column 'id' is ''; expected the name of a sequence",
        "a,one,2,3,l | 2: column 't' is 'one'; expected a number",
        "a,2020-13,2,3,l | 2: column 't' is '2020-13'; expected a number",
        "a,2,2,3,l~a,3,2,3,l~a,1,2,3,l | 4: column 't' is '1'; expected more than '3' in the previous row",
        "a,2,2,3,l~a,2.0,2,3,l | 3: column 't' is '2.0'; the previous row has '2' too; expected each value once",
        "a,1,,3,l | 2: column 'x1' is ''; expected a number, but a value is missing",
        "a,1,2,1e39,l | 2: column 'x2' is '1e39'; expected a number from -3.4e38 to 3.4e38",
        "a,1,2,3,L | 2: column 'y' is 'L'; expected one of the classes l, r",
        "a,1,2,3, | 2: column 'y' is ''; expected one of the classes l, r",
        "a,1,2,3 | 2: has 4 fields, but the header has 5"
      })
  void whatIsWrongIsReportedWithItsPlace(String rows, String message) throws IOException {
    assertMistake(rows, columns(List.of("y"), List.of("l", "r"), false), message);
  }

  @Test
  void aSequenceHasOneTargetUnlessEachStepDoes() throws IOException {
    String message =
        "3: column 'y' is '%s'; expected '%s' as in the rows before, as a sequence has one target; for one at each step, set targets_at: every_step";
    SequenceColumns classes = columns(List.of("y"), List.of("l", "r"), false);
    assertMistake("a,1,2,3,l~a,2,2,3,r", classes, message.formatted("r", "l"));
    SequenceColumns numbers = columns(List.of("y"), List.of(), false);
    assertMistake("a,1,2,3,4~a,2,2,3,5", numbers, message.formatted("5", "4"));
  }

  @Test
  void manyClassesAreNotAllListed() throws IOException {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
    assertMistake(
        "a,1,2,3,l",
        columns(List.of("y"), many, false),
        "2: column 'y' is 'l'; expected one of the classes "
            + String.join(", ", many.subList(0, 20))
            + ", …");
  }

  private void assertMistake(String rows, SequenceColumns columns, String message)
      throws IOException {
    Path file = file("id,t,x1,x2,y\n" + rows.replace("~", "\n") + "\n");
    assertThatThrownBy(() -> SequenceCsv.read(DataContent.of(file), columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ":" + message);
  }
}
