package io.github.rnncompare.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsfFileTest {
  private static final String HEADER =
      """
      @relation r
      @attribute series_name string
      @attribute start_timestamp date
      @frequency monthly
      @horizon 3
      @missing true
      @equallength false
      @data
      """;

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("r.tsf"), text);
  }

  private static TsfFile read(Path file) throws IOException {
    return TsfFile.read(DataContent.of(file), true);
  }

  @Test
  void seriesWithTheirNamesValuesAndTimes() throws IOException {
    // given
    Path file = file(HEADER + "a:1999-11-01 00-00-00:1,?,3\nb:2000-01-31 00-00-00: 4 ,5e-1\n");

    // when
    TsfFile read = read(file);

    // then
    SequenceTable table = read.table();
    double[] numbers = new double[5];
    table.rows().read(0, 5, numbers);
    assertThat(numbers).containsExactly(1, Double.NaN, 3, 4, 0.5);
    assertThat(table.name(1)).isEqualTo("b");
    assertThat(table.steps(0)).isEqualTo(3);
    assertThat(read.horizon()).contains(3);
    Times times = table.times().orElseThrow();
    assertThat(times.local(2)).contains(LocalDateTime.of(2000, 1, 1, 0, 0));
    assertThat(times.local(4)).contains(LocalDateTime.of(2000, 2, 29, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "half_hourly, 2005-01-31T00:30", "10_minutes, 2005-01-31T00:10",
        "4_seconds, 2005-01-31T00:00:04",
    "hourly, 2005-01-31T01:00", "daily, 2005-02-01T00:00", "weekly, 2005-02-07T00:00",
    "monthly, 2005-02-28T00:00", "quarterly, 2005-04-30T00:00", "yearly, 2006-01-31T00:00"
  })
  void stepsOfEachFrequency(String frequency, LocalDateTime second) throws IOException {
    // given
    Path file = file(HEADER.replace("monthly", frequency) + "a:2005-01-31 00-00-00:1,2\n");

    // when, then
    assertThat(read(file).table().times().orElseThrow().local(1)).contains(second);
  }

  @Test
  void withoutAFrequencyThereAreNoTimes() throws IOException {
    assertThat(read(file("@data\n1,2\n3\n")).table().times()).isEmpty();
    assertThat(read(file("@data\n1,2\n3\n")).table().name(1)).isEqualTo("T2");
  }

  @Test
  void whatIsWrongIsReportedWithItsPlace() throws IOException {
    assertMistake("x\n", ":1: expected a line that begins with '@' or '#' before '@data'");
    assertMistake("@frequency often\n", ":1: '@frequency often'; expected hourly, daily");
    assertMistake("@horizon 0\n", ":1: '@horizon 0'; expected a whole number");
    assertMistake("@missing no\n", ":1: '@missing no'; expected true or false");
    assertMistake(HEADER, ": no sequences below a line '@data'");
    assertMistake(HEADER + "a:1,2\n", ":9: has 2 fields, which ':' separates; the header has 2");
    assertMistake(
        HEADER + "a:2005-01-31:1\n", ":9: start_timestamp is '2005-01-31'; expected a time such");
    assertMistake(HEADER + "a:2005-01-31 00-00-00:1,x\n", ":9: value 2 is 'x'; expected a number");
    assertMistake(
        HEADER + "a:2005-01-31 00-00-00:1\na:2005-01-31 00-00-00:1\n",
        ":10: series 'a'; expected a name that no other series has");
    assertMistake(
        HEADER.replace("@missing true", "@missing false") + "a:2005-01-31 00-00-00:?\n",
        ":9: value 1 is '?', but the header says '@missing false'");
    assertMistake(
        "@equallength true\n@data\n1,2\n3\n",
        ":4: has 1 values, the first series 2, but the header says '@equallength true'");
  }

  private void assertMistake(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message);
  }
}
