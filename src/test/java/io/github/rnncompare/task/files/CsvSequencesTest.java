package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.numbers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sequences of one CSV file, in each way that targets may stand in it. */
class CsvSequencesTest {
  /** Five sequences of one to three steps; y and z are one for all steps, w differs. */
  private static final String FILE =
      """
      id,a,b,y,z,w,label
      p,1,10,7,70,0,no
      p,2,20,7,70,1,yes
      q,3,30,8,80,2,no
      r,4,40,9,90,3,yes
      r,5,50,9,90,4,yes
      r,6,60,9,90,5,no
      s,7,70,5,50,6,yes
      s,8,80,5,50,7,no
      t,9,90,3,30,8,no
      t,10,100,3,30,9,yes
      """;

  private static final String KEYS =
      """
      name: sequences
      sequence_id: id
      features: [a, b]
      time_steps: 3
      scale: none
      """;

  @TempDir private Path directory;

  private Task task(String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), FILE, KEYS + keys);
  }

  private List<Sequences> parts(String keys) throws IOException {
    return SpecTasks.sequences(task(keys).data(1));
  }

  private static float[] mask(Sequences sequences) {
    return numbers(requireNonNull(sequences.mask()));
  }

  @Test
  void numbersOfTheWholeSequence() throws IOException {
    // given
    Task task = task("targets: [y, z]");

    // when: of five sequences the last is for the test, the one before it for validation
    List<Sequences> splits = SpecTasks.sequences(task.data(1));

    // then
    assertThat(task.shape()).isEqualTo(new Shape(2, 3, 2, TargetKind.VALUES, false));
    Sequences train = splits.get(0);
    assertThat(train.features().shape()).containsExactly(3, 2, 3);
    assertThat(numbers(train.features()))
        .containsExactly(1, 2, 0, 10, 20, 0, 3, 0, 0, 30, 0, 0, 4, 5, 6, 40, 50, 60);
    assertThat(mask(train)).containsExactly(1, 1, 0, 1, 0, 0, 1, 1, 1);
    assertThat(train.targets().shape()).containsExactly(3, 2);
    assertThat(numbers(train.targets())).containsExactly(7, 70, 8, 80, 9, 90);
    assertThat(numbers(splits.get(1).targets())).containsExactly(5, 50);
    assertThat(numbers(splits.get(1).features())).containsExactly(7, 8, 0, 70, 80, 0);
    assertThat(numbers(splits.get(2).targets())).containsExactly(3, 30);
  }

  @Test
  void numbersOfEachStep() throws IOException {
    // given
    Task task = task("targets: [w, y]\ntargets_at: every_step");

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(1));

    // then
    assertThat(task.shape()).isEqualTo(new Shape(2, 3, 2, TargetKind.VALUES, true));
    assertThat(splits.get(0).targets().shape()).containsExactly(3, 2, 3);
    assertThat(numbers(splits.get(0).targets()))
        .containsExactly(0, 1, 0, 7, 7, 0, 2, 0, 0, 8, 0, 0, 3, 4, 5, 9, 9, 9);
    assertThat(mask(splits.get(0))).containsExactly(1, 1, 0, 1, 0, 0, 1, 1, 1);
    assertThat(numbers(splits.get(2).targets())).containsExactly(8, 9, 0, 3, 3, 0);
  }

  @Test
  void classesOfEachStep() throws IOException {
    // given
    Task task = task("targets: [label]\ntargets_at: every_step\nclasses: [no, yes]");

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(1));

    // then: [sequences, classes, time_steps], 0 in padding
    assertThat(task.shape()).isEqualTo(new Shape(2, 3, 2, TargetKind.CLASSES, true));
    assertThat(numbers(splits.get(0).targets()))
        .containsExactly(1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0);
    assertThat(numbers(splits.get(2).targets())).containsExactly(1, 0, 0, 0, 1, 0);
  }

  @Test
  void aClassOfTheWholeSequenceMustBeOneAndIsPartedByKind() throws IOException {
    // given: the label of y, of which every sequence has one
    String keys = "targets: [y]\nclasses: ['7', '8', '9', '5', '3']";
    assertThatThrownBy(() -> task(keys).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("d.csv: 5 sequences are too few for a validation split of 0.2");
    assertThatThrownBy(() -> task("targets: [label]\nclasses: [no, yes]").data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("d.csv:3: column 'label' is 'yes'; expected 'no'");
  }

  @Test
  void theNextStepOfAllFeatures() throws IOException {
    // given: of q there is one step alone
    Task task =
        FileTasks.of(
            directory.resolve("d.csv"),
            FILE.replace("q,3,30,8,80,2,no\n", ""),
            KEYS + "targets_at: next_step");

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(1));

    // then: a step less than time_steps
    assertThat(task.shape()).isEqualTo(new Shape(2, 2, 2, TargetKind.VALUES, true));
    assertThat(numbers(splits.get(0).features())).containsExactly(1, 0, 10, 0, 4, 5, 40, 50);
    assertThat(numbers(splits.get(0).targets())).containsExactly(2, 0, 20, 0, 5, 6, 50, 60);
    assertThat(mask(splits.get(0))).containsExactly(1, 0, 1, 1);
    assertThat(numbers(splits.get(1).targets())).containsExactly(8, 0, 80, 0);
    assertThat(numbers(splits.get(2).targets())).containsExactly(10, 0, 100, 0);
  }

  @Test
  void aSequenceOfOneStepHasNoNextOne() {
    assertThatThrownBy(() -> task("targets_at: next_step").data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageEndingWith(
            "sequence 'q' has one step, and no next one to predict; leave it out");
  }

  @Test
  void theNextStepOfSomeFeaturesStandsInTheOrderOfTheTargets() throws IOException {
    // given
    String file =
        "id,a,b,c\np,1,10,100\np,2,20,200\nq,3,30,300\nq,4,40,400\nr,5,50,500\nr,6,60,900\n";
    Task task =
        FileTasks.of(
            directory.resolve("d.csv"),
            file,
            """
            name: sequences
            sequence_id: id
            features: [a, b, c]
            targets: [c, a]
            targets_at: next_step
            time_steps: 2
            """);

    // when
    TaskData data = task.data(1);

    // then: standardised by p alone, whose c is 100, 200 and a 1, 2
    assertThat(task.shape().outputSize()).isEqualTo(2);
    assertThat(numbers(SpecTasks.sequences(data).get(2).targets())[0])
        .isCloseTo((float) ((900 - 150) / Math.sqrt(5000)), within(1e-4f));
    assertThat(numbers(SpecTasks.sequences(data).get(2).targets())[1])
        .isCloseTo((float) ((6 - 1.5) / Math.sqrt(0.5)), within(1e-4f));

    // and: predictions are named after the targets and on their original scale
    Path next = Files.writeString(directory.resolve("new.csv"), "id,a,b,c\nx,1,10,100\n");
    Predicted predictions =
        Predicted.of(
            task,
            next,
            data.fitted(),
            features -> Nd4j.createFromArray(new float[][][] {{{1}, {0}}}));
    assertThat(predictions.columns()).containsExactly("sequence", "step", "c", "a");
    assertThat(predictions.rows()).containsExactly(List.of("x", 1, 150 + Math.sqrt(5000), 1.5));
  }

  @Test
  void newSequencesNeedNoTargets() throws IOException {
    // given
    Task task = task("targets: [y, z]");
    Path next =
        Files.writeString(directory.resolve("new.csv"), "id,b,a\nx,1,2\nx,3,4\nx,5,6\nx,7,8\n");

    // when: more steps than time_steps, and the outputs are the sums over them
    Predicted predictions =
        Predicted.of(task, next, task.data(1).fitted(), (INDArray features) -> features.sum(2));

    // then
    assertThat(predictions.columns()).containsExactly("sequence", "y", "z");
    assertThat(predictions.rows()).containsExactly(List.of("x", 20f, 16f));
  }

  @Test
  void aTestFileLeavesTheOthersToTrainingAndValidation() throws IOException {
    // given
    Path test =
        Files.writeString(
            directory.resolve("t.csv"), "id,a,b,y,z\nx,0,1,2,3\ny,4,5,6,7\ny,8,9,6,7\n");

    // when
    List<Sequences> splits = parts("targets: [y]\ntest: {file: '" + test + "'}");

    // then
    assertThat(numbers(splits.get(0).targets())).containsExactly(7, 8, 9, 5);
    assertThat(numbers(splits.get(1).targets())).containsExactly(3);
    assertThat(numbers(splits.get(2).targets())).containsExactly(2, 6);
    assertThat(numbers(splits.get(2).features()))
        .containsExactly(0, 0, 0, 1, 0, 0, 4, 8, 0, 5, 9, 0);
  }

  @Test
  void withoutAMaskWhereAllAreAsLong() throws IOException {
    // given
    String even = "id,a,b,y\np,1,2,3\nq,4,5,6\nr,7,8,9\n";
    Task task =
        FileTasks.of(
            directory.resolve("d.csv"),
            even,
            KEYS.replace("time_steps: 3", "time_steps: 1") + "targets: [y]");

    // then
    assertThat(task.data(1).train().sequences().mask()).isNull();
  }
}
