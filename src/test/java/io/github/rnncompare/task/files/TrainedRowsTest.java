package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** The column {@code split} of forecasts. */
class TrainedRowsTest {
  private static final String KEYS =
      "name: series\ncolumns: [x]\nwindow: 2\nvalidation: 3\ntest: 4\n";
  private static final String DATED = KEYS + "time: day\n";
  private static final String PANEL = DATED + "series_id: shop\n";

  @TempDir private Path directory;

  private static LocalDate day(int row) {
    return LocalDate.of(2024, 1, 1).plusDays(row);
  }

  private static String row(String shop, int row, double x) {
    return shop + "," + day(row) + "," + x + "\n";
  }

  private static String rows(String shop, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> row(shop, i, i % 5))
        .collect(Collectors.joining());
  }

  private static String file(String... rows) {
    return "shop,day,x\n" + String.join("", rows);
  }

  private Predicted predicted(String keys, String training, String next) throws IOException {
    Task task = FileTasks.of(directory.resolve("d.csv"), training, keys);
    TaskData data = task.data(1);
    Path file = Files.writeString(directory.resolve("n.csv"), next);
    return Predicted.of(task, file, data, windows -> Nd4j.zeros(windows.size(0), 1));
  }

  /** Splits with how often each comes in a row: "train 11, validation 3". */
  private static String splits(List<?> splits) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < splits.size(); ) {
      int end = i;
      while (end < splits.size() && splits.get(end).equals(splits.get(i))) {
        end++;
      }
      words.append(words.isEmpty() ? "" : ", ").append(splits.get(i)).append(' ').append(end - i);
      i = end;
    }
    return words.toString();
  }

  private String splits(String keys, String training, String next) throws IOException {
    return splits(predicted(keys, training, next).column("split"));
  }

  @Test
  void rowsOfTheTrainingAreRecognisedAndFurtherOnesAreNew() throws IOException {
    String training = file(rows("a", 0, 20));
    for (String keys : List.of(KEYS, DATED)) {
      // the value after the file is one to come
      assertThat(splits(keys, training, training))
          .isEqualTo("train 11, validation 3, test 4, new 1");
      assertThat(splits(keys, training, file(rows("a", 0, 23))))
          .isEqualTo("train 11, validation 3, test 4, new 4");
    }
  }

  @Test
  void aFileThatBeginsLaterIsRecognisedByItsTimes() throws IOException {
    String training = file(rows("a", 0, 20));
    String later = file(rows("a", 8, 22));
    assertThat(splits(DATED, training, later)).isEqualTo("train 3, validation 3, test 4, new 3");
    assertThat(splits(KEYS, training, later)).isEqualTo("new 13");
  }

  @Test
  void theSameTimesDoNotMakeTheSameRows() throws IOException {
    // given: another series, and one with a value that was changed
    String training = file(rows("a", 0, 20));
    String other = file(rows("a", 0, 20).replace(".0\n", ".5\n"));
    String changed = training.replace(row("a", 14, 4), row("a", 14, 4.25));

    // then
    assertThat(splits(DATED, training, other)).isEqualTo("new 19");
    assertThat(splits(DATED, training, changed))
        .isEqualTo("train 11, validation 1, new 1, validation 1, test 4, new 1");
  }

  @Test
  void rowsInAGapOfTheTrainingAreNew() throws IOException {
    String training = file(rows("a", 0, 5), rows("a", 7, 20));
    assertThat(splits(DATED + "gaps: ignore\n", training, file(rows("a", 0, 20))))
        .isEqualTo("train 3, new 2, train 6, validation 3, test 4, new 1");
  }

  @Test
  void eachSeriesOfAPanelIsRecognisedByItsName() throws IOException {
    // given: splits are at the same times; b ends before the test, and goes on later; c is unknown
    String training = file(rows("a", 0, 20), rows("b", 0, 15), rows("d", 3, 20));
    String next = file(rows("c", 0, 20), rows("b", 0, 18), rows("a", 10, 20));

    // when
    Predicted predicted = predicted(PANEL, training, next);

    // then
    List<Object> names = predicted.column("series");
    List<Object> splits = predicted.column("split");
    Map<Object, String> bySeries =
        IntStream.range(0, names.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    names::get,
                    Collectors.collectingAndThen(
                        Collectors.mapping(splits::get, Collectors.toList()),
                        TrainedRowsTest::splits)));
    assertThat(bySeries)
        .containsEntry("c", "new 19")
        .containsEntry("b", "train 11, validation 2, new 4")
        .containsEntry("a", "train 1, validation 3, test 4, new 1");
  }

  @Test
  void manyRowsAreKeptAsFewPieces() throws IOException {
    // given
    Task task = FileTasks.of(directory.resolve("d.csv"), file(rows("a", 0, 5000)), DATED);
    TaskData data = task.data(1);
    Path file =
        Files.writeString(
            directory.resolve("n.csv"), file(rows("a", 30, 5000), rows("a", 5000, 5010)));

    // when: a piece of 25 rows is cut at its fifth
    Predicted predicted = Predicted.of(task, file, data, windows -> Nd4j.zeros(windows.size(0), 1));

    // then
    assertThat(data.trainedOn()).hasSizeLessThan(210);
    assertThat(splits(predicted.column("split")))
        .isEqualTo("new 18, train 4943, validation 3, test 4, new 11");
  }

  @Test
  void howNumbersAndTimesAreWrittenDoesNotMatter() throws IOException {
    String training = file(rows("a", 0, 20));
    List<String> lines = training.lines().skip(1).collect(Collectors.toList());
    Collections.reverse(lines);
    String next =
        lines.stream()
            .map(line -> line.replaceAll(",(....)-(..)-(..),(.)\\.0", ";$3.$2.$1;$4") + "\r\n")
            .collect(Collectors.joining("", "shop;day;x\r\n", ""));
    assertThat(next).contains("a;20.01.2024;4\r\n");
    assertThat(splits(DATED, training, next)).isEqualTo("train 11, validation 3, test 4, new 1");
  }

  @Test
  void aModelThatKeepsNothingHasNoColumn() throws IOException {
    // given
    Task task = FileTasks.of(directory.resolve("d.csv"), file(rows("a", 0, 20)), DATED);

    // when
    Predicted predicted =
        Predicted.of(
            task,
            directory.resolve("d.csv"),
            task.data(1).fitted(),
            windows -> Nd4j.zeros(windows.size(0), 1));

    // then
    assertThat(predicted.columns()).containsExactly("row", "time", "forecast", "actual");
  }
}
