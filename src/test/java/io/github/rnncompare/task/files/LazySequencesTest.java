package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.tensor.Floats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batches of files that are too large to be evaluated at once. */
class LazySequencesTest {
  @TempDir private Path directory;

  private Split sequences(String keys) throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("id,a,b,y\n");
    for (int i = 0; i < 6000; i++) {
      int steps = 2 + random.nextInt(4);
      for (int t = 0; t < steps; t++) {
        rows.append(i + "," + random.nextInt(99) + "," + t + "," + random.nextInt(3) + "\n");
      }
    }
    return FileTasks.of(
            directory.resolve("d.csv"),
            rows.toString(),
            "name: sequences\nsequence_id: id\nfeatures: [a, b]\ntime_steps: 5\ntest: 0.1\n"
                + "validation: 0.1\n"
                + keys)
        .data(1)
        .train();
  }

  private Split series() throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("a,b\n");
    for (int i = 0; i < 6000; i++) {
      rows.append(random.nextInt(99) + "," + random.nextGaussian() + "\n");
    }
    return FileTasks.of(
            directory.resolve("s.csv"),
            rows.toString(),
            "name: series\ncolumns: [a, b]\nwindow: 4\nhorizon: 2\nvalidation: 100\ntest: 100\n"
                + "transforms: [difference, standardise]")
        .data(1)
        .train();
  }

  private Split text() throws IOException {
    StringBuilder text = new StringBuilder();
    new Random(1).ints(25_000, 0, 3).forEach(i -> text.append("abc".charAt(i)));
    return FileTasks.of(
            directory.resolve("t.txt"), text.toString(), "name: text\nalphabet: abc\ntime_steps: 7")
        .data(1)
        .train();
  }

  private List<Split> splits() throws IOException {
    return List.of(
        sequences("targets: [y]\ntargets_at: every_step"),
        sequences("targets: [y]\ntargets_at: every_step\nclasses: ['0', '1', '2']"),
        sequences("targets_at: next_step\nscale: min_max"),
        series(),
        text());
  }

  @Test
  void batchesInOrderAreTheWholeAndHaveItsMetric() throws IOException {
    for (Split split : splits()) {
      // given
      List<Sequences> batches = new ArrayList<>();
      split.set().inOrder().forEach(batches::add);
      Sequences whole = split.set().whole();

      // then
      assertThat(batches).hasSizeGreaterThan(1);
      assertThat(batches).allMatch(batch -> batch.count() * batch.timeSteps() <= 16_384);
      assertThat(batches.stream().mapToInt(Sequences::count).sum()).isEqualTo(split.set().count());
      int before = 0;
      for (Sequences batch : batches) {
        assertSame(batch, whole.pick(from(before, batch.count())));
        before += batch.count();
      }

      // and: of random outputs
      Random random = new Random(2);
      float[] numbers = new float[(int) whole.targets().length()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = random.nextFloat();
      }
      INDArray outputs = Floats.tensor(numbers, whole.targets().shape());
      Metric metric = SpecTasks.metric(split);
      Metric.Tally tally = metric.tallies().get();
      int next = 0;
      for (Sequences batch : batches) {
        tally.add(
            new Sequences(whole.features(), outputs).pick(from(next, batch.count())).targets());
        next += batch.count();
      }
      assertThat(tally.value()).isEqualTo(metric.of(outputs)).isPositive();
    }
  }

  private static int[] from(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  @Test
  void whatIsPickedIsThatOfTheWholeAlsoInTheMemoryOfOthers() throws IOException {
    for (Split split : splits()) {
      // given
      Sequences whole = split.set().whole();
      Random random = new Random(3);
      Sequences memory = split.set().pick(random.ints(32, 0, whole.count()).toArray());
      for (int round = 0; round < 5; round++) {
        int[] indices = random.ints(32, 0, whole.count()).toArray();

        // when
        Sequences anew = split.set().pick(indices);
        split.set().pick(indices, memory);

        // then
        assertSame(anew, whole.pick(indices));
        assertSame(memory, anew);
      }
    }
  }

  private static void assertSame(Sequences sequences, Sequences others) {
    assertThat(numbers(sequences.features())).isEqualTo(numbers(others.features()));
    assertThat(numbers(sequences.targets())).isEqualTo(numbers(others.targets()));
    assertThat(sequences.targets().shape()).isEqualTo(others.targets().shape());
    assertThat(sequences.mask() == null).isEqualTo(others.mask() == null);
    if (sequences.mask() != null && others.mask() != null) {
      assertThat(numbers(sequences.mask())).isEqualTo(numbers(others.mask()));
    }
    assertThat(sequences.features().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(sequences.features().ordering()).isEqualTo('f');
  }

  @Test
  void aSmallSetIsOneBatchThatIsKept() throws IOException {
    Split split =
        FileTasks.of(
                directory.resolve("t.txt"),
                "ab".repeat(50),
                "name: text\nalphabet: ab\ntime_steps: 2")
            .data(1)
            .train();
    assertThat(split.set().inOrder()).hasSize(1).containsExactly(split.set().whole());
  }
}
