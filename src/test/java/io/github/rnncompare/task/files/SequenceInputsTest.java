package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What sequences give a network to see, where values are missing, and how groups are split. */
class SequenceInputsTest {
  private static final String KEYS =
      "name: sequences\nsequence_id: id\nstep: t\ntime_steps: 4\nscale: none\n";

  @TempDir private Path directory;

  private Task task(String rows, String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), rows, KEYS + keys);
  }

  private static Sequences sequences(@Nullable Split split) {
    return Objects.requireNonNull(split).sequences();
  }

  /** A feature over the steps of a sequence. */
  private static List<Float> feature(@Nullable Split split, int sequence, int feature) {
    INDArray features = sequences(split).features();
    List<Float> values = new ArrayList<>();
    for (int step = 0; step < features.size(2); step++) {
      values.add(features.getFloat(sequence, feature, step));
    }
    return values;
  }

  /** Ten sequences of four steps; the feature of the second lacks its middle. */
  private static String rows() {
    StringBuilder rows = new StringBuilder("id,t,x,k,y,who\n");
    for (int id = 0; id < 10; id++) {
      for (int t = 0; t < 4; t++) {
        String x = id == 1 && (t == 1 || t == 2) ? "NA" : String.valueOf(10 * id + t);
        rows.append(
            "s%d,%d,%s,%s,%s,%s%n"
                .formatted(
                    id,
                    t,
                    x,
                    id % 2 == 0 ? "up" : "down",
                    id == 0 ? "" : String.valueOf(id),
                    "p" + id / 2));
      }
    }
    return rows.toString();
  }

  private TaskData with(String missing) throws IOException {
    return task(
            rows(),
            "features: [x, k]\ntargets: [y]\ncategories: {k: [up, down]}\nmissing: " + missing)
        .data(1);
  }

  @Test
  void aMissingFeatureIsWhatItsWaySays() throws IOException {
    assertThat(feature(with("forward_fill").train(), 1, 0)).containsExactly(10f, 10f, 10f, 13f);
    assertThat(feature(with("interpolate").train(), 1, 0)).containsExactly(10f, 11f, 12f, 13f);
    // given: the training split has the sequences 0 to 5
    float mean = (4 * (1.5f + 21.5f + 31.5f + 41.5f + 51.5f) + 10 + 13) / 22;
    assertThat(feature(with("mean").train(), 1, 0)).containsExactly(10f, mean, mean, 13f);
    Split flagged = with("indicator").train();
    assertThat(feature(flagged, 1, 0)).containsExactly(10f, mean, mean, 13f);
    // then: x; up and down; x is missing; k is missing
    assertThat(sequences(flagged).features().size(1)).isEqualTo(5);
    assertThat(feature(flagged, 1, 3)).containsExactly(0f, 1f, 1f, 0f);
    assertThat(feature(flagged, 1, 4)).containsExactly(0f, 0f, 0f, 0f);
  }

  @Test
  void aCategoryIsOneOrNought() throws IOException {
    Split train = with("mean").train();
    assertThat(feature(train, 0, 1)).containsOnly(1f);
    assertThat(feature(train, 0, 2)).containsOnly(0f);
    assertThat(feature(train, 1, 1)).containsOnly(0f);
    assertThat(feature(train, 1, 2)).containsOnly(1f);
  }

  @Test
  void aMissingTargetDoesNotCount() throws IOException {
    TaskData data = with("mean");
    assertThat(sequences(data.train()).targets().getFloat(0)).isNaN();
    assertThat(sequences(data.train()).targets().getFloat(1)).isEqualTo(1);
    assertThat(data.baselines()).extracting(Baseline::value).allMatch(Double::isFinite);
  }

  @Test
  void aClassThatIsMissingAtSomeStepsIsLeftOut() throws IOException {
    // given: labels of three steps of four
    StringBuilder rows = new StringBuilder("id,t,x,y\n");
    for (int id = 0; id < 10; id++) {
      for (int t = 0; t < 4; t++) {
        rows.append("s%d,%d,%d,%s%n".formatted(id, t, t, t == 2 ? "?" : t % 2 == 0 ? "a" : "b"));
      }
    }
    Task task =
        task(
            rows.toString(),
            "features: [x]\ntargets: [y]\nclasses: [a, b]\ntargets_at: every_step\nmissing: mean");

    // when
    TaskData data = task.data(1);

    // then
    INDArray targets = sequences(data.train()).targets();
    assertThat(targets.getFloat(0, 0, 0)).isEqualTo(1);
    assertThat(targets.getFloat(0, 0, 2)).isNaN();
    assertThat(targets.getFloat(0, 1, 2)).isNaN();
    assertThat(
            data.baselines().stream()
                .filter(baseline -> baseline.measure().equals("test_metric"))
                .map(Baseline::value))
        .containsExactly(2.0 / 3);
  }

  @Test
  void aNextStepThatIsMissingIsNoTarget() throws IOException {
    TaskData data =
        task(rows(), "features: [x]\ntargets_at: next_step\nmissing: forward_fill").data(1);
    assertThat(sequences(data.train()).targets().getFloat(1, 0, 0)).isNaN();
    assertThat(sequences(data.train()).targets().getFloat(1, 0, 2)).isEqualTo(13);
    assertThat(data.baselines()).extracting(Baseline::value).allMatch(Double::isFinite);
  }

  @Test
  void aLineToLaterStepsIsForTargetsAtTheEnd() {
    FileTasks.assertFaults(
        "name: sequences\nfile: d.csv\nsequence_id: id\nfeatures: [x]\ntargets_at: next_step\n"
            + "time_steps: 4\nmissing: interpolate",
        "7:10: 'task.missing' is interpolate, which looks at later steps; with targets at each step"
            + " take forward_fill");
  }

  private static Set<Integer> people(@Nullable Split split, int divisor) {
    Set<Integer> people = new TreeSet<>();
    INDArray features = sequences(split).features();
    for (int i = 0; i < features.size(0); i++) {
      people.add((int) features.getFloat(i, 0, 0) / divisor);
    }
    return people;
  }

  @Test
  void aGroupIsNeverOnBothSides() throws IOException {
    // given: five people with two sequences each, whose feature is the number of the person
    StringBuilder rows = new StringBuilder("id,t,x,y,who\n");
    for (int id = 0; id < 20; id++) {
      rows.append("s%d,0,%d,%d,p%d%n".formatted(id, id % 5, id, id % 5));
    }
    String keys = "features: [x]\ntargets: [y]\ngroup: who\n";

    // then: the last people are for the test
    TaskData data = task(rows.toString(), keys).data(1);
    assertThat(people(data.train(), 1)).containsExactly(0, 1, 2);
    assertThat(people(data.validation(), 1)).containsExactly(3);
    assertThat(people(data.test(), 1)).containsExactly(4);
    Set<Set<Integer>> tests = new HashSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      TaskData drawn = task(rows.toString(), keys + "resample: true\n").open().ofComparison(seed);
      Set<Integer> all = new HashSet<>(people(drawn.train(), 1));
      assertThat(all).hasSize(3).doesNotContainAnyElementsOf(people(drawn.test(), 1));
      all.addAll(people(drawn.validation(), 1));
      assertThat(all).hasSize(4).doesNotContainAnyElementsOf(people(drawn.test(), 1));
      tests.add(people(drawn.test(), 1));
    }
    assertThat(tests).hasSizeGreaterThan(2);
    assertThatThrownBy(() -> task(rows.toString().replaceAll("p\\d\n", "p0\n"), keys).data(1))
        .hasMessageEndingWith(
            "1 groups are too few for validation 0.2 and test 0.2; a group is never divided");
    assertThatThrownBy(() -> task("id,t,x,y,who\na,0,1,1,p\na,1,1,1,q\n", keys).data(1))
        .hasMessageEndingWith(
            ":3: column 'who' is 'q'; expected 'p' as in the first row of the sequence");
  }

  @Test
  void eachSplitMayBeAFile() throws IOException {
    Files.writeString(directory.resolve("v.csv"), "id,t,x,y\nv,0,100,1\n");
    Files.writeString(directory.resolve("w.csv"), "id,t,x,y\nw,0,200,1\n");
    TaskData data =
        task(
                "id,t,x,y\na,0,1,1\nb,0,2,2\n",
                "features: [x]\ntargets: [y]\nvalidation: {file: '%s'}\ntest: {file: '%s'}\n"
                    .formatted(directory.resolve("v.csv"), directory.resolve("w.csv")))
            .data(1);
    assertThat(sequences(data.train()).count()).isEqualTo(2);
    assertThat(people(data.validation(), 1)).containsExactly(100);
    assertThat(people(data.test(), 1)).containsExactly(200);
    assertThat(data.files()).hasSize(3);
    FileTasks.assertFaults(
        "name: sequences\nfile: d.csv\nsequence_id: id\nfeatures: [x]\ntargets: [y]\n"
            + "time_steps: 4\nvalidation: {file: v.csv}\nresample: true",
        "8:11: 'task.resample' is true, but validation is a file of its own; leave out one of them");
  }

  @Test
  void newDataAreFilledAsTheTrainingDataWere() throws IOException {
    TaskData data = with("indicator");
    Task task =
        task(
            rows(),
            "features: [x, k]\ntargets: [y]\ncategories: {k: [up, down]}\nmissing: indicator");
    Path next = Files.writeString(directory.resolve("n.csv"), "id,t,x,k\nq,0,?,up\n");
    List<INDArray> seen = new ArrayList<>();
    Predicted.of(
        task,
        next,
        data.fitted(),
        features -> {
          seen.add(features.dup());
          return features.get(all(), interval(0, 1), point(0));
        });
    float mean = Objects.requireNonNull(data.fitted().get("mean of x")).floatValue();
    assertThat(FileTasks.numbers(seen.get(0))).containsExactly(mean, 1f, 0f, 1f, 0f);
  }
}
