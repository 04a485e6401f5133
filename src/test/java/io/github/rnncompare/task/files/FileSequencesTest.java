package io.github.rnncompare.task.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FileSequencesTest {
  private static final String HEADER =
      "@timeStamps false\n@missing false\n@classLabel true a b c\n@data\n";

  /** Three of a, two of b; the last of each is for validation. */
  private static final String TRAINING = "1,3:0,0:a\n5:2:a\n-7,-8:9,9:b\n20:20:a\n30:30:b\n";

  private static final String TEST = "1,1,1:2,2,2:b\n4:4:a\n5:5:b\n";

  @TempDir private Path directory;

  private DataFile file(String name, String lines) throws IOException {
    Path path = Files.writeString(directory.resolve(name), HEADER + lines);
    return new DataFile(path.toString(), Optional.empty(), Optional.empty());
  }

  private FileSequences task(String training, String test, String keys) throws IOException {
    String spec =
        """
        task:
          name: sequences
          file: '%s'
          test:
            file: '%s'
        %s"""
            .formatted(
                file("train.ts", training).name(), file("test.ts", test).name(), keys.indent(2));
    return (FileSequences) SpecFile.readText(spec, "s.yaml", Tasks::read).value().orElseThrow();
  }

  private static String keys(int inputSize, int timeSteps, String classes) {
    return "input_size: %d\ntime_steps: %d\nclasses: %s\n".formatted(inputSize, timeSteps, classes);
  }

  private TaskData data() throws IOException {
    return task(TRAINING, TEST, keys(2, 3, "[a, b]") + "scale: none").data(1);
  }

  @Test
  void theLastOfEachLabelAreForValidation() throws IOException {
    // when
    TaskData data = data();

    // then: features [sequences, input_size, time_steps], padded behind
    Sequences train = data.train().sequences();
    assertThat(train.features().shape()).containsExactly(3, 2, 3);
    assertThat(train.features().slice(0).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 3, 0}, {0, 0, 0}});
    assertThat(train.features().slice(2).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{-7, -8, 0}, {9, 9, 0}});
    assertThat(train.mask())
        .satisfies(
            mask ->
                assertThat(mask.toFloatMatrix())
                    .isDeepEqualTo(new float[][] {{1, 1, 0}, {1, 0, 0}, {1, 1, 0}}));
    assertThat(train.targets().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 0}, {1, 0}, {0, 1}});
    Split validation = requireNonNull(data.validation());
    assertThat(validation.sequences().features().getDouble(0, 0, 0)).isEqualTo(20);
    assertThat(validation.sequences().features().getDouble(1, 1, 0)).isEqualTo(30);
    Split test = requireNonNull(data.test());
    assertThat(test.sequences().count()).isEqualTo(3);
    assertThat(data.files()).hasSize(2);
  }

  @Test
  void baselinesAreTheFrequenciesOfTheTrainingPart() throws IOException {
    // two a and one b in training; a once and b twice in the test
    double a = -Math.log(2 / 3.0);
    double b = -Math.log(1 / 3.0);
    assertThat(data().baselines())
        .extracting(Baseline::measure)
        .containsExactly("final_train_loss", "best_validation_loss", "test_loss", "test_metric");
    assertThat(data().baselines().stream().mapToDouble(Baseline::value).toArray())
        .containsExactly(
            new double[] {(2 * a + b) / 3, (a + b) / 2, (a + 2 * b) / 3, 1 / 3.0}, offset(1e-12));
  }

  @Test
  void theMetricIsAnAccuracy() throws IOException {
    Metric metric = requireNonNull(requireNonNull(data().test()).metric());
    INDArray alwaysB = Nd4j.createFromArray(new float[][] {{0, 1}, {0, 1}, {0, 1}});
    assertThat(metric.name()).isEqualTo("accuracy");
    assertThat(metric.better()).isEqualTo(Metric.Better.HIGHER);
    assertThat(metric.of(alwaysB)).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void featuresAreStandardisedByTheTrainingPartAlone() throws IOException {
    // given: 1, 3, 5, -7, -8 of the first feature
    TaskData data = task(TRAINING, TEST, keys(2, 3, "[a, b]")).data(1);
    double mean = -6 / 5.0;
    double deviation = Math.sqrt((2.2 * 2.2 + 4.2 * 4.2 + 6.2 * 6.2 + 5.8 * 5.8 + 6.8 * 6.8) / 4);

    // then padding stays 0
    INDArray features = data.train().sequences().features();
    assertThat(features.getDouble(0, 0, 1)).isCloseTo((3 - mean) / deviation, within(1e-6));
    assertThat(features.getDouble(0, 0, 2)).isZero();
    assertThat(data.fitted())
        .containsEntry("shift of x1", mean)
        .hasEntrySatisfying("factor of x1", d -> assertThat(d).isCloseTo(deviation, within(1e-12)));
  }

  @Test
  void newSequencesAreStandardisedAsThoseOfTraining() throws IOException {
    // given
    FileSequences task = task(TRAINING, TEST, keys(1, 3, "[a, b]"));
    Path sequences =
        Files.writeString(directory.resolve("new.csv"), "sequence,step,x1\ns,1,10\ns,2,16\n");

    // when: a network whose outputs are the first step and the last
    Predicted predictions =
        Predicted.of(
            task,
            sequences,
            Map.of("shift of x1", 10.0, "factor of x1", 3.0),
            features ->
                Nd4j.createFromArray(
                    new float[][] {{features.getFloat(0, 0, 0), features.getFloat(0, 0, 1)}}));

    // then
    assertThat(predictions.rows().get(0)).contains(0f, 2f);
  }

  @Test
  void everySeedHasTheSameSplit() throws IOException {
    FileSequences task = task(TRAINING, TEST, keys(2, 3, "[a, b]"));
    assertThat(task.data(2).train().sequences().features())
        .isEqualTo(task.data(1).train().sequences().features());
  }

  @Test
  void whatDoesNotFitIsReportedWithItsPlace() {
    assertMistake(
        TRAINING,
        TEST,
        keys(3, 3, "[a, b]"),
        "train.ts:5: has 2 dimensions and a label, but input_size is 3");
    assertMistake(
        TRAINING,
        TEST,
        keys(2, 2, "[a, b]"),
        "test.ts: sequence '5' has 3 steps, but time_steps is 2; set it to the longest");
    assertMistake(
        TRAINING, TEST, keys(2, 3, "[a, b, c]"), "class 'c' does not occur in the training");
    assertMistake(
        TRAINING,
        "1:2:c\n",
        keys(2, 3, "[a, b]"),
        "test.ts:5: label 'c'; expected one of the classes a, b");
    assertMistake(
        "1:2:a\n1:2:b\n",
        TEST,
        keys(2, 3, "[a, b]"),
        "train.ts: 2 sequences are too few for a validation split of 0.2");
  }

  private void assertMistake(String training, String test, String keys, String message) {
    assertThatThrownBy(() -> task(training, test, keys).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(message);
  }
}
