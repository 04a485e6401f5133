package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("s.csv"), text);
  }

  @Test
  void aColumnIsReadByItsName() throws IOException {
    Path file = file("\"Month\",\"Passengers\"\r\n\"1949-01\",112\r\n\"1949-02\", 118.5 \r\n");
    double[] numbers = new double[2];
    SeriesReading.read(DataContent.of(file), List.of("Passengers"), Optional.empty())
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
            + ":2: column 'c' is ''; expected a number, but a value is missing; fill it in, or say what stands for it, as in missing: forward_fill");
    assertMistake(
        "a,c\n1,NaN\n",
        place
            + ":2: column 'c' is 'NaN'; expected a number, but a value is missing; fill it in, or say what stands for it, as in missing: forward_fill");
  }

  private void assertMistake(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(
            () -> SeriesReading.read(DataContent.of(file), List.of("c"), Optional.empty()))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(message);
  }

  @Test
  void rowsThatAreNotAsLongAsTheHeaderAreLocated() throws IOException {
    String place = directory.resolve("s.csv").toString();
    String noRow = "; if it is no row of the table, delete it";
    assertMistake("a,c\n1,2\n3\n", place + ":3: has 1 fields, but the header has 2" + noRow);
    assertMistake(
        "a,c\n1,2,3\n",
        place
            + ":2: has 3 fields, but the header has 2; if other lines stand above the header, delete them");
    assertMistake("a,c\n\"x\ny\",2\n3\n", place + ":4: has 1 fields, but the header has 2" + noRow);
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = directory.resolve("s.csv");
    Files.write(file, "año,c\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(
            () -> SeriesReading.read(DataContent.of(file), List.of("c"), Optional.empty()))
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
    NumberTable table =
        SeriesReading.read(DataContent.of(file), List.of("a", "b"), Optional.of("t"));

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
    assertThat(SeriesReading.read(DataContent.of(file), List.of("c"), Optional.of("t")).rows())
        .isEqualTo(all.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1.0 | 3: column 't' is '1.0'; the previous row has '1' too; expected each value once",
        "0 -0.0 | 3: column 't' is '-0.0'; the previous row has '0' too; expected each value once",
        "1 3 2 | 4: column 't' is '2'; expected more than '3' in the previous row; sort the rows",
        "2020-02 2020-03 2020-01 | 4: column 't' is '2020-01'; expected more than '2020-03' in the",
        "2020-02 2020-02 | 3: column 't' is '2020-02'; the previous row has '2020-02' too; expected each",
        "2020-02 2020-03-01 | 3: column 't' is '2020-03-01'; expected a time like '2020-02' in the first",
        "2020-02 3 | 3: column 't' is '3'; expected a time like '2020-02' in the first row",
        "2020-01-01T10:00Z 2020-01-01T11:00+01:00 | 3: column 't' is '2020-01-01T11:00+01:00'; the previous",
        "2020-01-01T10:00Z 2020-01-01T11:00 | 3: column 't' is '2020-01-01T11:00'; expected an offset from UTC",
        "2020-01-01T10:00 2020-01-01T11:00Z | 3: column 't' is '2020-01-01T11:00Z'; expected no offset",
        "2020-02-28 2020-02-30 | 3: column 't' is '2020-02-30'; expected a time like '2020-02-28' in the",
        "31.13.2020 | 2: column 't' is '31.13.2020'; expected a number, or a time such as 2020-01,",
        "2020-13 | 2: column 't' is '2020-13'; expected a number, or a time",
        "'' | 2: column 't' is ''; expected a number, or a time",
        "NaN | 2: column 't' is 'NaN'; expected a number, or a time"
      })
  void timesThatDoNotAscendAreReported(String times, String message) throws IOException {
    Path file = file("t,c\n" + times.replace(" ", ",1\n") + ",1\n");
    assertThatThrownBy(
            () -> SeriesReading.read(DataContent.of(file), List.of("c"), Optional.of("t")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ":" + message);
  }

  @Test
  void aNumberThatIsNoneIsReportedInTables() throws IOException {
    Path file = file("t,c\n1,1e39\n");
    assertThatThrownBy(
            () -> SeriesReading.read(DataContent.of(file), List.of("c"), Optional.empty()))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ":2: column 'c' is '1e39'; expected a number from -3.4e38 to 3.4e38");
  }

  private static double[] numbers(SequenceTable table) {
    return SequenceCsvTest.numbers(table);
  }

  private SequenceTable series(String rows, TimeColumns time) throws IOException {
    return SeriesReading.table(DataContent.of(file(rows)), List.of("c"), Optional.of(time));
  }

  private static TimeColumns zone(String name) {
    return new TimeColumns(List.of("t"), Optional.empty(), Optional.of(ZoneId.of(name)));
  }

  private static List<String> local(SequenceTable table) {
    return LongStream.range(0, table.rows().rows())
        .mapToObj(row -> table.times().orElseThrow().local(row).orElseThrow().toString())
        .toList();
  }

  @Test
  void whatIsNewestFirstIsReadTheOtherWayRound() throws IOException {
    SequenceTable table =
        series("t,c\n29/04/2020,3\n28/04/2020,2\n01/04/2020,1\n", TimeColumns.of("t"));
    assertThat(numbers(table)).containsExactly(1, 2, 3);
    assertThat(table.times().orElseThrow().order()).isEqualTo(RowOrder.NEWEST_FIRST);
    assertThat(local(table))
        .containsExactly("2020-04-01T00:00", "2020-04-28T00:00", "2020-04-29T00:00");
  }

  @Test
  void onlyTheOwnerMayKnowWhetherDaysComeFirst() throws IOException {
    String rows = "t,c\n01/02/2020,1\n02/02/2020,2\n03/02/2020,3\n";
    assertThatThrownBy(() -> series(rows, TimeColumns.of("t")))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            directory.resolve("s.csv")
                + ": column 't' may have days or months first, as in '01/02/2020'; say which:"
                + " dates: day_first, or dates: month_first");
    for (TimeForm first : List.of(TimeForm.DAY_FIRST, TimeForm.MONTH_FIRST)) {
      SequenceTable table =
          series(rows, new TimeColumns(List.of("t"), Optional.of(first), Optional.empty()));
      assertThat(local(table).get(2))
          .isEqualTo(first == TimeForm.DAY_FIRST ? "2020-02-03T00:00" : "2020-03-02T00:00");
    }
  }

  @Test
  void theReadingInWhichRowsAreInOrderIsTaken() throws IOException {
    // given: month first they would be 2 December, then 2 January, then 3 January
    SequenceTable table = series("t,c\n12/2/2020,1\n1/3/2020,2\n2/3/2020,3\n", TimeColumns.of("t"));
    assertThat(local(table).get(0)).isEqualTo("2020-02-12T00:00");
  }

  @Test
  void offsetsAreInstants() throws IOException {
    SequenceTable table =
        series("t,c\n2020-10-25T02:00+02:00,1\n2020-10-25T02:00+01:00,2\n", TimeColumns.of("t"));
    Times times = table.times().orElseThrow();
    assertThat(times.at(1) - times.at(0)).isEqualTo(3600);
    assertThat(local(table)).containsExactly("2020-10-25T02:00", "2020-10-25T02:00");
  }

  @Test
  void anHourThatComesTwiceIsSaidAsThat() throws IOException {
    String rows =
        "t,c\n2020-10-25 01:00,1\n2020-10-25 02:00,2\n2020-10-25 02:00,3\n2020-10-25 03:00,4\n";
    assertThatThrownBy(() -> series(rows, TimeColumns.of("t")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(
            directory.resolve("s.csv") + ":4: column 't' is '2020-10-25 02:00'; ")
        .hasMessageEndingWith(
            "If a clock was set back here, so that an hour comes twice, name its zone: time_zone:"
                + " Europe/Berlin, say (of new: --time-zone)");

    Times times = series(rows, zone("Europe/Berlin")).times().orElseThrow();
    assertThat(IntStream.range(1, 4).mapToDouble(i -> times.at(i) - times.at(i - 1)))
        .containsOnly(3600.0);
  }

  @Test
  void anHourThatComesTwiceIsReadFromEitherEnd() throws IOException {
    String rows =
        "t,c\n2020-10-25 03:00,4\n2020-10-25 02:30,3\n2020-10-25 02:00,2\n2020-10-25 02:30,1\n";
    SequenceTable table = series(rows, zone("Europe/Berlin"));
    Times times = table.times().orElseThrow();
    assertThat(numbers(table)).containsExactly(1, 2, 3, 4);
    assertThat(IntStream.range(1, 4).mapToDouble(i -> times.at(i) - times.at(i - 1)))
        .containsOnly(1800.0);
  }

  @Test
  void aZoneMakesTheClockOfUnixSeconds() throws IOException {
    SequenceTable table = series("t,c\n1107196200,1\n1107196201,2\n", zone("America/New_York"));
    assertThat(local(table)).containsExactly("2005-01-31T13:30", "2005-01-31T13:30:01");
  }

  @Test
  void severalColumnsGiveATimeTogether() throws IOException {
    TimeColumns parts =
        new TimeColumns(List.of("y", "m", "d", "h"), Optional.empty(), Optional.empty());
    assertThat(local(series("h,y,m,d,c\n23,2005,1,31,1\n0,2005,2,1,2\n", parts)))
        .containsExactly("2005-01-31T23:00", "2005-02-01T00:00");
    TimeColumns both = new TimeColumns(List.of("day", "at"), Optional.empty(), Optional.empty());
    assertThat(local(series("day,at,c\n31/1/2005,18.30.00,1\n31/1/2005,18.31.00,2\n", both)))
        .containsExactly("2005-01-31T18:30", "2005-01-31T18:31");
    assertThatThrownBy(() -> series("day,at,c\n31/1/2005,25:00,1\n", both))
        .hasMessageStartingWith(
            directory.resolve("s.csv") + ":2: columns 'day', 'at' are '31/1/2005 25:00'; expected");
  }

  private static SequenceColumns panel() {
    return SequenceColumns.ofSeries(
        Optional.of(new RowName(List.of("id"))),
        Optional.of(TimeColumns.of("t")),
        List.of("c"),
        Fields.PLAIN);
  }

  @Test
  void rowsOfAPanelMayStandInAnyOrderOfTheSeries() throws IOException {
    for (String rows :
        List.of(
            "b,1,10 a,1,1 b,2,20 a,2,2 b,3,30",
            "b,1,10 b,2,20 b,3,30 a,1,1 a,2,2",
            "b,3,30 a,2,2 b,2,20 b,1,10 a,1,1")) {
      SequenceTable table =
          SequenceCsv.read(
              DataContent.of(file("id,t,c\n" + rows.replace(" ", "\n") + "\n")), panel());
      assertThat(table.name(0)).isEqualTo("b");
      assertThat(table.steps(0)).isEqualTo(3);
      assertThat(numbers(table)).as(rows).containsExactly(10, 20, 30, 1, 2);
      assertThat(table.times().orElseThrow().at(4)).isEqualTo(2);
    }
  }

  @Test
  void aTimeOfASeriesThatComesTwiceIsReported() throws IOException {
    Path file = file("id,t,c\nb,1,10\na,1,1\nb,2,20\na,1,2\n");
    assertThatThrownBy(() -> SequenceCsv.read(DataContent.of(file), panel()))
        .hasMessage(
            file + ":5: column 't' is '1'; the previous row has '1' too; expected each value once");
  }

  /** Random series of random lengths, whose rows are mixed at random, are read as they were. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsAreFoundTogetherAgain(long seed) throws IOException {
    Random random = new Random(seed);
    boolean newestFirst = random.nextBoolean();
    int[] next = new int[5];
    StringBuilder rows = new StringBuilder("id,t,c\n");
    Map<String, List<Double>> expected = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      int series = random.nextInt(next.length);
      int time = newestFirst ? 1000 - next[series]++ : next[series]++;
      double value = random.nextInt(1000);
      rows.append("s%d,%d,%s%n".formatted(series, time, value));
      List<Double> values = expected.computeIfAbsent("s" + series, name -> new ArrayList<>());
      values.add(newestFirst ? 0 : values.size(), value);
    }
    SequenceTable table = SequenceCsv.read(DataContent.of(file(rows.toString())), panel());
    assertThat(numbers(table))
        .as("seed " + seed)
        .containsExactly(
            expected.values().stream().flatMap(List::stream).mapToDouble(x -> x).toArray());
  }

  /** Rows of several series in no order are read as those in the order of their times are. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsInNoOrderArePutInOrder(long seed) throws IOException {
    // given
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add("s%d,%s,%d".formatted(i % 3, LocalDate.EPOCH.plusDays(i / 3), i));
    }
    Collections.shuffle(rows, random);
    String header = "id,t,c\n";

    // when
    SequenceTable table =
        SequenceCsv.read(DataContent.of(file(header + String.join("\n", rows) + "\n")), panel());

    // then
    assertThat(table.times().orElseThrow().order()).isEqualTo(RowOrder.NONE);
    List<Double> expected = new ArrayList<>();
    for (int series = 0; series < 3; series++) {
      int first = table.name(series).charAt(1) - '0';
      IntStream.range(0, 40).forEach(i -> expected.add(first + 3.0 * i));
    }
    assertThat(numbers(table))
        .as("seed " + seed)
        .containsExactly(expected.stream().mapToDouble(x -> x).toArray());
    assertThat(table.times().orElseThrow().local(1).orElseThrow().toString())
        .isEqualTo("1970-01-02T00:00");

    // and: a few rows out of order, a time that is there twice, and one series are mistakes
    Collections.sort(rows);
    Collections.swap(rows, 7, 8);
    for (List<String> bad :
        List.of(
            rows,
            Stream.concat(shuffled(rows, random).stream(), Stream.of(rows.get(5))).toList(),
            shuffled(rows, random).stream().filter(row -> row.startsWith("s1")).toList())) {
      Path file = file(header + String.join("\n", bad) + "\n");
      assertThatThrownBy(() -> SequenceCsv.read(DataContent.of(file), panel()))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("expected more than '");
    }
  }

  private static List<String> shuffled(List<String> rows, Random random) {
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  @Test
  void digitsAreMonthsWhereThatIsSaidAndNumbersElsewhere() throws IOException {
    // given
    Path file = file("t,x\n200511,1\n200512,2\n200601,3\n");
    TimeColumns said =
        new TimeColumns(List.of("t"), Optional.of(TimeForm.MONTH_DIGITS), Optional.empty());

    // when
    SequenceTable months = read(file, said);
    SequenceTable numbers = read(file, TimeColumns.of("t"));

    // then
    assertThat(Spacing.of(months).orElseThrow().gaps()).isZero();
    assertThat(TimeTexts.of(months, Optional.empty()).orElseThrow().at(2)).isEqualTo("2006-01");
    assertThat(numbers.times().orElseThrow().form()).isEqualTo(TimeForm.NUMBER);
    Path bad = file("t,x\n200511,1\n200513,2\n");
    assertThatThrownBy(() -> read(bad, said))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            bad + ":3: column 't' is '200513'; expected a time like '200501', as dates says");
  }

  private static SequenceTable read(Path file, TimeColumns time) throws IOException {
    return SequenceCsv.read(
        DataContent.of(file),
        SequenceColumns.ofSeries(Optional.empty(), Optional.of(time), List.of("x"), Fields.PLAIN));
  }
}
