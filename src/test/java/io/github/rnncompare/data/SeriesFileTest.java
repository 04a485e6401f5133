package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFileTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("s.csv"), text);
  }

  @Test
  void aColumnIsReadByItsName() throws IOException {
    Path file = file("\"Month\",\"Passengers\"\r\n\"1949-01\",112\r\n\"1949-02\", 118.5 \r\n");
    double[] numbers = new double[2];
    SeriesFile.read(DataContent.of(file), List.of("Passengers"), Optional.empty())
        .read(0, 2, numbers);
    assertThat(numbers).containsExactly(112, 118.5);
  }

  @Test
  void mistakesAreLocated() throws IOException {
    String place = directory.resolve("s.csv").toString();
    assertMistake("a,b\n1,2\n", place + ":1: no column 'c'; it has: a, b");
    assertMistake("a,c\n1,2\n3,x\n", place + ":3: column 'c' is 'x'; expected a number");
    assertMistake(
        "a,c\n1,\n",
        place
            + ":2: column 'c' is ''; expected a number, but a value is missing; fill it in, or leave the row out");
    assertMistake(
        "a,c\n1,NaN\n",
        place
            + ":2: column 'c' is 'NaN'; expected a number, but a value is missing; fill it in, or leave the row out");
  }

  private void assertMistake(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> SeriesFile.read(DataContent.of(file), List.of("c"), Optional.empty()))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(message);
  }

  @Test
  void rowsThatAreNotAsLongAsTheHeaderAreLocated() throws IOException {
    String place = directory.resolve("s.csv").toString();
    assertMistake("a,c\n1,2\n3\n", place + ":3: has 1 fields, but the header has 2");
    assertMistake("a,c\n1,2,3\n", place + ":2: has 3 fields, but the header has 2");
    assertMistake("a,c\n\"x\ny\",2\n3\n", place + ":4: has 1 fields, but the header has 2");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = directory.resolve("s.csv");
    Files.write(file, "año,c\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SeriesFile.read(DataContent.of(file), List.of("c"), Optional.empty()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void anEmptyFileIsSaidToBeOne() throws IOException {
    assertMistake("", directory.resolve("s.csv") + ": is empty; write or fetch the file again");
    assertMistake("a,c\n", directory.resolve("s.csv") + ": no rows below the header");
  }

  @Test
  void columnsAreReadInTheOrderAskedFor() throws IOException {
    // given
    Path file = file("t;b;note;a\r\n1;10;x;-1.5\r\n2;20;;2e1\r\n");

    // when
    NumberTable table = SeriesFile.read(DataContent.of(file), List.of("a", "b"), Optional.of("t"));

    // then
    double[] numbers = new double[4];
    table.read(0, 2, numbers);
    assertThat(table.rows()).isEqualTo(2);
    assertThat(numbers).containsExactly(-1.5, 10, 20, 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1 0 0.5 1e3",
        "2019-12 2020-01 2020-02",
        "2019-12-31 2020-01-01",
        "2020-01-31T09:59 2020-01-31T10:00",
        "2020-01-31T10:00:00.5+01:00 2020-01-31T10:00:00.6+01:00 2020-01-31T10:00:01.0+01:00",
        "2020-01-31T10:00:00Z 2020-01-31T10:00:01Z"
      })
  void timesMayBeNumbersOrIsoTexts(String times) throws IOException {
    String[] all = times.split(" ", -1);
    Path file = file("t,c\n" + String.join(",1\n", all) + ",1\n");
    assertThat(SeriesFile.read(DataContent.of(file), List.of("c"), Optional.of("t")).rows())
        .isEqualTo(all.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1.0 | 3: column 't' is '1.0'; the previous row has '1' too; expected each value once",
        "0 -0.0 | 3: column 't' is '-0.0'; the previous row has '0' too; expected each value once",
        "1 3 2 | 4: column 't' is '2'; expected more than '3' in the previous row; sort the rows",
        "2020-02 2020-01 | 3: column 't' is '2020-01'; expected more than '2020-02' in the",
        "2020-02 2020-02 | 3: column 't' is '2020-02'; the previous row has '2020-02' too; expected each",
        "2020-02 2020-03-01 | 3: column 't' is '2020-03-01'; expected the same form and zone as",
        "2020-02 3 | 3: column 't' is '3'; expected the same form and zone as '2020-02' in",
        "2020-01-01T10:00Z 2020-01-01T11:00+01:00 | 3: column 't' is '2020-01-01T11:00+01:00'; exp",
        "31.01.2020 | 2: column 't' is '31.01.2020'; expected a number, or a time such as 2020-01,",
        "2020-13 | 2: column 't' is '2020-13'; expected a number, or a time",
        "'' | 2: column 't' is ''; expected a number, or a time",
        "NaN | 2: column 't' is 'NaN'; expected a number, or a time"
      })
  void timesThatDoNotAscendAreReported(String times, String message) throws IOException {
    Path file = file("t,c\n" + times.replace(" ", ",1\n") + ",1\n");
    assertThatThrownBy(() -> SeriesFile.read(DataContent.of(file), List.of("c"), Optional.of("t")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ":" + message);
  }

  @Test
  void aNumberThatIsNoneIsReportedInTables() throws IOException {
    Path file = file("t,c\n1,1e39\n");
    assertThatThrownBy(() -> SeriesFile.read(DataContent.of(file), List.of("c"), Optional.empty()))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ":2: column 'c' is '1e39'; expected a number from -3.4e38 to 3.4e38");
  }
}
