package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.assertFaults;
import static io.github.rnncompare.task.files.FileTasks.numbers;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NextCharacterTest {
  private static final String ALPHABET = "ab😀\n";

  /** Ten characters of training, five of validation and five of the test. */
  private static final String TEXT = "aab😀\nabaab" + "ab\r\nab" + "b😀aab";

  private static final String KEYS =
      "name: text\nalphabet: \"ab😀\\n\"\ntime_steps: 3\nvalidation: 0.25\ntest: 0.25\n";

  @TempDir private Path directory;

  private Task task(String text, String keys) throws IOException {
    return FileTasks.of(directory.resolve("t.txt"), text, keys);
  }

  /** What sequences of one-hot columns say. */
  private static List<String> texts(INDArray oneHot) {
    int[] characters = ALPHABET.codePoints().toArray();
    List<String> texts = new ArrayList<>();
    int steps = (int) oneHot.size(2);
    OutputBatch classes = OutputBatch.of(oneHot);
    for (int i = 0; i < oneHot.size(0); i++) {
      StringBuilder text = new StringBuilder();
      for (int t = 0; t < steps; t++) {
        text.appendCodePoint(characters[classes.predicted(i, t)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void eachPartIsCutIntoPiecesWhoseTargetsAreTheNextCharacters() throws IOException {
    // given
    Task task = task(TEXT, KEYS);

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(1));

    // then: what is left behind the last whole piece is not used, nor does a split overlap another
    assertThat(task.shape()).isEqualTo(new Shape(4, 3, 4, TargetKind.CLASSES, true));
    assertThat(texts(splits.get(0).features())).containsExactly("aab", "😀\na", "baa");
    assertThat(texts(splits.get(0).targets())).containsExactly("ab😀", "\nab", "aab");
    assertThat(texts(splits.get(1).features())).containsExactly("ab\n");
    assertThat(texts(splits.get(1).targets())).containsExactly("b\na");
    assertThat(texts(splits.get(2).features())).containsExactly("b😀a");
    assertThat(texts(splits.get(2).targets())).containsExactly("😀aa");
    for (Sequences split : splits) {
      assertThat(split.mask()).isNull();
      assertThat(split.features().sumNumber().intValue()).isEqualTo(3 * split.count());
      assertThat(split.targets().sumNumber().intValue()).isEqualTo(3 * split.count());
    }
  }

  @Test
  void aPartHasAPieceMoreWithItsLastTarget() throws IOException {
    // given: the training split has 9 or 10 characters, two or three pieces of 3 and the one behind
    assertThat(task("a".repeat(18), KEYS).data(1).train().set().count()).isEqualTo(2);
    assertThat(task("a".repeat(20), KEYS).data(1).train().set().count()).isEqualTo(3);
  }

  @Test
  void theBaselineIsTheEntropyOfTheCharactersThatWereTaught() throws IOException {
    // given: of nine targets of training a and b are four and three, 😀 and \n one each
    TaskData data = task(TEXT, KEYS).data(1);
    double a = -Math.log(4 / 9.0);
    double b = -Math.log(3 / 9.0);
    double rare = -Math.log(1 / 9.0);

    // then
    assertThat(data.baselines())
        .extracting(Baseline::measure)
        .containsExactly("final_train_loss", "best_validation_loss", "test_loss", "test_metric");
    assertThat(data.baselines().stream().mapToDouble(Baseline::value).toArray())
        .containsExactly(
            new double[] {
              (4 * a + 3 * b + 2 * rare) / 9,
              (a + b + rare) / 3,
              (2 * a + rare) / 3,
              (2 * a + rare) / 3 / Math.log(2)
            },
            within(1e-12));
    assertThat(task(TEXT, KEYS + "metric: accuracy").data(1).baselines().get(3).value())
        .isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void theMetricIsInBitsOrAShare() throws IOException {
    // given: chances of 1/2, 1/4 and 1/8 for 😀, a, a
    INDArray outputs = Nd4j.zeros(1, 4, 3);
    outputs.putScalar(new int[] {0, 2, 0}, 0.5);
    outputs.putScalar(new int[] {0, 1, 0}, 0.5);
    outputs.putScalar(new int[] {0, 0, 1}, 0.25);
    outputs.putScalar(new int[] {0, 1, 1}, 0.75);
    outputs.putScalar(new int[] {0, 0, 2}, 0.125);
    outputs.putScalar(new int[] {0, 3, 2}, 0.875);

    // then
    Metric bits = metric(KEYS);
    assertThat(bits.name()).isEqualTo("bits_per_character");
    assertThat(bits.of(outputs)).isCloseTo((1 + 2 + 3) / 3.0, within(1e-12));
    Metric accuracy = metric(KEYS + "metric: accuracy");
    assertThat(accuracy.of(outputs)).isZero(); // the lower of two that are equal is predicted
    assertThat(accuracy.of(SpecTasks.sequences(task(TEXT, KEYS).data(1)).get(2).targets()))
        .isEqualTo(1);
  }

  private Metric metric(String keys) throws IOException {
    return SpecTasks.metric(SpecTasks.splits(task(TEXT, keys).data(1)).get(2));
  }

  @Test
  void predictionsAreTheLikeliestNextOfEachCharacter() throws IOException {
    // given: five characters, of which the last two are the rest of a second piece
    Task task = task(TEXT, KEYS);
    Path next = Files.writeString(directory.resolve("n.txt"), "b😀\r\nab");
    List<Long> steps = new ArrayList<>();

    // when: each character is predicted to follow itself
    Predicted predictions =
        Predicted.of(
            task,
            next,
            Map.of(),
            features -> {
              steps.add(features.size(2));
              return features.mul(0.5);
            });

    // then
    assertThat(steps).containsExactlyInAnyOrder(3L, 2L);
    assertThat(predictions.columns()).containsExactly("position", "character", "next", "chance");
    assertThat(predictions.rows())
        .containsExactly(
            List.of(1L, "b", "b", 0.5f),
            List.of(2L, "😀", "😀", 0.5f),
            List.of(3L, "\n", "\n", 0.5f),
            List.of(4L, "a", "a", 0.5f),
            List.of(5L, "b", "b", 0.5f));
  }

  @Test
  void theTextOfTheTrainingIsRecognised() throws IOException {
    // given: pieces of three with a character after them, so that the rest of a split is not read
    Task task = task(TEXT, KEYS);
    TaskData data = task.data(1);
    Path same = directory.resolve("t.txt");
    Path other = Files.writeString(directory.resolve("n.txt"), TEXT + "a");

    // then
    assertThat(Predicted.of(task, same, data, features -> features).column("split"))
        .containsExactly(
            Stream.of(
                    nCopies(9, "train"),
                    nCopies(1, "new"),
                    nCopies(3, "validation"),
                    nCopies(2, "new"),
                    nCopies(3, "test"),
                    nCopies(2, "new"))
                .flatMap(List::stream)
                .toArray());
    assertThat(Predicted.of(task, other, data, features -> features).column("split"))
        .containsOnly("new");
  }

  @Test
  void aChanceThatIsNoNumberIsAMistakeWithItsPlace() throws IOException {
    // given
    Path next = Files.writeString(directory.resolve("n.txt"), "b😀\r\nab");

    // then
    assertThatThrownBy(
            () ->
                Predicted.of(
                    task(TEXT, KEYS),
                    next,
                    Map.of(),
                    features -> features.size(2) == 3 ? features : notANumber(features)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(next + ": character 4: the prediction is NaN");
  }

  /** Of the same shape; ND4J's product with NaN is not always one. */
  private static INDArray notANumber(INDArray features) {
    float[] values = new float[Math.toIntExact(features.length())];
    Arrays.fill(values, Float.NaN);
    return Nd4j.createFromArray(values).reshape(features.shape());
  }

  @Test
  void whatDoesNotFitIsAMistake() {
    assertMistake("aab\nxb", "t.txt:2:1: character 'x' (U+0078) is not in the alphabet");
    assertMistake(
        "abababababa",
        "t.txt: the validation split has 2 characters; with time_steps 3 it needs 4. Use a longer");
    assertMistake("ab", "t.txt: the training split has 1 characters");
  }

  private void assertMistake(String text, String message) {
    assertThatThrownBy(() -> task(text, KEYS).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(message);
  }

  @Test
  void faultsAreLocated() {
    assertFaults(
        "name: text",
        "1:7: 'task.alphabet' is missing; expected a text",
        "1:7: 'task.file' is missing; expected a text",
        "1:7: 'task.time_steps' is missing; expected a whole number from 1 to 1000000000");
    String keys = "name: text\nfile: t.txt\ntime_steps: 3\n";
    assertFaults(keys + "alphabet: aba", "4:11: 'task.alphabet' has a character twice");
    assertFaults(
        keys + "alphabet: 😀", "4:11: 'task.alphabet' has one character; expected at least two");
    assertFaults(
        keys + "alphabet: ab\nvalidation: 0.5\ntest: 0.5",
        "5:13: 'task.validation' and test are the whole text; leave some to train on");
    assertFaults(
        keys + "alphabet: ab\nmetric: rmse",
        "5:9: 'task.metric' is 'rmse'; expected one of accuracy, macro_f1, balanced_accuracy, bits_per_character");
  }

  @Test
  void oneHotColumnsAreNothingElse() throws IOException {
    assertThat(numbers(task(TEXT, KEYS).data(1).train().sequences().features().slice(0)))
        .containsExactly(1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  }
}
