package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Metrics and baselines of sequences from files, by hand. */
class SequenceScoresTest {
  @TempDir private Path directory;

  private TaskData data(String content, String keys) throws IOException {
    return FileTasks.of(
            directory.resolve("d.csv"), content, "name: sequences\nsequence_id: id\n" + keys)
        .data(1);
  }

  private static double metric(TaskData data, int split, INDArray outputs) {
    return SpecTasks.metric(SpecTasks.splits(data).get(split)).of(outputs);
  }

  private static Map<String, Double> baselines(TaskData data) {
    return data.baselines().stream()
        .collect(
            Collectors.toMap(
                baseline -> baseline.name() + ", " + baseline.measure(), Baseline::value));
  }

  /** Two tested sequences of five; the targets of training are 2, 4. */
  private static final String ONE_TARGET =
      "id,a,Flow (m³/s)\np,1,2\nq,2,4\nr,3,5\ns,4,6\ns,5,6\nt,6,10\n";

  @Test
  void errorsOfOneTargetAreInTheUnitOfTheFile() throws IOException {
    // given: factor 2 and shift 2, so that the outputs 1, 3 predict 4, 8 for 6, 10
    String keys =
        "features: [a]\ntargets: ['Flow (m³/s)']\ntime_steps: 2\ntest: 0.4\nscale: min_max\n";
    INDArray outputs = Nd4j.createFromArray(new float[][] {{1}, {2}});

    for (String metric : new String[] {"rmse", "mae", "mse"}) {
      // when: 4 and 6 are predicted for 6 and 10
      TaskData data = data(ONE_TARGET, keys + "metric: " + metric);

      // then
      double expected =
          switch (metric) {
            case "rmse" -> Math.sqrt(10);
            case "mae" -> 3;
            default -> 10;
          };
      assertThat(metric(data, 2, outputs)).as(metric).isCloseTo(expected, within(1e-6));
      assertThat(SpecTasks.metric(data.train()).name()).isEqualTo(metric + "_flow_m³_s");
      assertThat(SpecTasks.metric(data.train()).better()).isEqualTo(Metric.Better.LOWER);
      for (int split = 0; split < 3; split++) {
        INDArray right = SpecTasks.sequences(data).get(split).targets();
        assertThat(metric(data, split, right)).as(metric).isCloseTo(0, within(1e-6));
      }
    }
  }

  @Test
  void theBaselineOfNumbersIsTheMeanOfTraining() throws IOException {
    // given: the mean is 3; scaled by 2 the errors are 1 and 2 for 5, 6, 10 half of 2, 3, 7
    Map<String, Double> baselines =
        baselines(
            data(
                ONE_TARGET,
                "features: [a]\ntargets: ['Flow (m³/s)']\ntime_steps: 2\ntest: 0.4\nscale: min_max"));

    // then
    assertThat(baselines).hasSize(4);
    assertThat(baselines.get("mean of training, final_train_loss")).isCloseTo(0.25, within(1e-12));
    assertThat(baselines.get("mean of training, best_validation_loss")).isCloseTo(1, within(1e-12));
    assertThat(baselines.get("mean of training, test_loss"))
        .isCloseTo((1.5 * 1.5 + 3.5 * 3.5) / 2, within(1e-12));
    assertThat(baselines.get("mean of training, test_metric"))
        .isCloseTo(Math.sqrt((9 + 49) / 2.0), within(1e-12));
  }

  @Test
  void errorsOfSeveralTargetsAreDividedByTheirDeviations() throws IOException {
    // given: deviations of training are √2 and √200
    String content = "id,a,y,z\np,1,1,10\nq,2,3,30\nr,3,5,50\ns,4,6,80\n";
    String keys = "features: [a]\ntargets: [z, y]\ntime_steps: 1\nscale: none\n";
    INDArray outputs = Nd4j.createFromArray(new float[][] {{60, 9}}); // 20 and 3 too far

    // then
    double z = 20 / Math.sqrt(200);
    double y = 3 / Math.sqrt(2);
    TaskData rmse = data(content, keys);
    assertThat(SpecTasks.metric(rmse.train()).name()).isEqualTo("rmse_in_deviations");
    assertThat(metric(rmse, 2, outputs)).isCloseTo(Math.sqrt((z * z + y * y) / 2), within(1e-9));
    assertThat(metric(data(content, keys + "metric: mae"), 2, outputs))
        .isCloseTo((z + y) / 2, within(1e-9));
    assertThat(metric(data(content, keys + "metric: mse"), 2, outputs))
        .isCloseTo((z * z + y * y) / 2, within(1e-9));
    assertThat(baselines(rmse).get("mean of training, test_metric"))
        .isCloseTo(Math.sqrt((60 * 60 / 200.0 + 4 * 4 / 2.0) / 2), within(1e-9));
    assertThat(baselines(rmse).get("mean of training, test_loss"))
        .isCloseTo((60 * 60 + 4 * 4) / 2.0, within(1e-9));
  }

  @Test
  void paddingCountsInNoMetric() throws IOException {
    // given: two steps of three are real in the test
    String content = "id,a,y\np,1,1\np,2,2\np,3,3\nq,4,4\nr,5,5\nr,6,7\n";
    TaskData data =
        data(
            content,
            "features: [a]\ntargets: [y]\ntime_steps: 3\ntargets_at: every_step\nscale: none");
    INDArray outputs = Nd4j.createFromArray(new float[][][] {{{4, 4, 1000}}});

    // then: errors of 1 and 3; the baseline's of 3 and 5
    assertThat(metric(data, 2, outputs)).isCloseTo(Math.sqrt(5), within(1e-9));
    assertThat(baselines(data).get("mean of training, test_metric"))
        .isCloseTo(Math.sqrt((9 + 25) / 2.0), within(1e-9));
  }

  @Test
  void theBaselinesOfANextStepAreTheMeanAndTheStepBefore() throws IOException {
    // given: a of training is 1, 3, 8 with the mean 4
    String content = "id,a,b\np,1,0\np,3,5\np,8,1\nq,4,0\nq,5,9\nr,10,0\nr,12,1\nr,11,2\n";
    TaskData data =
        data(
            content,
            "features: [b, a]\ntargets: [a]\ntargets_at: next_step\ntime_steps: 3\nscale: none");
    Map<String, Double> baselines = baselines(data);

    // then: of r 12 and 11 are predicted, from 10 and 12
    assertThat(SpecTasks.metric(data.train()).name()).isEqualTo("rmse_a");
    assertThat(baselines.get("persistence, test_metric"))
        .isCloseTo(Math.sqrt((4 + 1) / 2.0), within(1e-12));
    assertThat(baselines.get("persistence, test_loss")).isCloseTo(2.5, within(1e-12));
    assertThat(baselines.get("persistence, final_train_loss"))
        .isCloseTo((4 + 25) / 2.0, within(1e-12));
    assertThat(baselines.get("persistence, best_validation_loss")).isCloseTo(1, within(1e-12));
    assertThat(baselines.get("mean of training, test_metric"))
        .isCloseTo(Math.sqrt((64 + 49) / 2.0), within(1e-12));
    assertThat(metric(data, 2, Nd4j.createFromArray(new float[][][] {{{12, 14}}})))
        .isCloseTo(Math.sqrt(4.5), within(1e-9));
  }

  @Test
  void classesOfStepsHaveTheirFrequencies() throws IOException {
    // given: x, y, y, y in training; x, y in the test, padded to three steps
    String content = "id,a,k\np,1,x\np,2,y\np,3,y\nq,4,y\nr,5,x\ns,6,x\ns,7,y\n";
    TaskData data =
        data(
            content,
            "features: [a]\ntargets: [k]\nclasses: [x, y]\ntargets_at: every_step\ntime_steps: 3\nmetric: macro_f1");
    Map<String, Double> baselines = baselines(data);
    double x = -Math.log(0.25);
    double y = -Math.log(0.75);

    // then
    assertThat(baselines.get("frequencies of classes, final_train_loss"))
        .isCloseTo((x + 3 * y) / 4, within(1e-12));
    assertThat(baselines.get("frequencies of classes, best_validation_loss"))
        .isCloseTo(x, within(1e-12));
    assertThat(baselines.get("frequencies of classes, test_loss"))
        .isCloseTo((x + y) / 2, within(1e-12));
    // always y: F1 of x is 0, that of y 2·1 / (2 + 1)
    assertThat(baselines.get("most frequent class, test_metric")).isCloseTo(1 / 3.0, within(1e-12));
    INDArray xs = Nd4j.createFromArray(new float[][][] {{{0.9f, 0.6f, 0}, {0.1f, 0.4f, 1}}});
    assertThat(metric(data, 2, xs)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(SpecTasks.metric(data.train()).name()).isEqualTo("macro_f1");
  }
}
