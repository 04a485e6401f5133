package io.github.rnncompare.data;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRowTest {
  private static final String NO_ROW = "; if it is no row of the table, delete it";

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("r.csv"), text);
  }

  /** The numbers of column {@code c}. */
  private static List<Double> read(Path file) throws IOException {
    List<Double> numbers = new ArrayList<>();
    DataRow.read(DataContent.of(file), List.of("c"), row -> numbers.add(row.number("c")));
    return numbers;
  }

  private void assertMistake(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSeparatorIsFoundInTheHeader(String separator) throws IOException {
    // given: names with separators in quotes, more of them than outside; a row over two lines
    String text = "\n\"a,;\t,;\t,;\tx\"# c #d\n1#2#\"3\n4\"\n5#6#7\n";
    Path file = file(text.replace("#", separator));

    // then
    assertThat(read(file)).containsExactly(2.0, 6.0);
    assertThat(DataRow.header(DataContent.of(file)).names())
        .containsExactly("a,;\t,;\t,;\tx", "c", "d");
  }

  @Test
  void numbersAreReadAsPeopleWriteThem() throws IOException {
    assertThat(read(file("c\r\n1\r\n -2.5 \r\n\"+3e-2\"\r\n\r\n"))).containsExactly(1.0, -2.5, .03);
    assertThat(read(file("a,c\n\n1,3.4028234e38\n\n2,1e-400"))).containsExactly(3.4028234e38, 0.0);
  }

  @Test
  void whatIsNoNumberIsReportedWithWhatToDo() throws IOException {
    String missing =
        "expected a number, but a value is missing; fill it in, or say what stands for it, as in missing: forward_fill";
    assertMistake("a,c\n1,\n", ":2: column 'c' is ''; " + missing);
    assertMistake("a,c\n1,2\n1,  \n", ":3: column 'c' is ''; " + missing);
    assertMistake("a,c\n1,NaN\n", ":2: column 'c' is 'NaN'; " + missing);
    assertMistake("a,c\n1,NA\n", ":2: column 'c' is 'NA'; " + missing);
    assertMistake("a,c\n1,-inf\n", ":2: column 'c' is '-inf'; expected a number that is finite");
    String range = "expected a number from -3.4e38 to 3.4e38";
    assertMistake("a,c\n1,-3.5e38\n", ":2: column 'c' is '-3.5e38'; " + range);
    assertMistake("a,c\n1,1e999\n", ":2: column 'c' is '1e999'; " + range);
    String such = "expected a number such as 1250.5; if all files write ";
    assertMistake(
        "a;c\n1;2,5\n",
        ":2: column 'c' is '2,5'; " + such + "1250,5 or 1.250,5 or 1 250,5, set numbers to that");
    assertMistake(
        "a;c\n1;-1.234,5\n",
        ":2: column 'c' is '-1.234,5'; " + such + "1.250,5, set numbers to that");
    assertMistake(
        "a,c\n1,\"1,234\"\n",
        ":2: column 'c' is '1,234'; "
            + such
            + "1,250.5 or 1250,5 or 1.250,5 or 1 250,5, set numbers to that");
    assertMistake("a,c\n1,x\n", ":2: column 'c' is 'x'; expected a number");
    assertMistake("a,c\n1,1f\n", ":2: column 'c' is '1f'; expected a number");
    assertMistake("a,c\n1,\0\n", ":2: column 'c' is 'U+0000'; expected a number");
    assertMistake(
        "a,c\n1," + "x".repeat(100_000),
        ":2: column 'c' is '" + "x".repeat(60) + "…'; expected a number");
  }

  @Test
  void aSpecSaysHowNumbersAreWrittenAndWhatIsMissing() throws IOException {
    // given
    Path file = file("c;d;k\n1.250,5;-9;b\n0,25;NA;a\n");
    Fields fields =
        new Fields(
            NumberForm.POINT_GROUPS, List.of("-9.0"), Set.of("d"), Map.of("k", List.of("a", "b")));
    List<Double> numbers = new ArrayList<>();

    // when
    DataRow.read(
        DataContent.of(file),
        List.of("c", "d", "k"),
        fields,
        row -> List.of("c", "d", "k").forEach(name -> numbers.add(row.number(name))));

    // then
    assertThat(numbers).containsExactly(1250.5, Double.NaN, 1.0, 0.25, Double.NaN, 0.0);
    Path other = file("c;d;k\n-9;1;c\n");
    assertThatThrownBy(
            () -> DataRow.read(DataContent.of(other), List.of("c"), fields, row -> row.number("c")))
        .hasMessageContaining(":2: column 'c' is '-9'; expected a number, but a value is missing");
    assertThatThrownBy(
            () -> DataRow.read(DataContent.of(other), List.of("k"), fields, row -> row.number("k")))
        .hasMessage(other + ":2: column 'k' is 'c'; expected one of the categories a, b");
  }

  @Test
  void rowsMustBeAsLongAsTheHeader() throws IOException {
    assertMistake("a,c\n1,2\n3\n", ":3: has 1 fields, but the header has 2" + NO_ROW);
    assertMistake(
        "a,c\n1,2,3\n",
        ":2: has 3 fields, but the header has 2; if other lines stand above the header, delete them");
    assertMistake("a,c\n\"x\ny\",2\n\n3\n", ":5: has 1 fields, but the header has 2" + NO_ROW);
    assertMistake(
        "c\n1\n\n\n2\n",
        ":3: column 'c' is ''; expected a number, but a value is missing; fill it in, or say what"
            + " stands for it, as in missing: forward_fill");
  }

  @Test
  void theHeaderMustHaveTheColumnOnce() throws IOException {
    assertMistake("a,b\n1,2\n", ":1: no column 'c'; it has: a, b");
    assertMistake(
        "\na, c ,c\n1,2,3\n", ":2: 2 columns 'c'; they are read as c_1, c_2, so name one of these");
    assertThat(read(file("a,a,c\n1,2,3\n"))).containsExactly(3.0);
    String many = IntStream.rangeClosed(1, 30).mapToObj(i -> "a" + i).collect(joining(","));
    assertMistake(
        many + "\n",
        ":1: no column 'c'; it has: "
            + IntStream.rangeClosed(1, 20).mapToObj(i -> "a" + i).collect(joining(", "))
            + ", …");
  }

  private Header header(String text) throws IOException {
    return DataRow.header(DataContent.of(file(text)));
  }

  @Test
  void columnsWithoutANameGetOne() throws IOException {
    assertThat(header(",x, ,column_3\n1,2,3,4\n").names())
        .containsExactly("column_1", "x", "column_3_", "column_3");
    assertThat(header("x,y\n").remarks()).isEmpty();
    assertThat(header("t,\n1,2\n").remarks())
        .containsExactly("A column has no name: read as column_2.");
    List<Double> numbers = new ArrayList<>();
    DataRow.read(
        DataContent.of(file("t,\n1,2\n3,4\n")),
        List.of("column_2"),
        row -> numbers.add(row.number("column_2")));
    assertThat(numbers).containsExactly(2.0, 4.0);
  }

  @Test
  void aNameThatStandsTwiceIsNumbered() throws IOException {
    assertThat(header("x,y,x,x_1\n").names()).containsExactly("x_1_", "y", "x_2", "x_1");
    assertThat(header("x,y,x\n").remarks())
        .containsExactly("2 columns are named 'x': read as x_1, x_2.");
  }

  @Test
  void aLineThatDeclaresTheSeparatorIsNoHeader() throws IOException {
    for (String line : List.of("sep=;", "\"sep=;\"", "SEP=;")) {
      assertThat(header(line + "\r\na,b;c\r\n1;2\r\n").names()).containsExactly("a,b", "c");
      assertThat(read(file(line + "\na,b;c\n1;2\n"))).containsExactly(2.0);
    }
    assertThat(header("sep=;\na,b;c\n").remarks())
        .containsExactly("Line 1 ('sep=;') says what separates fields.");
    assertThat(header("sep=,\na;b,c\n").names()).containsExactly("a;b", "c");
    assertThat(header("a;b\nsep=,;2\n").names()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01,5\n", "1,2.5\n", "31/12/2020 10:00,\n", "7\n"})
  void aFirstLineOfValuesIsNoHeader(String first) throws IOException {
    int columns = first.split(",", -1).length;
    Header header = header(first + first);
    assertThat(header.isInFile()).isFalse();
    assertThat(header.names())
        .isEqualTo(IntStream.rangeClosed(1, columns).mapToObj(i -> "column_" + i).toList());
    assertThat(header.remarks().toString()).contains("is a row like the others");
    List<String> found = new ArrayList<>();
    DataRow.read(
        DataContent.of(file(first + first)),
        List.of("column_1"),
        row -> found.add(row.text("column_1")));
    assertThat(found).containsExactly(first.split("[,\n]", -1)[0], first.split("[,\n]", -1)[0]);
  }

  @Test
  void withoutAHeaderRowsAreComparedWithTheFirst() throws IOException {
    DataContent file = DataContent.of(file("1,2.5\n3,4,5\n"));
    assertThatThrownBy(() -> DataRow.read(file, List.of("column_1"), row -> {}))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file.path() + ":2: has 3 fields, but the first row has 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,1,2", "1,2", "id,2020-01,2020-02", "x"})
  void namesMayBeNumbersThatCountOrTimes(String first) throws IOException {
    assertThat(header(first + "\n9,9,9\n").names()).containsExactly(first.split(",", -1));
  }

  @Test
  void whatASpecNamesIsAHeader() throws IOException {
    List<Double> numbers = new ArrayList<>();
    DataRow.read(
        DataContent.of(file("1990,2000\n5,6\n")),
        List.of("2000"),
        row -> numbers.add(row.number("2000")));
    assertThat(numbers).containsExactly(6.0);
  }

  @Test
  void quotesMustBeWhole() throws IOException {
    String advice = "; close quotes, and write a quote within quotes twice";
    assertMistake("a,c\n1,2\n1,\"2\n3,4\n", ":3: Unclosed quoted field at end of input" + advice);
    assertMistake(
        "a,c\n1,\"2\"x\n", ":2: Unexpected character after closing quote: 'x' (0x78)" + advice);
  }

  @Test
  void aFileWithoutRowsIsReported() throws IOException {
    assertMistake("c\n", ": no rows below the header");
    assertMistake("a,c\n\n\n", ": no rows below the header");
    assertMistake("c\n\n\n", ": no rows below the header");
    assertMistake("\n\n", ": no header, and no rows below it");
    assertMistake("", ": is empty; write or fetch the file again");
  }

  /** FastCSV wraps what its source throws. */
  @Test
  void aFaultOfTheTextIsReportedAsItIs() throws IOException {
    Path file = file("a,c\n" + "1,2\n".repeat(100_000));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] = (byte) 0xff;
    Files.write(file, bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ":100001: byte 0xFF is not UTF-8 text; save the file as UTF-8");
  }
}
