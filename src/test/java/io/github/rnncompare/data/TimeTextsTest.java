package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextsTest {
  @TempDir private Path directory;

  private SequenceTable table(Optional<ZoneId> zone, List<String> times) throws IOException {
    Path file = directory.resolve("s.csv");
    Files.writeString(
        file,
        times.stream().map(time -> time + ",1\n").collect(Collectors.joining("", "t,c\n", "")));
    return SeriesReading.table(
        DataContent.of(file),
        List.of("c"),
        Optional.of(new TimeColumns(List.of("t"), Optional.empty(), zone)));
  }

  /** The times of the rows, and the two after them. */
  private String texts(Optional<ZoneId> zone, String... times) throws IOException {
    SequenceTable table = table(zone, List.of(times));
    TimeTexts texts = TimeTexts.of(table, zone).orElseThrow();
    List<Object> all = new ArrayList<>();
    LongStream.range(0, times.length).forEach(row -> all.add(texts.at(row)));
    all.add(texts.after(times.length - 1, 1, 0));
    all.add(texts.after(times.length - 1, 2, 0));
    return all.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "31/1/2020;29/2/2020;31/3/2020, 2020-01-31 2020-02-29 2020-03-31 2020-04-30 2020-05-31",
    "30 Jan 2021;28 Feb 2021, 2021-01-30 2021-02-28 2021-03-30 2021-04-30",
    "2020-01-15;2020-02-15, 2020-01-15 2020-02-15 2020-03-15 2020-04-15",
    "2020-01;2020-02;2020-03, 2020-01 2020-02 2020-03 2020-04 2020-05",
    "11/2020;12/2020, 2020-11 2020-12 2021-01 2021-02",
    "2020 Q3;2020 Q4, 2020-Q3 2020-Q4 2021-Q1 2021-Q2",
    "2020-06-30;2020-09-30, 2020-06-30 2020-09-30 2020-12-31 2021-03-31",
    "2020-W52;2020-W53, 2020-W52 2020-W53 2021-W01 2021-W02",
    "20200228;20200229, 2020-02-28 2020-02-29 2020-03-01 2020-03-02",
    "2020-01-01;2020-01-31;2020-03-01, 2020-01-01 2020-01-31 2020-03-01 2020-03-31 2020-04-30",
    "2019;2020, 2019 2020 2021 2022",
    "0.1;0.2;0.3, 0.1 0.2 0.3 0.4 0.5",
    "-1;0, -1 0 1 2",
    "9:30 am;10:00 am, 09:30 10:00 10:30 11:00",
    "2020-01-01 18:00;2020-01-01 21:00, 2020-01-01T18:00 2020-01-01T21:00 2020-01-02T00:00 2020-01-02T03:00",
    "2020-01-01T00:00:00.25;2020-01-01T00:00:00.5, 2020-01-01T00:00:00.250 2020-01-01T00:00:00.500 2020-01-01T00:00:00.750 2020-01-01T00:00:01.000",
    "2020-01-01T10:00+02:00;2020-01-01T11:00+02:00, 2020-01-01T10:00+02:00 2020-01-01T11:00+02:00 2020-01-01T12:00+02:00 2020-01-01T13:00+02:00",
    "1600000000;1600000060, 1600000000 1600000060 1600000120 1600000180",
    "1600000000123;1600000000223, 1600000000123 1600000000223 1600000000323 1600000000423",
    "1600000000123456789;1600000001123456789, 1600000000123457000 1600000001123457000 1600000002123457000 1600000003123457000",
  })
  void timesAreWrittenAsTheirOwnerWouldAndGoOn(String times, String texts) throws IOException {
    assertThat(texts(Optional.empty(), times.split(";"))).isEqualTo(texts);
  }

  @Test
  void aStepThatIsNotRegularHasNoTimeAfterIt() throws IOException {
    assertThat(texts(Optional.empty(), "2020-01-01", "2020-01-02", "2020-01-11", "2020-03-17"))
        .isEqualTo("2020-01-01 2020-01-02 2020-01-11 2020-03-17  ");
    assertThat(texts(Optional.empty(), "2020-01-01")).isEqualTo("2020-01-01  ");
  }

  @Test
  void workdaysAreFollowedByWorkdays() throws IOException {
    assertThat(
            texts(
                Optional.empty(),
                "2024-03-07",
                "2024-03-08",
                "2024-03-11",
                "2024-03-12",
                "2024-03-13",
                "2024-03-14"))
        .endsWith("2024-03-14 2024-03-15 2024-03-18");
  }

  @Test
  void daysAreCountedByTheClockAndHoursAreNot() throws IOException {
    // given: clocks are set forward in the night before 31 March
    Optional<ZoneId> berlin = Optional.of(ZoneId.of("Europe/Berlin"));

    // then
    assertThat(texts(berlin, "2024-03-28", "2024-03-29", "2024-03-30"))
        .isEqualTo("2024-03-28 2024-03-29 2024-03-30 2024-03-31 2024-04-01");
    assertThat(texts(berlin, "2024-03-30 23:00", "2024-03-31 00:00", "2024-03-31 01:00"))
        .endsWith("2024-03-31T01:00+01:00 2024-03-31T03:00+02:00 2024-03-31T04:00+02:00");
  }
}
