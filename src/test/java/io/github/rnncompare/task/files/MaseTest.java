package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Scaled errors of series and of sequences, by hand and by another formula. */
class MaseTest {
  /** Eight values to train on, two to validate and two to test. */
  private static final String KEYS =
      "name: series\ncolumns: [v]\nwindow: 2\nvalidation: 2\ntest: 2\nmetric: ";

  @TempDir private Path directory;

  private TaskData data(String content, String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), content, keys).data(1);
  }

  private static String column(double... values) {
    StringBuilder rows = new StringBuilder("v\n");
    for (double value : values) {
      rows.append(value).append('\n');
    }
    return rows.toString();
  }

  private static Metric test(TaskData data) {
    return SpecTasks.metric(SpecTasks.splits(data).get(2));
  }

  private static double baseline(TaskData data, String name) {
    return data.baselines().stream()
        .filter(found -> found.name().equals(name) && found.measure().equals("test_metric"))
        .mapToDouble(Baseline::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void errorsAreDividedByThoseOfTheNaiveForecastInTraining() throws IOException {
    // given: differences in training are 2, 1, 3, 2, 2, 1, 3, their mean is 2
    TaskData data = data(column(1, 3, 2, 5, 3, 5, 4, 7, 9, 9, 10, 14), KEYS + "mase");
    INDArray outputs = Nd4j.createFromArray(new float[][] {{7}, {15}}); // 3 too low, 1 too high

    // then
    assertThat(test(data).name()).isEqualTo("mase");
    assertThat(test(data).better()).isEqualTo(Metric.Better.LOWER);
    assertThat(test(data).of(outputs)).isCloseTo((1.5 + 0.5) / 2, within(1e-9));
    assertThat(baseline(data, "persistence")).isCloseTo((0.5 + 2) / 2, within(1e-9)); // 9, 10
  }

  @Test
  void aSeasonIsTheDistanceInTime() throws IOException {
    // given: differences over 3 steps in training are 4, 0, 3, 2, 4, their mean is 2.6
    TaskData data =
        data(
            column(1, 3, 2, 5, 3, 5, 7, 7, 9, 9, 10, 14),
            KEYS + "mase\nseason: 3\ntransforms: [difference]");

    // then: 7 and 9 are repeated for 10 and 14
    assertThat(baseline(data, "seasonal naive (3)"))
        .isCloseTo((3 / 2.6 + 5 / 2.6) / 2, within(1e-9));
  }

  @Test
  void missingValuesAndTimesHaveNoDifference() throws IOException {
    // given: 2024-01-04 is not there, the 6th has no value; differences are 2, 1, 3, mean 2
    String rows =
        """
        day,v
        2024-01-01,1
        2024-01-02,3
        2024-01-03,2
        2024-01-05,9
        2024-01-06,
        2024-01-07,4
        2024-01-08,7
        2024-01-09,7
        2024-01-10,8
        2024-01-11,9
        """;
    TaskData data =
        data(
            rows,
            "name: series\ncolumns: [v]\ntime: day\nwindow: 1\nvalidation: 1\ntest: 2\n"
                + "missing: {v: forward_fill}\nmetric: mase");

    // then: 7 repeated for 8, 8 for 9; training ends with the first 7
    assertThat(baseline(data, "persistence")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void eachSeriesAndTargetHasAScaleOfItsOwn() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      // given: series of different sizes and lengths
      Random random = new Random(seed);
      int season = 1 + random.nextInt(3);
      double[][][] series = new double[1 + random.nextInt(3)][2][];
      StringBuilder rows = new StringBuilder("id,a,b\n");
      for (int i = 0; i < series.length; i++) {
        int length = 14 + random.nextInt(6);
        double size = Math.exp(3 * random.nextGaussian());
        series[i][0] = random.doubles(length, 0, size).toArray();
        series[i][1] = random.doubles(length, -1, 1).toArray();
        for (int t = 0; t < length; t++) {
          rows.append(
              String.format(Locale.ROOT, "s%d,%s,%s%n", i, series[i][0][t], series[i][1][t]));
        }
      }

      // when
      TaskData data =
          data(
              rows.toString(),
              "name: series\nseries_id: id\ncolumns: [a, b]\nwindow: 2\nvalidation: 3\ntest: 3\n"
                  + "metric: mase\nseason: "
                  + season);

      // then
      double sum = 0;
      for (double[][] columns : series) {
        for (double[] values : columns) {
          int train = values.length - 6;
          double scale =
              IntStream.range(season, train)
                  .mapToDouble(t -> Math.abs(values[t] - values[t - season]))
                  .average()
                  .orElseThrow();
          for (int t = values.length - 3; t < values.length; t++) {
            sum += Math.abs(values[t] - values[t - 1]) / scale;
          }
        }
      }
      assertThat(baseline(data, "persistence"))
          .as("seed %d", seed)
          .isCloseTo(sum / (series.length * 2 * 3), within(1e-6));
    }
  }

  @Test
  void whereNothingDiffersItIsUndefined() {
    assertFault(
        column(5, 5, 5, 5, 5, 5, 5, 5, 1, 2, 3, 4),
        KEYS + "mase",
        "d.csv: column 'v' never differs from its value one step before in the training split, so"
            + " that metric mase, which divides by such differences, is undefined; take mae or smape");
    assertFault(
        column(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4),
        KEYS + "mase\nseason: 2",
        "d.csv: column 'v' never differs from its value 2 steps before in the training split");
    assertFault(
        column(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4),
        KEYS + "mase\nseason: 9",
        "d.csv: column 'v' has no two values 9 steps apart in the training split");
    assertFault(
        "id,v\nx,1\nx,2\nx,3\nx,4\nx,5\ny,4\ny,4\ny,4\ny,1\ny,2\n",
        "name: series\nseries_id: id\ncolumns: [v]\nwindow: 1\nvalidation: 1\ntest: 1\nmetric: mase",
        "d.csv: column 'v' of series 'y' never differs");
  }

  private void assertFault(String content, String keys, String message) {
    assertThatThrownBy(() -> data(content, keys))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(message);
  }

  @Test
  void sequencesHaveItWhereTheNextStepIsPredicted() throws IOException {
    // given: training has 1, 3, 4 and 5, 5, 8; differences are 2, 1, 0, 3, their mean is 1.5
    String rows = "id,v\np,1\np,3\np,4\nq,5\nq,5\nq,8\nr,1\nr,2\nr,3\ns,1\ns,4\ns,7\n";
    String keys =
        "name: sequences\nsequence_id: id\nfeatures: [v]\ntime_steps: 3\ntargets_at: next_step\n"
            + "validation: 0.25\ntest: 0.25\nscale: none\nmetric: mase";
    TaskData data = data(rows, keys);

    // then: 1 and 4 for 4 and 7
    assertThat(test(data).name()).isEqualTo("mase");
    assertThat(baseline(data, "persistence")).isCloseTo(2, within(1e-9));
    assertFault(
        rows.replace("q,5\nq,5\nq,8", "q,5\nq,5\nq,5").replace("p,1\np,3\np,4", "p,2\np,2\np,2"),
        keys,
        "d.csv: column 'v' never differs from its value one step before in the training split");
    assertFault(
        rows,
        keys.replace("targets_at: next_step", "targets: [v]").replace("[v]\ntime", "[w]\ntime"),
        "'task.metric' is mase, which divides by the errors of repeating the last value, and so"
            + " needs targets_at: next_step; expected rmse, mae, mse or smape");
  }

  @Test
  void symmetricPercentagesNeedNoUnit() throws IOException {
    // given
    TaskData data = data(column(1, 3, 2, 5, 3, 5, 4, 7, 9, 9, 10, 0), KEYS + "smape");
    INDArray outputs = Nd4j.createFromArray(new float[][] {{30}, {0}}); // 100 %, and 0 for 0

    // then
    assertThat(test(data).name()).isEqualTo("smape");
    assertThat(test(data).of(outputs)).isCloseTo(50, within(1e-6));
    assertThat(baseline(data, "persistence")).isCloseTo((200 / 19.0 + 200) / 2, within(1e-9));
  }
}
