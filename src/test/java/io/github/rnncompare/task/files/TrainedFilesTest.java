package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The column {@code split} of predictions for sequences. */
class TrainedFilesTest {
  private static final String KEYS =
      "name: sequences\nsequence_id: id\nfeatures: [x]\ntargets: [y]\ntime_steps: 1\nscale: none\n";

  @TempDir private Path directory;

  /** A network that repeats the feature. */
  private static INDArray last(INDArray features) {
    return features.slice(0, 2).dup();
  }

  /** Sequences s0, s1, … of one step, whose feature is their number. */
  private static String csv(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "s%d,%d,%d,g%d\n".formatted(i, i, i % 2, i / 4))
        .collect(Collectors.joining("", "id,x,y,g\n", ""));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private Task task(String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), csv(0, 20), KEYS + keys);
  }

  /** The split of each feature, which is the number of its sequence. */
  private static Map<Object, Object> expected(TaskData data) {
    Map<Object, Object> expected = new LinkedHashMap<>();
    add("train", data.train(), expected);
    add("validation", Objects.requireNonNull(data.validation()), expected);
    add("test", Objects.requireNonNull(data.test()), expected);
    return expected;
  }

  private static void add(String name, Split split, Map<Object, Object> into) {
    for (float x : FileTasks.numbers(split.sequences().features())) {
      into.put("s" + (int) x, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "resample: true\n", "group: g\n", "group: g\nresample: true\n"})
  void sequencesOfTheTrainingsFileHaveTheSplitsOfItsSeed(String keys) throws IOException {
    // given: a copy with another name
    Task task = task(keys);
    TaskData data = task.data(1);
    Path copy = write("copy.csv", csv(0, 20));

    // when
    Predicted predicted = Predicted.of(task, copy, data, TrainedFilesTest::last);

    // then
    Map<Object, Object> splits = new LinkedHashMap<>();
    List<Object> names = predicted.column("sequence");
    for (int i = 0; i < names.size(); i++) {
      splits.put(names.get(i), predicted.column("split").get(i));
    }
    assertThat(splits)
        .isEqualTo(expected(data))
        .containsValue("train")
        .containsValue("validation")
        .containsValue("test");
  }

  @Test
  void sequencesOfAnyOtherFileAreNew() throws IOException {
    Task task = task("");
    Path more = write("more.csv", csv(0, 21));
    assertThat(
            Set.copyOf(
                Predicted.of(task, more, task.data(1), TrainedFilesTest::last).column("split")))
        .containsExactly("new");
  }

  @Test
  void aFileOfItsOwnIsItsSplit() throws IOException {
    // given
    Path validation = write("v.csv", csv(20, 25));
    Path test = write("t.csv", csv(25, 30));
    Task task = task("validation: {file: '%s'}\ntest: {file: '%s'}\n".formatted(validation, test));
    TaskData data = task.data(1);

    // then
    assertThat(
            Set.copyOf(
                Predicted.of(task, validation, data, TrainedFilesTest::last).column("split")))
        .containsExactly("validation");
    assertThat(Set.copyOf(Predicted.of(task, test, data, TrainedFilesTest::last).column("split")))
        .containsExactly("test");
    Path trained = directory.resolve("d.csv");
    assertThat(
            Set.copyOf(Predicted.of(task, trained, data, TrainedFilesTest::last).column("split")))
        .containsExactly("train");
  }

  @Test
  void aFolderIsRecognisedToo() throws IOException {
    // given
    Path folder = directory.resolve("f");
    for (int i = 0; i < 10; i++) {
      Path label = Files.createDirectories(folder.resolve(i % 2 == 0 ? "even" : "odd"));
      Files.writeString(label.resolve("s" + i + ".csv"), "x\n" + i + "\n");
    }
    Task task =
        FileTasks.read(
            "name: sequences\nfolder: '%s'\nfeatures: [x]\nclasses: [even, odd]\ntime_steps: 1\n"
                .formatted(folder));
    TaskData data = task.data(1);
    UnaryOperator<INDArray> two = features -> Nd4j.ones(features.size(0), 2);

    // then
    assertThat(Predicted.of(task, folder, data, two).column("split"))
        .containsExactly(
            "train",
            "train",
            "train",
            "validation",
            "test",
            "train",
            "train",
            "train",
            "validation",
            "test");
    Files.writeString(folder.resolve("odd").resolve("s11.csv"), "x\n11\n");
    assertThat(Set.copyOf(Predicted.of(task, folder, data, two).column("split")))
        .containsExactly("new");
  }

  @Test
  void stepsHaveTheirTimes() throws IOException {
    // given
    String rows = "id,x,y,day\na,1,1,2/1/2024\na,2,1,15/1/2024\nb,3,1,1/2/2024\nc,3,2,4/4/2024\n";
    Task task =
        FileTasks.of(
            directory.resolve("d.csv"),
            rows + "d,3,2,4/4/2024\ne,3,2,4/4/2024\n",
            KEYS.replace("steps: 1", "steps: 2") + "targets_at: every_step\nstep: day\n");

    // when
    Predicted predicted =
        Predicted.of(task, write("n.csv", rows), task.data(1), features -> features);

    // then
    assertThat(predicted.columns()).containsExactly("sequence", "step", "time", "y", "split");
    assertThat(predicted.column("time"))
        .containsExactly("2024-01-02", "2024-01-15", "2024-02-01", "2024-04-04");
  }
}
