package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What series give a network to see, where times or values are missing, and of several series. */
class SeriesInputsTest {
  @TempDir private Path directory;

  private Task task(String rows, String keys) throws IOException {
    return FileTasks.of(directory.resolve("s.csv"), rows, "name: series\n" + keys);
  }

  private static String rows(String header, int count, IntFunction<String> row) {
    return IntStream.range(0, count)
        .mapToObj(row)
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  private static Sequences sequences(@Nullable Split split) {
    return Objects.requireNonNull(split).sequences();
  }

  /** A feature over the steps of a window. */
  private static List<Float> feature(@Nullable Split split, int window, int feature) {
    INDArray features = sequences(split).features();
    return IntStream.range(0, (int) features.size(2))
        .mapToObj(step -> features.getFloat(window, feature, step))
        .toList();
  }

  private static List<Float> targets(@Nullable Split split) {
    List<Float> targets = new ArrayList<>();
    for (float target : FileTasks.numbers(sequences(split).targets())) {
      targets.add(target);
    }
    return targets;
  }

  private static double baseline(TaskData data, String name) {
    return data.baselines().stream()
        .filter(found -> found.name().equals(name))
        .mapToDouble(Baseline::value)
        .findFirst()
        .orElseThrow();
  }

  private static String day(int i) {
    return LocalDate.of(2021, 1, 1).plusDays(i).toString();
  }

  @Test
  void noWindowStraddlesAGap() throws IOException {
    // given: days 0 to 9 and 20 to 39; windows of three
    String rows = rows("t,x", 30, i -> day(i < 10 ? i : i + 10) + "," + i);
    String keys = "time: t\ncolumns: [x]\nwindow: 3\nvalidation: 4\ntest: 4\n";

    // when
    TaskData split = task(rows, keys).data(1);
    TaskData ignored = task(rows, keys + "gaps: ignore\n").data(1);

    // then: the first stretch has forecasts of 3 to 9, the second of 13 on
    assertThat(targets(split.train()))
        .containsExactly(3f, 4f, 5f, 6f, 7f, 8f, 9f, 13f, 14f, 15f, 16f, 17f, 18f, 19f, 20f, 21f);
    assertThat(feature(split.train(), 7, 0)).containsExactly(10f, 11f, 12f);
    assertThat(sequences(ignored.train()).count()).isEqualTo(19);
    assertThat(targets(split.test())).containsExactly(26f, 27f, 28f, 29f);
  }

  @Test
  void seasonsAreCountedInTime() throws IOException {
    // given: the day of the week as the value, and two weeks and a day cut out before the test
    String rows = rows("t,x", 60, i -> day(i < 50 ? i : i + 15) + "," + (i < 50 ? i : i + 15) % 7);
    String keys = "time: t\ncolumns: [x]\nwindow: 2\nseason: 7\nvalidation: 8\ntest: 8\n";

    // then: a week before lies in the gap, but two or three weeks before are there
    assertThat(baseline(task(rows, keys).data(1), "seasonal naive (7)")).isZero();
    assertThat(baseline(task(rows, keys + "gaps: ignore\n").data(1), "seasonal naive (7)"))
        .isPositive();
  }

  @Test
  void aMissingTargetIsNoTarget() throws IOException {
    // given: x misses 5 and 8, y misses 8; of 8 there is nothing to forecast
    String rows =
        rows("x,y", 20, i -> (i == 5 || i == 8 ? "NA" : i) + "," + (i == 8 ? "" : 100 + i));
    TaskData data =
        task(rows, "columns: [x, y]\nmissing: forward_fill\nwindow: 2\nvalidation: 3\ntest: 3\n")
            .data(1);

    assertThat(targets(data.train()).subList(0, 12))
        .containsExactly(2f, 102f, 3f, 103f, 4f, 104f, Float.NaN, 105f, 6f, 106f, 7f, 107f);
    assertThat(targets(data.train()).subList(12, 14)).containsExactly(9f, 109f);
  }

  @Test
  void aMissingValueIsWhatItsWaySays() throws IOException {
    // given: 4 and 5 are missing, and the first value; the mean of training is that of the others
    String rows = rows("x", 20, i -> i == 0 || i == 4 || i == 5 ? "?" : String.valueOf(i));
    String keys = "columns: [x]\nwindow: 4\nvalidation: 3\ntest: 3\nmissing: ";
    float mean = (float) IntStream.range(1, 14).filter(i -> i < 4 || i > 5).average().orElseThrow();

    // then: windows before 4 (which is no target), before 6 and before 7
    Split filled = task(rows, keys + "forward_fill").data(1).train();
    assertThat(targets(filled).subList(0, 2)).containsExactly(6f, 7f);
    assertThat(feature(filled, 0, 0)).containsExactly(2f, 3f, 3f, 3f);
    assertThat(feature(filled, 1, 0)).containsExactly(3f, 3f, 3f, 6f);
    Split line = task(rows, keys + "interpolate").data(1).train();
    assertThat(feature(line, 0, 0)).containsExactly(2f, 3f, 3f, 3f); // 6 is not known yet
    assertThat(feature(line, 1, 0)).containsExactly(3f, 4f, 5f, 6f);
    Split byMean = task(rows, keys + "mean").data(1).train();
    assertThat(feature(byMean, 1, 0)).containsExactly(3f, mean, mean, 6f);
    Split flagged = task(rows, keys + "indicator").data(1).train();
    assertThat(feature(flagged, 1, 0)).containsExactly(3f, mean, mean, 6f);
    assertThat(feature(flagged, 1, 1)).containsExactly(0f, 1f, 1f, 0f);
  }

  @Test
  void whatIsMissingAtTheBeginningIsTheMean() throws IOException {
    String rows = rows("x,y", 20, i -> (i == 0 ? "" : i) + "," + i);
    for (String way : List.of("forward_fill", "interpolate")) {
      Split train =
          task(
                  rows,
                  "columns: [x, y]\ntargets: [y]\nmissing: {x: %s}\nwindow: 2\nvalidation: 3\ntest: 3\n"
                      .formatted(way))
              .data(1)
              .train();
      assertThat(feature(train, 0, 0)).containsExactly(7f, 1f); // the mean of 1 to 13
    }
  }

  @Test
  void missingValuesAreAnErrorUnlessTheSpecSaysWhatTheyAre() throws IOException {
    String rows = rows("x,y", 20, i -> i + "," + (i == 3 ? "NA" : i));
    String keys = "columns: [x, y]\nwindow: 2\nvalidation: 3\ntest: 3\n";
    assertThatThrownBy(() -> task(rows, keys).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(":5: column 'y' is 'NA'; expected a number, but a value is missing");
    assertThatThrownBy(() -> task(rows, keys + "missing: {x: mean}\n").data(1))
        .isInstanceOf(UserErrorException.class);
    assertThatThrownBy(() -> task(rows, keys + "missing: {z: mean}\n").data(1))
        .hasMessageContaining("'task.missing.z' is none of the columns: x, y");
    String none = rows("x,y", 20, i -> i + "," + (i < 16 ? "NA" : i));
    assertThatThrownBy(() -> task(none, keys + "missing: mean\n").data(1))
        .hasMessageContaining("column 'y' has no value in the training split");
  }

  /** What a window shows does not change if what comes later does. */
  @ParameterizedTest
  @ValueSource(strings = {"forward_fill", "interpolate", "mean", "indicator"})
  void nothingLooksIntoTheFuture(String way) throws IOException {
    Random random = new Random(3);
    String[] values = new String[60];
    Arrays.setAll(values, i -> random.nextInt(3) == 0 ? "" : String.valueOf(random.nextInt(100)));
    String keys =
        "columns: [x]\nwindow: 5\nvalidation: 10\ntest: 20\ntransforms: [difference]\nmissing: "
            + way;
    TaskData before = task(rows("x", 60, i -> values[i]), keys).data(1);
    for (int changed = 41; changed < 60; changed++) {
      String[] other = values.clone();
      other[changed] = "50";
      TaskData after = task(rows("x", 60, i -> other[i]), keys).data(1);
      INDArray one = sequences(before.test()).features();
      INDArray two = sequences(after.test()).features();
      List<Long> origins = origins(values);
      List<Long> others = origins(other);
      for (int i = 0; i < origins.size() && origins.get(i) <= changed; i++) {
        int same = others.indexOf(origins.get(i));
        assertThat(FileTasks.numbers(two.slice(same)))
            .as("%s, forecast of %d, changed %d", way, origins.get(i), changed)
            .containsExactly(FileTasks.numbers(one.slice(i)));
      }
    }
  }

  /** The rows of the test that have a value to forecast. */
  private static List<Long> origins(String[] values) {
    return IntStream.range(40, 60)
        .filter(i -> !values[i].isEmpty())
        .mapToObj(i -> (long) i)
        .toList();
  }

  private static final String PANEL_KEYS =
      """
      series_id: store
      time: date
      columns: [sales]
      window: 2
      validation: 3
      test: 4
      """;

  /** Three stores; the third begins five days later. */
  private static String panel(boolean byDate) {
    List<String> rows = new ArrayList<>();
    for (int store = 0; store < 3; store++) {
      for (int i = store == 2 ? 5 : 0; i < 20; i++) {
        rows.add(
            "%s,%s,%d,%d,%s"
                .formatted(
                    day(i), "ABC".charAt(store), 100 * store + i, i % 2, "nsn".charAt(store)));
      }
    }
    if (byDate) {
      rows.sort(null);
    }
    return "date,store,sales,promo,region\n" + String.join("\n", rows) + "\n";
  }

  @Test
  void aPanelHasForecastsForEachSeriesAndIsSplitInTime() throws IOException {
    for (boolean byDate : new boolean[] {false, true}) {
      TaskData data = task(panel(byDate), PANEL_KEYS).data(1);
      assertThat(targets(data.test()))
          .containsExactly(16f, 17f, 18f, 19f, 116f, 117f, 118f, 119f, 216f, 217f, 218f, 219f);
      assertThat(targets(data.validation()))
          .containsExactly(13f, 14f, 15f, 113f, 114f, 115f, 213f, 214f, 215f);
      assertThat(sequences(data.train()).count()).isEqualTo(11 + 11 + 6);
      assertThat(feature(data.train(), 22, 0)).containsExactly(205f, 206f);
      assertThat(baseline(data, "persistence")).isEqualTo(1);
    }
  }

  @Test
  void aSplitMayBeginAtADate() throws IOException {
    TaskData data =
        task(
                panel(true),
                PANEL_KEYS
                    .replace("validation: 3", "validation: 2021-01-14")
                    .replace("test: 4", "test: 2021-01-17"))
            .data(1);
    assertThat(targets(data.test()).subList(0, 4)).containsExactly(16f, 17f, 18f, 19f);
    assertThat(targets(data.validation()).subList(0, 3)).containsExactly(13f, 14f, 15f);
  }

  @Test
  void aDateNeedsTimes() throws IOException {
    String keys = "columns: [x]\nwindow: 2\nvalidation: 2\ntest: 2021-01-17\n";
    assertThatThrownBy(() -> task(rows("x", 20, String::valueOf), keys).data(1))
        .hasMessageEndingWith("a split begins at a time, but no column has times; name it: time");
    assertThatThrownBy(() -> task("x\n1\n", keys.replace("2021-01-17", "soon")))
        .hasMessageContaining(
            "'task.test' is 'soon'; expected a number of values, or a time such as 2020-01-31");
  }

  @Test
  void aNetworkSeesWhatIsKnownInAdvanceAndWhatDoesNotVary() throws IOException {
    // given
    Task task =
        task(
            panel(true),
            PANEL_KEYS
                + "horizon: 2\nknown_future: [promo]\nstatic: [region]\ncategories: {region: [s, n]}\n");

    // when
    Split train = task.data(1).train();

    // then: sales, promo one and two steps later (standardised), region as s or n
    assertThat(task.shape().inputSize()).isEqualTo(5);
    assertThat(feature(train, 0, 0)).containsExactly(0f, 1f);
    List<Float> next = feature(train, 0, 1);
    assertThat(next.get(0)).isPositive(); // the promo of day 1
    assertThat(next.get(1)).isNegative();
    assertThat(feature(train, 0, 2).get(0)).isEqualTo(next.get(1));
    assertThat(feature(train, 0, 3)).containsExactly(0f, 0f);
    assertThat(feature(train, 0, 4)).containsExactly(1f, 1f);
    assertThat(feature(train, 11, 3)).containsExactly(1f, 1f); // store B
  }

  @Test
  void aMissingCategoryWithNoneBeforeItIsNone() throws IOException {
    // given: nothing in the first row and in the fourth
    String rows = rows("x,k", 20, i -> i + "," + List.of("", "q", "p", "").get(i % 4));
    String keys = "columns: [x, k]\ncategories: {k: [p, q]}\nmissing: forward_fill\n";

    // when
    Split train = task(rows, keys + "window: 4\nvalidation: 3\ntest: 3\n").data(1).train();

    // then
    assertThat(feature(train, 0, 1)).containsExactly(0f, 0f, 1f, 1f);
    assertThat(feature(train, 0, 2)).containsExactly(0f, 1f, 0f, 0f);
  }

  @Test
  void partsOfTheTimeComeRoundAgain() throws IOException {
    String rows =
        rows("t,x", 40, i -> day(i / 4) + "T" + "%02d:00".formatted(6 * (i % 4)) + "," + i);
    Task task =
        task(
            rows,
            "time: t\ncolumns: [x]\nwindow: 4\nvalidation: 5\ntest: 5\ncalendar: [time_of_day]\n");
    Split train = task.data(1).train();
    assertThat(task.shape().inputSize()).isEqualTo(3);
    assertNear(feature(train, 0, 1), 0, 1, 0, -1);
    assertNear(feature(train, 0, 2), 1, 0, -1, 0);
  }

  private static void assertNear(List<Float> found, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found.get(i)).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void newDataArePredictedForEachSeries() throws IOException {
    // given: a panel whose next promotions are known, but not its sales
    Task task = task(panel(true), PANEL_KEYS + "known_future: [promo]\nmissing: forward_fill\n");
    TaskData data = task.data(1);
    Path next = directory.resolve("next.csv");
    Files.writeString(
        next,
        """
        promo,store,date,sales
        0,A,2022-01-01,5
        1,A,2022-01-02,6
        1,A,2022-01-03,
        0,Z,2022-01-01,7
        0,Z,2022-01-02,8
        """);

    // when
    Predicted predictions =
        Predicted.of(task, next, data.fitted(), windows -> Nd4j.zeros(windows.size(0), 1));

    // then: Z has no promotion that is known
    assertThat(predictions.columns())
        .containsExactly("series", "row", "time", "forecast", "actual");
    assertThat(predictions.rows()).containsExactly(List.of("A", 3L, "2022-01-03", 0.0, ""));
  }

  @Test
  void whatIsFittedIsFittedOnTheTrainingSplitAlone() throws IOException {
    String keys = PANEL_KEYS + "static: [promo]\nmissing: mean\n";
    TaskData one = task(panel(true), keys).data(1);
    String changed =
        panel(true)
            .lines()
            .map(
                line ->
                    line.compareTo("2021-01-14") >= 0 && line.startsWith("2021")
                        ? line.replaceFirst(",(\\d+),\\d,", ",9$1,0,")
                        : line)
            .collect(Collectors.joining("\n"));
    assertThat(task(changed, keys).data(1).fitted()).isEqualTo(one.fitted());
    assertThat(one.fitted()).containsKeys("mean of sales", "shift of promo");
  }

  @Test
  void keysThatDoNotFitAreReported() {
    String keys = "name: series\nfile: s.csv\ncolumns: [a, k]\nwindow: 2\nvalidation: 4\ntest: 4\n";
    FileTasks.assertFaults(
        keys + "known_future: [a]\ncategories: {z: [p, q]}\ncalendar: [day_of_week]",
        "7:15: 'task.known_future' has 'a', which is listed already",
        "8:13: 'task.categories' has 'z', which is none of the columns: a, k",
        "9:11: 'task.calendar' needs times; name their column: time");
    FileTasks.assertFaults(
        keys + "targets: [k]\ncategories: {k: [p, q]}",
        "7:10: 'task.targets' has 'k', which is none of the columns: a");
    FileTasks.assertFaults(
        keys + "numbers: '1250'\ndates: day_first",
        "8:8: 'task.dates' says how times are read, but no column has any: time",
        "7:10: 'task.numbers' is '1250'; expected how the file writes a number, one of"
            + " \"1250.5\", \"1,250.5\", \"1250,5\", \"1.250,5\", \"1 250,5\", \"1 250.5\","
            + " \"1'250.5\"");
    FileTasks.assertFaults(
        keys + "time: a\ntime_zone: Berlin",
        "8:12: 'task.time_zone' is 'Berlin'; expected the name of a zone, such as Europe/Berlin");
  }

  @Test
  void numbersInAFormAreReadAsTheSpecSays() throws IOException {
    String rows = rows("x;y", 20, i -> String.format(Locale.ROOT, "1.%03d,5;%d", i, i));
    TaskData data =
        task(rows, "columns: [x]\nnumbers: '1.250,5'\nwindow: 2\nvalidation: 3\ntest: 3\n").data(1);
    assertThat(feature(data.train(), 0, 0)).containsExactly(1000.5f, 1001.5f);
  }
}
