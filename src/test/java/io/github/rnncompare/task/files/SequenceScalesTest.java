package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** What features and targets of sequences are scaled with, and how that is undone. */
class SequenceScalesTest {
  /** p, q and r train; their last steps have the targets 10, 20 and 60. c does not vary. */
  private static final String FILE =
      """
      id,a,c,y,w
      p,1,4,10,1
      p,3,4,10,2
      q,5,4,20,3
      r,7,4,60,4
      r,9,4,60,5
      r,11,4,60,9
      s,1000,4,-500,700
      t,-1000,5,900,-800
      """;

  private static final String KEYS =
      """
      name: sequences
      sequence_id: id
      features: [a, c]
      targets: [y]
      time_steps: 3
      """;

  /** The mean of 1, 3, 5, 7, 9, 11 and their deviation, the root of 70 / 5. */
  private static final double MEAN = 6;

  private static final double DEVIATION = Math.sqrt(14);

  @TempDir private Path directory;

  private Task task(String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), FILE, KEYS + keys);
  }

  private static float[] targets(TaskData data, int split) {
    return numbers(SpecTasks.sequences(data).get(split).targets());
  }

  @Test
  void standardiseIsUsual() throws IOException {
    // when
    TaskData data = task("").data(1);

    // then: a target counts once a sequence, not once a step
    double deviation = Math.sqrt((400 + 100 + 900) / 2.0);
    assertThat(targets(data, 0))
        .containsExactly(
            new float[] {
              (float) (-20 / deviation), (float) (-10 / deviation), (float) (30 / deviation)
            },
            within(1e-6f));
    assertThat(targets(data, 2)[0]).isCloseTo((float) (870 / deviation), within(1e-5f));
    float[] test = numbers(SpecTasks.sequences(data).get(2).features());
    assertThat(test[0]).isCloseTo((float) ((-1000 - MEAN) / DEVIATION), within(1e-4f));
    assertThat(test[3]).isEqualTo(1); // 5 − 4, divided by 1
    assertThat(data.fitted())
        .containsOnlyKeys(
            "shift of a", "factor of a", "shift of c", "factor of c", "shift of y", "factor of y")
        .containsEntry("shift of a", MEAN)
        .containsEntry("shift of c", 4.0)
        .containsEntry("factor of c", 1.0)
        .containsEntry("shift of y", 30.0);
  }

  @Test
  void theTargetsOfStepsAreScaledByAllSteps() throws IOException {
    // when
    Map<String, Double> fitted = task("targets_at: every_step").data(1).fitted();
    Map<String, Double> ofSteps =
        FileTasks.of(
                directory.resolve("d.csv"),
                FILE,
                KEYS.replace("[y]", "[w]") + "targets_at: every_step\nscale: min_max")
            .data(1)
            .fitted();

    // then
    assertThat(fitted.get("shift of y")).isCloseTo((2 * 10 + 20 + 3 * 60) / 6.0, within(1e-12));
    assertThat(ofSteps).containsEntry("shift of w", 1.0).containsEntry("factor of w", 8.0);
  }

  @Test
  void minMax() throws IOException {
    // when
    TaskData data = task("scale: min_max").data(1);

    // then: training is from 0 to 1, the others may pass that
    assertThat(numbers(data.train().sequences().features()))
        .containsExactly(
            new float[] {0, 0.2f, 0, 0, 0, 0, 0.4f, 0, 0, 0, 0, 0, 0.6f, 0.8f, 1, 0, 0, 0},
            within(1e-6f));
    assertThat(targets(data, 0)).containsExactly(new float[] {0, 0.2f, 1}, within(1e-6f));
    assertThat(targets(data, 1)[0]).isCloseTo(-510 / 50f, within(1e-5f));
  }

  @Test
  void none() throws IOException {
    TaskData data = task("scale: none").data(1);
    assertThat(targets(data, 0)).containsExactly(10, 20, 60);
    assertThat(data.fitted()).containsEntry("shift of y", 0.0).containsEntry("factor of y", 1.0);
  }

  @Test
  void newSequencesAreScaledAndPredictionsAreBroughtBack() throws IOException {
    // given: what the network sees first, and 0.5, are what it predicts
    Path next = Files.writeString(directory.resolve("n.csv"), "id,a,c\nx,6,9\ny,7,4\n");
    for (String scale : List.of("standardise", "min_max", "none")) {
      Task task = task("scale: " + scale);
      Map<String, Double> fitted = task.data(1).fitted();
      float[] seen = new float[4];

      // when
      Predicted predictions =
          Predicted.of(
              task,
              next,
              fitted,
              features -> {
                System.arraycopy(numbers(features), 0, seen, 0, 4);
                return Nd4j.createFromArray(new float[][] {{0}, {0.5f}});
              });

      // then: features of x, then of y
      List<Double> a =
          switch (scale) {
            case "standardise" -> List.of(0.0, 5.0, 1 / DEVIATION, 0.0);
            case "min_max" -> List.of(0.5, 5.0, 0.6, 0.0);
            default -> List.of(6.0, 9.0, 7.0, 4.0);
          };
      List<Double> y =
          switch (scale) {
            case "standardise" -> List.of(30.0, 30 + 0.5 * Math.sqrt(700));
            case "min_max" -> List.of(10.0, 35.0);
            default -> List.of(0.0, 0.5);
          };
      for (int i = 0; i < 4; i++) {
        assertThat((double) seen[i]).as(scale).isCloseTo(a.get(i), within(1e-6));
      }
      for (int i = 0; i < 2; i++) {
        assertThat(((Number) predictions.rows().get(i).get(1)).doubleValue())
            .as(scale)
            .isCloseTo(y.get(i), within(1e-9));
      }
    }
  }
}
