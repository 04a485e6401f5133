package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the test or the validation split is in what a network is taught. */
class UnseenPartsTest {
  @TempDir private Path directory;

  /** Writes a file of random values, of which those from {@code changed} on come from a seed. */
  private interface Content {
    String of(long seed, int changed, long otherSeed);
  }

  /**
   * Of {@code count} values (rows, sequences, characters) those from {@code validation} and from
   * {@code test} on are of these splits.
   */
  private void assertUnseen(Content content, String keys, int validation, int test)
      throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      // given
      TaskData data = data(content.of(seed, Integer.MAX_VALUE, 0), keys);

      // when
      TaskData otherTest = data(content.of(seed, test, 100 + seed), keys);
      TaskData others = data(content.of(seed, validation, 200 + seed), keys);
      TaskData otherTraining = data(content.of(seed, validation - 1, 300 + seed), keys);

      // then
      String name = "seed %d, %s".formatted(seed, keys);
      for (TaskData other : List.of(otherTest, others)) {
        assertThat(other.fitted()).as(name).isEqualTo(data.fitted());
        assertSame(other, data, 0, name);
        assertThat(baselines(other, "final_train_loss"))
            .as(name)
            .isEqualTo(baselines(data, "final_train_loss"));
      }
      assertSame(otherTest, data, 1, name);
      assertThat(baselines(otherTest, "best_validation_loss"))
          .as(name)
          .isEqualTo(baselines(data, "best_validation_loss"));

      // and: the last of training is seen, and others are others
      assertThat(taught(otherTraining, 0)).as(name).isNotEqualTo(taught(data, 0));
      assertThat(taught(others, 1)).as(name).isNotEqualTo(taught(data, 1));
      assertThat(taught(otherTest, 2)).as(name).isNotEqualTo(taught(data, 2));
    }
  }

  private TaskData data(String content, String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), content, keys).data(1);
  }

  private static void assertSame(TaskData one, TaskData other, int split, String name) {
    assertThat(taught(one, split)).as(name).isEqualTo(taught(other, split));
    assertThat(numbers(SpecTasks.sequences(one).get(split).features()))
        .as(name)
        .isEqualTo(numbers(SpecTasks.sequences(other).get(split).features()));
  }

  private static float[] taught(TaskData data, int split) {
    return numbers(SpecTasks.sequences(data).get(split).targets());
  }

  private static List<Double> baselines(TaskData data, String measure) {
    return data.baselines().stream()
        .filter(baseline -> baseline.measure().equals(measure))
        .map(Baseline::value)
        .toList();
  }

  /** Twenty sequences of one to four steps, all as long whatever their values. */
  private static String sequences(long seed, int changed, long otherSeed) {
    Random random = new Random(seed);
    Random other = new Random(otherSeed);
    StringBuilder rows = new StringBuilder("id,a,b,y\n");
    for (int i = 0; i < 20; i++) {
      Random values = i < changed ? random : other;
      double y = values.nextGaussian();
      for (int t = 0; t < 2 + i % 3; t++) {
        rows.append("%d,%s,%s,%s\n".formatted(i, values.nextGaussian(), values.nextGaussian(), y));
      }
    }
    return rows.toString();
  }

  @Test
  void ofSequences() throws IOException {
    String keys =
        "name: sequences\nsequence_id: id\nfeatures: [a, b]\ntime_steps: 4\nvalidation: 0.25\n"
            + "test: 0.2\nscale: %s\n%s";
    for (String scale : List.of("standardise", "min_max", "none")) {
      for (String targets :
          List.of(
              "targets: [y]",
              "targets: [y]\ntargets_at: every_step",
              "targets_at: next_step\ntargets: [b]")) {
        assertUnseen(UnseenPartsTest::sequences, keys.formatted(scale, targets), 11, 16);
      }
    }
  }

  @Test
  void ofSeries() throws IOException {
    Content content =
        (seed, changed, otherSeed) -> {
          Random random = new Random(seed);
          Random other = new Random(otherSeed);
          StringBuilder rows = new StringBuilder("a,b\n");
          for (int t = 0; t < 60; t++) {
            Random values = t < changed ? random : other;
            rows.append(Math.exp(values.nextGaussian()) + "," + (1 + values.nextFloat()) + "\n");
          }
          return rows.toString();
        };
    for (String transforms :
        List.of(
            "",
            "standardise",
            "min_max",
            "difference, standardise",
            "log_difference, min_max",
            "standardise, difference, difference, min_max")) {
      assertUnseen(
          content,
          "name: series\ncolumns: [a, b]\nwindow: 3\nhorizon: 2\nvalidation: 10\ntest: 15\n"
              + "transforms: ["
              + transforms
              + "]",
          35,
          45);
    }
  }

  @Test
  void ofTexts() throws IOException {
    Content content =
        (seed, changed, otherSeed) -> {
          Random random = new Random(seed);
          Random other = new Random(otherSeed);
          StringBuilder text = new StringBuilder();
          for (int t = 0; t < 200; t++) {
            Random values = t < changed ? random : other;
            text.append((char) ('a' + values.nextInt(25)));
          }
          return text.toString();
        };
    // 101 characters of training: ten pieces of ten, and the last target
    assertUnseen(
        content,
        "name: text\nalphabet: abcdefghijklmnopqrstuvwxyz\ntime_steps: 10\nvalidation: 0.245\ntest: 0.25",
        101,
        150);
  }
}
