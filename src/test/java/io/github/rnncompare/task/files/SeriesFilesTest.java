package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series whose splits are files of their own. */
class SeriesFilesTest {
  private static final String KEYS = "columns: [y]\nwindow: 2\ntransforms: [standardise]\n";

  @TempDir private Path directory;

  private Path write(String name, String header, int from, int to, IntFunction<String> row)
      throws IOException {
    return Files.writeString(
        directory.resolve(name),
        IntStream.range(from, to)
            .mapToObj(row)
            .collect(Collectors.joining("\n", header + "\n", "\n")));
  }

  private Task task(String keys) {
    return FileTasks.read(
        String.format("name: series\nfile: %s\n%s", directory.resolve("train.csv"), keys));
  }

  private String own(String split, String file) {
    return String.format("%s: {file: %s}\n", split, directory.resolve(file));
  }

  private static float[] numbers(@Nullable Split split) {
    Split found = Objects.requireNonNull(split);
    float[] features = FileTasks.numbers(found.sequences().features());
    float[] targets = FileTasks.numbers(found.sequences().targets());
    float[] all = new float[features.length + targets.length];
    System.arraycopy(features, 0, all, 0, features.length);
    System.arraycopy(targets, 0, all, features.length, targets.length);
    return all;
  }

  private static void assertSame(TaskData data, TaskData expected) {
    assertThat(numbers(data.train())).containsExactly(numbers(expected.train()));
    assertThat(numbers(data.validation())).containsExactly(numbers(expected.validation()));
    assertThat(numbers(data.test())).containsExactly(numbers(expected.test()));
    assertThat(data.baselines().stream().map(Baseline::value).toList())
        .isEqualTo(expected.baselines().stream().map(Baseline::value).toList());
  }

  private static String day(int i) {
    return LocalDate.of(2021, 1, 1).plusDays(i) + "," + (i * i % 11);
  }

  @Test
  void filesThatFollowEachOtherAreOneSeriesWithItsSplits() throws IOException {
    // given
    write("train.csv", "t,y", 0, 20, SeriesFilesTest::day);
    write("validation.csv", "t,y", 20, 26, SeriesFilesTest::day);
    write("test.csv", "t,y", 26, 34, SeriesFilesTest::day);
    TaskData data =
        task("time: t\n" + KEYS + own("validation", "validation.csv") + own("test", "test.csv"))
            .data(0);

    // when
    write("train.csv", "t,y", 0, 34, SeriesFilesTest::day);
    TaskData whole = task("time: t\n" + KEYS + "validation: 6\ntest: 8\n").data(0);

    // then
    assertSame(data, whole);
    assertThat(data.files()).hasSize(3);
  }

  @Test
  void aShareOfTheFileForValidationAndNewestRowsFirst() throws IOException {
    // given
    write("train.csv", "t,y", 0, 26, SeriesFilesTest::day);
    List<String> rows =
        new ArrayList<>(IntStream.range(26, 34).mapToObj(SeriesFilesTest::day).toList());
    Collections.reverse(rows);
    Files.writeString(directory.resolve("test.csv"), "t,y\n" + String.join("\n", rows));
    TaskData data = task("time: t\n" + KEYS + "validation: 6\n" + own("test", "test.csv")).data(0);

    // when
    write("train.csv", "t,y", 0, 34, SeriesFilesTest::day);
    TaskData whole = task("time: t\n" + KEYS + "validation: 6\ntest: 8\n").data(0);

    // then
    assertSame(data, whole);
  }

  @Test
  void withoutTimesNoWindowHasRowsOfTwoFiles() throws IOException {
    // given
    write("train.csv", "y", 0, 20, i -> String.valueOf(i));
    write("test.csv", "y", 20, 28, i -> String.valueOf(i));
    String keys = KEYS + "validation: 6\n" + own("test", "test.csv");

    // when
    TaskData data = task(keys).data(0);
    TaskData neighbours = task(keys + "gaps: ignore\n").data(0);

    // then: two rows of the window come before each forecast
    assertThat(Objects.requireNonNull(data.test()).sequences().count()).isEqualTo(6);
    assertThat(Objects.requireNonNull(neighbours.test()).sequences().count()).isEqualTo(8);
    assertThat(data.train().sequences().count()).isEqualTo(12);
  }

  @Test
  void eachSeriesIsJoinedByItsNameAndMayBeInOneFileOnly() throws IOException {
    // given
    IntFunction<String> two =
        i -> LocalDate.of(2021, 1, 1).plusDays(i / 2) + "," + "ab".charAt(i % 2) + "," + i;
    write("train.csv", "t,id,y", 0, 40, two);
    write("test.csv", "t,id,y", 40, 52, i -> two.apply(i).replace(",b,", ",c,"));

    // when
    TaskData data =
        task("time: t\nseries_id: id\n" + KEYS + "validation: 5\n" + own("test", "test.csv"))
            .data(0);

    // then: six forecasts of a, four of c, whose first two rows have none before them
    assertThat(Objects.requireNonNull(data.test()).sequences().count()).isEqualTo(6 + 4);
    assertThat(data.train().sequences().count()).isEqualTo(2 * (20 - 5 - 2));
    assertThat(Objects.requireNonNull(data.validation()).sequences().count()).isEqualTo(2 * 5);
  }

  @Test
  void filesThatDoNotFollowEachOtherAreReported() throws IOException {
    write("train.csv", "t,y", 0, 20, SeriesFilesTest::day);
    write("test.csv", "t,y", 15, 28, SeriesFilesTest::day);
    String keys = "time: t\n" + KEYS + "validation: 6\n" + own("test", "test.csv");

    assertThatThrownBy(() -> task(keys).data(0))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "%s: begins at 2021-01-16, but %s ends at 2021-01-20; expected files that follow each"
                + " other in time",
            directory.resolve("test.csv"), directory.resolve("train.csv"));

    write("test.csv", "t,y", 0, 9, i -> i + "," + i);
    assertThatThrownBy(() -> task(keys).data(0)).hasMessageContaining("begins at 0, but");
  }

  @Test
  void aCalendarNeedsDates() throws IOException {
    write("train.csv", "t,y", 0, 40, i -> i + "," + i * i % 7);
    String keys = "time: t\ncalendar: [day_of_week]\n" + KEYS + "validation: 6\ntest: 6\n";

    assertThatThrownBy(() -> task(keys).data(0))
        .isInstanceOf(UserErrorException.class)
        .hasMessageEndingWith("its rows have no dates, which 'calendar' needs; leave it out");
  }

  @Test
  void aValidationFileNeedsATestFile() {
    assertThatThrownBy(() -> task(KEYS + own("validation", "v.csv") + "test: 3\n"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(
            "'task.validation' is a file of its own, but the test is not, though it comes later");
  }
}
