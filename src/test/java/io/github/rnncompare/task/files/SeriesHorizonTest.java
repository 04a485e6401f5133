package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Several series, and several values that are forecast at once. */
class SeriesHorizonTest {
  private static final double[] A = {1, 2, 4, 3, 5, 8, 6, 9, 12, 10, 14, 20, 18, 25, 24, 30};
  private static final double[] B = {50, 40, 45, 30, 35, 36, 30, 20, 25, 24, 10, 12, 15, 9, 8, 4};

  /** Of sixteen values four are tested and four validated; a window of 2 forecasts 3. */
  private static final String KEYS =
      "name: series\ncolumns: [a, b]\nwindow: 2\nhorizon: 3\nvalidation: 4\ntest: 4\n";

  @TempDir private Path directory;

  private Task task(String keys) throws IOException {
    return FileTasks.of(directory.resolve("s.csv"), file(A, B), KEYS + keys);
  }

  /** With a column between that is not asked for. */
  private static String file(double[] a, double[] b) {
    StringBuilder rows = new StringBuilder("b,note,a\n");
    for (int t = 0; t < a.length; t++) {
      rows.append(b[t] + ",x," + a[t] + "\n");
    }
    return rows.toString();
  }

  private static double metric(TaskData data, int split, INDArray outputs) {
    return SpecTasks.metric(SpecTasks.splits(data).get(split)).of(outputs);
  }

  @Test
  void bothColumnsAreSeenAndForecast() throws IOException {
    // given
    Task task = task("");

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(1));

    // then: training forecasts from time 2 up to 7, validation 8 to 11, the test 12 to 15
    assertThat(task.shape()).isEqualTo(new Shape(2, 2, 6, TargetKind.VALUES, false));
    assertThat(splits.get(0).features().shape()).containsExactly(4, 2, 2);
    assertThat(numbers(splits.get(0).features()))
        .containsExactly(1, 2, 50, 40, 2, 4, 40, 45, 4, 3, 45, 30, 3, 5, 30, 35);
    assertThat(Arrays.copyOf(numbers(splits.get(0).targets()), 6))
        .containsExactly(4, 3, 5, 45, 30, 35);
    assertThat(Arrays.copyOfRange(numbers(splits.get(0).targets()), 18, 24))
        .containsExactly(8, 6, 9, 36, 30, 20);
    assertThat(numbers(splits.get(1).targets()))
        .containsExactly(12, 10, 14, 25, 24, 10, 10, 14, 20, 24, 10, 12);
    assertThat(numbers(splits.get(1).features())).containsExactly(6, 9, 30, 20, 9, 12, 20, 25);
    assertThat(numbers(splits.get(2).targets()))
        .containsExactly(18, 25, 24, 15, 9, 8, 25, 24, 30, 9, 8, 4);
    assertThat(numbers(splits.get(2).features())).containsExactly(14, 20, 10, 12, 20, 18, 12, 15);
  }

  @Test
  void oneOfTheColumnsMayBeForecast() throws IOException {
    // given
    Task task = task("targets: [b]");

    // when
    TaskData data = task.data(1);

    // then
    assertThat(task.shape().outputSize()).isEqualTo(3);
    assertThat(numbers(SpecTasks.sequences(data).get(2).targets()))
        .containsExactly(15, 9, 8, 9, 8, 4);
    assertThat(SpecTasks.metric(data.train()).name()).isEqualTo("rmse_b");
    // errors of 1, 2, 3 and of 0, 0, 6
    INDArray outputs = Nd4j.createFromArray(new float[][] {{16, 7, 11}, {9, 8, 10}});
    assertThat(metric(data, 2, outputs)).isCloseTo(Math.sqrt(50 / 6.0), within(1e-9));
    assertThat(metric(task("targets: [b]\nmetric: mae").data(1), 2, outputs))
        .isCloseTo(2, within(1e-9));
    assertThat(metric(task("targets: [b]\nmetric: mse").data(1), 2, outputs))
        .isCloseTo(50 / 6.0, within(1e-9));
  }

  @Test
  void targetsStandInTheOrderOfTheSpec() throws IOException {
    TaskData data = task("targets: [b, a]").data(1);
    assertThat(Arrays.copyOf(numbers(data.train().sequences().targets()), 6))
        .containsExactly(45, 30, 35, 4, 3, 5);
  }

  @Test
  void errorsOfSeveralSeriesAreDividedByTheirDeviations() throws IOException {
    // given: every forecast of a 2 too high, of b 3 too low
    double a = 2 / deviation(A);
    double b = 3 / deviation(B);

    for (String metric : List.of("rmse", "mae", "mse")) {
      TaskData data = task("transforms: [standardise]\nmetric: " + metric).data(1);
      INDArray outputs = SpecTasks.sequences(data).get(2).targets().dup();
      for (int i = 0; i < 2; i++) {
        for (int k = 0; k < 6; k++) {
          double wrong = k < 3 ? 2 / deviation(A) : -3 / deviation(B);
          outputs.putScalar(i, k, outputs.getDouble(i, k) + wrong);
        }
      }

      // then
      double expected =
          switch (metric) {
            case "rmse" -> Math.sqrt((a * a + b * b) / 2);
            case "mae" -> (a + b) / 2;
            default -> (a * a + b * b) / 2;
          };
      assertThat(SpecTasks.metric(data.train()).name()).isEqualTo(metric + "_in_deviations");
      assertThat(metric(data, 2, outputs)).as(metric).isCloseTo(expected, within(1e-5));
    }
  }

  /** Of the eight values of training. */
  private static double deviation(double[] values) {
    double[] training = Arrays.copyOf(values, 8);
    double mean = Arrays.stream(training).average().orElseThrow();
    return Math.sqrt(Arrays.stream(training).map(x -> (x - mean) * (x - mean)).sum() / 7);
  }

  @Test
  void perfectOutputsHaveNoErrorAfterAnyTransforms() throws IOException {
    for (String transforms :
        List.of(
            "",
            "difference",
            "log_difference",
            "standardise",
            "min_max",
            "difference, standardise",
            "log_difference, min_max",
            "difference, difference",
            "difference, difference, difference",
            "log_difference, difference, standardise",
            "standardise, difference, min_max",
            "min_max, standardise, difference, difference")) {
      // given
      TaskData data = task("transforms: [" + transforms + "]").data(1);

      // then
      for (int split = 0; split < 3; split++) {
        assertThat(metric(data, split, SpecTasks.sequences(data).get(split).targets()))
            .as("%s, split %d", transforms, split)
            .isCloseTo(0, within(1e-5));
      }
    }
  }

  @Test
  void wrongOutputsAreUndoneAlongTheirOwnPath() throws IOException {
    // given: tested forecasts start from a = 20 and from a = 18, with 14 and 20 before
    double first = 20;
    double second = 18;
    double[] actual = {18, 25, 24, 25, 24, 30};

    // then: changes of 1 each add up
    assertForecast(
        "difference",
        1,
        actual,
        new double[] {first + 1, first + 2, first + 3, second + 1, second + 2, second + 3});

    // and: a factor of e each is multiplied
    double e = Math.E;
    assertForecast(
        "log_difference",
        1,
        actual,
        new double[] {
          first * e,
          first * e * e,
          first * e * e * e,
          second * e,
          second * e * e,
          second * e * e * e
        });

    // and: changes of changes of 1 add up twice, from the change of 6 and of -2
    assertForecast(
        "difference, difference",
        1,
        actual,
        new double[] {
          first + 7, first + 7 + 8, first + 7 + 8 + 9, second - 1, second - 1, second - 1 + 1
        });

    // and: a change that is standardised by those of training, 1, 2, -1, 2, 3, -2, 3
    double mean = 8 / 7.0;
    double deviation = Math.sqrt((1 + 4 + 1 + 4 + 9 + 4 + 9 - 64 / 7.0) / 6);
    double change = 0.5 * deviation + mean;
    assertForecast(
        "difference, standardise",
        0.5,
        actual,
        new double[] {
          first + change,
          first + 2 * change,
          first + 3 * change,
          second + change,
          second + 2 * change,
          second + 3 * change
        });

    // and: a change of 0.25 of what is from 0 to 1 between 1 and 9
    assertForecast(
        "min_max, difference",
        0.25,
        actual,
        new double[] {first + 2, first + 4, first + 6, second + 2, second + 4, second + 6});
  }

  private void assertForecast(String transforms, double output, double[] actual, double[] forecast)
      throws IOException {
    double squares = 0;
    double absolutes = 0;
    for (int i = 0; i < actual.length; i++) {
      squares += Math.pow(forecast[i] - actual[i], 2) / actual.length;
      absolutes += Math.abs(forecast[i] - actual[i]) / actual.length;
    }
    String keys = "targets: [a]\ntransforms: [" + transforms + "]\nmetric: ";
    INDArray outputs = Nd4j.valueArrayOf(new long[] {2, 3}, (float) output);
    assertThat(metric(task(keys + "rmse").data(1), 2, outputs))
        .as(transforms)
        .isCloseTo(Math.sqrt(squares), within(1e-5));
    assertThat(metric(task(keys + "mse").data(1), 2, outputs))
        .as(transforms)
        .isCloseTo(squares, within(1e-3));
    assertThat(metric(task(keys + "mae").data(1), 2, outputs))
        .as(transforms)
        .isCloseTo(absolutes, within(1e-5));
  }

  @Test
  void theBaselinesForecastTheWholeHorizonFromWhatWasBefore() throws IOException {
    // given: 18, 25, 24 and 25, 24, 30 are tested
    Map<String, Double> baselines =
        task("targets: [a]\nseason: 2\nmetric: mae\ntransforms: [difference]")
            .data(1)
            .baselines()
            .stream()
            .collect(Collectors.toMap(Baseline::name, Baseline::value));

    // then: the last value is 20, then 18
    assertThat(baselines.get("persistence"))
        .isCloseTo((2 + 5 + 4 + 7 + 6 + 12) / 6.0, within(1e-12));
    // and the season 14, 20, 14, then 20, 18, 20
    assertThat(baselines.get("seasonal naive (2)"))
        .isCloseTo((4 + 5 + 10 + 5 + 6 + 10) / 6.0, within(1e-12));
    assertThat(task("").data(1).baselines())
        .extracting(Baseline::name, Baseline::measure)
        .containsExactly(tuple("persistence", "test_metric"));
  }

  @Test
  void theBaselineOfSeveralSeriesIsInDeviations() throws IOException {
    // given: persistence errs by 2, 5, 4, 7, 6, 12 and 3, 3, 4, 6, 7, 11
    double a = (2 + 5 + 4 + 7 + 6 + 12) / 6.0 / deviation(A);
    double b = (3 + 3 + 4 + 6 + 7 + 11) / 6.0 / deviation(B);
    assertThat(task("metric: mae").data(1).baselines().get(0).value())
        .isCloseTo((a + b) / 2, within(1e-12));
  }

  @Test
  void forecastsOfNewDataAreARowForEachTargetAndStepAhead() throws IOException {
    // given: changes of 1 of b and 2 of a are forecast each time
    Task task = task("targets: [b, a]\ntransforms: [difference]");
    Path next =
        Files.writeString(
            directory.resolve("n.csv"),
            file(new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40}));

    // when: a window of two changes needs three values before it
    Predicted predictions =
        Predicted.of(
            task,
            next,
            Map.of(),
            windows ->
                Nd4j.vstack(
                    Nd4j.createFromArray(new float[][] {{1, 1, 1, 2, 2, 2}}),
                    Nd4j.createFromArray(new float[][] {{1, 1, 1, 2, 2, 2}})));

    // then
    assertThat(predictions.columns())
        .containsExactly("row", "target", "steps_ahead", "forecast", "actual");
    assertThat(predictions.rows())
        .containsExactly(
            List.of(4L, "b", 1, 31.0, 40.0),
            List.of(5L, "b", 2, 32.0, ""),
            List.of(6L, "b", 3, 33.0, ""),
            List.of(4L, "a", 1, 5.0, 4.0),
            List.of(5L, "a", 2, 7.0, ""),
            List.of(6L, "a", 3, 9.0, ""),
            List.of(5L, "b", 1, 41.0, ""),
            List.of(6L, "b", 2, 42.0, ""),
            List.of(7L, "b", 3, 43.0, ""),
            List.of(5L, "a", 1, 6.0, ""),
            List.of(6L, "a", 2, 8.0, ""),
            List.of(7L, "a", 3, 10.0, ""));
  }

  @Test
  void whatIsFittedOnALongSeriesIsThatOfAllItsValues() throws IOException {
    // given: more values than are read at once, whose changes are 1, −2, 4 over and over
    double[] long1 = new double[20_000];
    double[] changes = {1, -2, 4};
    for (int t = 1; t < long1.length; t++) {
      long1[t] = long1[t - 1] + changes[(t - 1) % 3];
    }

    // when: 18,001 values train, and so 18,000 changes
    Map<String, Double> fitted =
        FileTasks.of(
                directory.resolve("long.csv"),
                file(long1, long1),
                KEYS.replace("validation: 4", "validation: 1995")
                    + "transforms: [difference, standardise]")
            .data(1)
            .fitted();

    // then
    assertThat(fitted.get("shift of a, transforms.2")).isCloseTo(1, within(1e-9));
    assertThat(fitted.get("factor of b, transforms.2"))
        .isCloseTo(Math.sqrt((0 + 9 + 9) * 6000 / 17_999.0), within(1e-9));
  }
}
