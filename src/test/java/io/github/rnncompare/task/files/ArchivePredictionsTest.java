package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Predictions for files with a sequence in each line, in the format of the training. */
class ArchivePredictionsTest {
  private static final String TS = "@classLabel true a b\n@data\n";
  private static final String ARFF =
      "@relation r\n@attribute t0 numeric\n@attribute t1 numeric\n@attribute class {a,b}\n@data\n";
  private static final String KEYS = "classes: [a, b]\ninput_size: 1\ntime_steps: 2\nscale: none\n";

  @TempDir private Path directory;

  /** Two values and a label in each of twelve lines. */
  private static String lines(String between, String beforeLabel, boolean labelFirst) {
    return IntStream.range(0, 12)
        .mapToObj(
            i -> {
              String values = i + between + (i + 1);
              String label = "ab".substring(i % 2, i % 2 + 1);
              return labelFirst ? label + between + values : values + beforeLabel + label;
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private Task task(String name, String content, String keys) throws IOException {
    return FileTasks.of(directory.resolve(name), content, "name: sequences\n" + KEYS + keys);
  }

  /** The first step stands for class a, the last for class b: b is always the likelier. */
  private static INDArray bothSteps(INDArray features) {
    return features.reshape(features.size(0), features.size(2));
  }

  private static Predicted predicted(Task task, Path file) throws IOException {
    TaskData data = task.data(1);
    return Predicted.of(task, file, data, ArchivePredictionsTest::bothSteps);
  }

  private static void assertOfTwelve(Predicted predicted, int firstLine) {
    assertThat(predicted.columns()).containsExactly("sequence", "p_a", "p_b", "class", "split");
    assertThat(predicted.rows()).hasSize(12);
    for (int i = 0; i < 12; i++) {
      List<Object> row = predicted.rows().get(i);
      assertThat(row.subList(0, 4))
          .containsExactly(String.valueOf(firstLine + i), (float) i, i + 1f, "b");
    }
    assertThat(predicted.column("split")).contains("train", "validation", "test");
  }

  @Test
  void theTrainingsFileInEachFormat() throws IOException {
    Task ts = task("d.ts", TS + lines(",", ":", false), "");
    assertOfTwelve(predicted(ts, directory.resolve("d.ts")), 3);
    Task arff = task("d.arff", ARFF + lines(",", ",", false), "");
    assertOfTwelve(predicted(arff, directory.resolve("d.arff")), 6);
    Task ucr = task("d.tsv", lines("\t", "", true), "format: ucr\n");
    assertOfTwelve(predicted(ucr, directory.resolve("d.tsv")), 1);
    Task last =
        task("e.csv", "t0,t1,label\n" + lines(",", ",", false), "format: ucr\nlabel: last\n");
    assertOfTwelve(predicted(last, directory.resolve("e.csv")), 2);
  }

  @Test
  void newSequencesNeedNoLabelsNorKnownOnes() throws IOException {
    // given
    Task ts = task("d.ts", TS + lines(",", ":", false), "");
    Path unlabelled = write("u.ts", "@classLabel false\n@data\n5,6\n7,8,9\n".replace(",9", ""));
    Path other = write("o.ts", "@classLabel true z\n@data\n5,6:z\n7,8:z\n");

    // when, then
    for (Path file : List.of(unlabelled, other)) {
      Predicted predicted = predicted(ts, file);
      assertThat(predicted.column("p_a")).containsExactly(5f, 7f);
      assertThat(predicted.column("split")).containsExactly("new", "new");
    }
  }

  @Test
  void stepsInCsvForAFileOfTs() throws IOException {
    // given
    Task ts = task("d.ts", TS + lines(",", ":", false), "");
    Path csv = write("n.csv", "sequence,step,x1\nq,1,5\nq,2,6\n");

    // when
    Predicted predicted = predicted(ts, csv);

    // then
    assertThat(predicted.rows()).containsExactly(List.of("q", 5f, 6f, "b", "new"));
  }

  @Test
  void theNextStepOfSequencesWithoutLabels() throws IOException {
    // given
    String text =
        "@classLabel false\n@data\n"
            + IntStream.range(0, 9)
                .mapToObj(i -> i + "," + 2 * i + "," + 3 * i + "\n")
                .collect(Collectors.joining());
    Task task =
        FileTasks.of(
            directory.resolve("n.ts"),
            text,
            "name: sequences\ninput_size: 1\ntime_steps: 3\nscale: none\ntargets_at: next_step\n");

    // when: the network repeats what it sees
    TaskData data = task.data(1);
    Predicted predicted = Predicted.of(task, directory.resolve("n.ts"), data, INDArray::dup);

    // then: of each of nine sequences a prediction after each of three steps
    assertThat(predicted.columns()).containsExactly("sequence", "step", "x1", "split");
    assertThat(predicted.rows()).hasSize(27);
    assertThat(predicted.rows().get(5)).containsExactly("4", 3, 3f, "train");
    assertThat(FileTasks.numbers(data.train().sequences().targets())).startsWith(0, 0, 2, 3);
  }
}
