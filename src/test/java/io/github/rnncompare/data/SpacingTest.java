package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpacingTest {
  @TempDir private Path directory;

  private SequenceTable table(int rows, IntFunction<Object> time) throws IOException {
    Path file = directory.resolve("s.csv");
    Files.writeString(
        file,
        IntStream.range(0, rows)
            .mapToObj(i -> time.apply(i) + ",1")
            .collect(Collectors.joining("\n", "t,c\n", "\n")));
    return SeriesReading.table(
        DataContent.of(file), List.of("c"), Optional.of(TimeColumns.of("t")));
  }

  private Spacing spacing(int rows, IntFunction<Object> time) throws IOException {
    return Spacing.of(table(rows, time)).orElseThrow();
  }

  @Test
  void aGapIsFoundAndMeasured() throws IOException {
    // given: 100 days, of which ten are cut out, and two more later
    IntFunction<Object> days =
        i -> LocalDate.of(2021, 1, 1).plusDays(i + (i >= 40 ? 10 : 0) + (i >= 60 ? 2 : 0));
    Spacing found = spacing(100, days);
    assertThat(found.median()).isEqualTo(86_400);
    assertThat(found.largest()).isEqualTo(11 * 86_400);
    assertThat(found.gaps()).isEqualTo(2);
    assertThat(found.skipped()).isEqualTo(12);
    assertThat(found.regularShare()).isEqualTo(97.0 / 99);
    Times times = table(100, days).times().orElseThrow();
    assertThat(found.steps(times, 39)).isEqualTo(1);
    assertThat(found.steps(times, 40)).isEqualTo(11);
    assertThat(found.steps(times, 60)).isEqualTo(3);
  }

  @Test
  void monthsQuartersAndYearsAreAllAlike() throws IOException {
    for (int months : List.of(1, 3, 12)) {
      IntFunction<Object> times =
          i -> LocalDate.of(1970, 1, 31).plusMonths((long) months * (i < 50 ? i : i + 60));
      Spacing found = spacing(100, times);
      assertThat(found.months()).isEqualTo(months);
      assertThat(found.regularShare()).isEqualTo(98.0 / 99);
      assertThat(found.gaps()).isEqualTo(1);
      assertThat(found.steps(table(100, times).times().orElseThrow(), 50)).isEqualTo(61);
    }
  }

  @Test
  void irregularTimesHaveNoGaps() throws IOException {
    Spacing found = spacing(100, i -> i * i);
    assertThat(found.isRegular()).isFalse();
    assertThat(found.gaps()).isZero();
  }

  @Test
  void workdaysAreRegularWithAGapAtEachWeekend() throws IOException {
    Spacing found = spacing(100, i -> LocalDate.of(2021, 1, 4).plusDays(i + 2L * (i / 5)));
    assertThat(found.isRegular()).isTrue();
    assertThat(found.gaps()).isEqualTo(19);
    assertThat(found.skipped()).isEqualTo(38);
  }

  @Test
  void aSingleRowHasNoSpacing() throws IOException {
    assertThat(Spacing.of(table(1, i -> i))).isEmpty();
  }
}
