package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Sequences of a folder, a file each. */
class FolderSequencesTest {
  @TempDir private Path directory;

  private void write(String file, String content) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private List<Sequences> parts(String keys) throws IOException {
    return SpecTasks.sequences(FileTasks.read(spec(keys)).data(1));
  }

  private String spec(String keys) {
    return "name: sequences\nfolder: '%s'\nfeatures: [v]\ntime_steps: 2\nscale: none\n%s"
        .formatted(directory.resolve("d"), keys);
  }

  @Test
  void theSubfolderIsTheClassAndEachPartHasTheLastOfEach() throws IOException {
    // given: five files of one class and four of the other
    for (int i = 1; i <= 5; i++) {
      write("d/up/" + i + ".csv", "v\n" + i + "\n" + (i + 0.5) + "\n");
    }
    for (int i = 1; i <= 4; i++) {
      write("d/down/" + i + ".csv", "v\n-" + i + "\n");
    }

    // when
    List<Sequences> splits = parts("classes: [up, down]");

    // then: sorted by path, "down" before "up"
    assertThat(numbers(splits.get(0).features()))
        .containsExactly(-1, 0, -2, 0, 1, 1.5f, 2, 2.5f, 3, 3.5f);
    assertThat(numbers(splits.get(0).targets())).containsExactly(0, 1, 0, 1, 1, 0, 1, 0, 1, 0);
    assertThat(numbers(splits.get(1).features())).containsExactly(-3, 0, 4, 4.5f);
    assertThat(numbers(splits.get(2).features())).containsExactly(-4, 0, 5, 5.5f);
    assertThat(numbers(splits.get(2).targets())).containsExactly(0, 1, 1, 0);
  }

  @Test
  void theTargetsOfWholeSequencesAreInAFileOfTheirOwn() throws IOException {
    // given: labels in another order than the files
    write("d/a.csv", "v\n1\n");
    write("d/b.csv", "v\n2\n3\n");
    write("d/c/a.csv", "v\n4\n5\n");
    write("d/labels.csv", "y,file,z\n30,c/a.csv,-3\n10,a.csv,-1\n20,b.csv,-2\n");

    // when
    List<Sequences> splits = parts("targets: [z, y]");

    // then
    assertThat(numbers(splits.get(0).targets())).containsExactly(-1, 10);
    assertThat(numbers(splits.get(1).targets())).containsExactly(-2, 20);
    assertThat(numbers(splits.get(2).targets())).containsExactly(-3, 30);
    assertThat(numbers(splits.get(1).features())).containsExactly(2, 3);
  }

  @Test
  void classesMayBeInThatFileToo() throws IOException {
    // given
    StringBuilder labels = new StringBuilder("file,kind\n");
    for (int i = 0; i < 6; i++) {
      write("d/" + i + ".csv", "v\n" + i + "\n");
      labels.append(i + ".csv," + (i % 2 == 0 ? "even" : "odd") + "\n");
    }
    write("d/labels.csv", labels.toString());

    // when
    List<Sequences> splits = parts("targets: [kind]\nclasses: [odd, even]");

    // then: three of each kind, one of each in each split
    assertThat(numbers(splits.get(0).targets())).containsExactly(0, 1, 1, 0);
    assertThat(numbers(splits.get(1).features())).containsExactly(2, 0, 3, 0);
    assertThat(numbers(splits.get(2).features())).containsExactly(4, 0, 5, 0);
  }

  @Test
  void targetsOfStepsAndNextStepsStandInTheFiles() throws IOException {
    // given
    for (int i = 1; i <= 3; i++) {
      write("d/" + i + ".csv", "w,v\n%d,%d\n%d,%d\n".formatted(i, 10 * i, -i, 11 * i));
    }
    write("d/labels.csv", "file,y\n"); // passed over

    // then
    List<Sequences> steps = parts("targets: [w]\ntargets_at: every_step");
    assertThat(numbers(steps.get(0).targets())).containsExactly(1, -1);
    assertThat(numbers(steps.get(2).targets())).containsExactly(3, -3);
    List<Sequences> next = parts("targets_at: next_step");
    assertThat(numbers(next.get(1).features())).containsExactly(20);
    assertThat(numbers(next.get(1).targets())).containsExactly(22);
  }

  @Test
  void theTestMayBeAnotherFolderAndNewDataAThird() throws IOException {
    // given
    for (String file : List.of("d/a/1.csv", "d/a/2.csv", "d/b/1.csv", "d/b/2.csv")) {
      write(file, "v\n1\n");
    }
    write("t/b/9.csv", "v\n7\n8\n");
    write("n/x.csv", "v\n2\n4\n");
    Task task =
        FileTasks.read(spec("classes: [a, b]\ntest: {folder: '" + directory.resolve("t") + "'}"));

    // when
    TaskData data = task.data(1);
    Predicted predictions =
        Predicted.of(
            task, directory.resolve("n"), data.fitted(), features -> features.slice(0).dup());

    // then: new data need no labels
    assertThat(data.files()).hasSize(2);
    assertThat(numbers(SpecTasks.sequences(data).get(2).features())).containsExactly(7, 8);
    assertThat(numbers(SpecTasks.sequences(data).get(2).targets())).containsExactly(0, 1);
    assertThat(predictions.columns()).containsExactly("sequence", "p_a", "p_b", "class");
    assertThat(predictions.rows()).containsExactly(List.of("x.csv", 2f, 4f, "b"));
  }

  @Test
  void aFolderOfAnotherClassIsAMistake() throws IOException {
    write("d/a/1.csv", "v\n1\n");
    write("d/c/1.csv", "v\n1\n");
    assertThatThrownBy(() -> parts("classes: [a, b]"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("expected one of the classes a, b");
  }
}
