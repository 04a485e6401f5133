package io.github.rnncompare.task.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ResamplingTest {
  private static final int SEQUENCES = 40;

  private static final String KEYS =
      "name: sequences\nsequence_id: id\nfeatures: [x]\ntargets: [y]\ntime_steps: 2\n";
  private static final String CLASSES = KEYS + "classes: [a, b]\nscale: none\n";

  @TempDir private Path directory;

  /** Sequences of two steps, whose feature is their number; a quarter are of class b. */
  private Task task(String keys) throws IOException {
    return FileTasks.of(directory.resolve("d.csv"), csv(0, i -> i % 4 == 3 ? "b" : "a"), keys);
  }

  private static String csv(int first, IntFunction<String> target) {
    return IntStream.range(first, first + SEQUENCES)
        .mapToObj(
            i -> "s%d,%d,%s\ns%d,%d,%s\n".formatted(i, i, target.apply(i), i, i, target.apply(i)))
        .collect(Collectors.joining("", "id,x,y\n", ""));
  }

  /** The numbers of the sequences of the three splits. */
  private static List<List<Integer>> numbers(TaskData data) {
    return Stream.of(data.train(), requireNonNull(data.validation()), requireNonNull(data.test()))
        .map(ResamplingTest::numbers)
        .toList();
  }

  private static List<Integer> numbers(Split split) {
    INDArray features = split.sequences().features();
    return IntStream.range(0, (int) features.size(0))
        .mapToObj(i -> (int) features.getFloat(i, 0, 0))
        .toList();
  }

  private static void assertSplits(List<List<Integer>> splits) {
    assertThat(splits.stream().flatMap(List::stream)).hasSize(SEQUENCES).doesNotHaveDuplicates();
    assertThat(splits).extracting(List::size).containsExactly(24, 8, 8);
    for (int split = 1; split < 3; split++) {
      assertThat(splits.get(split).stream().filter(i -> i % 4 == 3)).hasSize(2);
    }
  }

  @Test
  void eachSeedOfASweepDrawsItsOwnValidation() throws IOException {
    // given
    TrialData trials = task(CLASSES).open();
    List<List<Integer>> fixed = numbers(trials.ofComparison(1));
    assertThat(numbers(trials.ofComparison(2))).isEqualTo(fixed);
    Set<List<Integer>> validations = new HashSet<>();

    for (long seed = 1; seed <= 5; seed++) {
      // when
      List<List<Integer>> splits = numbers(trials.ofSearch(seed));

      // then
      assertSplits(splits);
      assertThat(splits.get(2)).isEqualTo(fixed.get(2));
      assertThat(numbers(trials.ofSearch(seed))).isEqualTo(splits);
      validations.add(splits.get(1));
    }
    assertThat(validations).hasSize(5).doesNotContain(fixed.get(1));
  }

  @Test
  void aFixedValidationIsThatOfTheComparison() throws IOException {
    TrialData trials = task(CLASSES + "search_validation: fixed\n").open();
    assertThat(numbers(trials.ofSearch(1))).isEqualTo(numbers(trials.ofComparison(2)));
  }

  @Test
  void withResampleEverySeedDrawsAllItsSplits() throws IOException {
    // given
    TrialData trials = task(CLASSES + "resample: true\n").open();
    Set<List<Integer>> tests = new HashSet<>();

    for (long seed = 1; seed <= 5; seed++) {
      // when
      List<List<Integer>> splits = numbers(trials.ofComparison(seed));

      // then: and so has a sweep, whose test is not read
      assertSplits(splits);
      assertThat(numbers(trials.ofComparison(seed))).isEqualTo(splits);
      assertThat(numbers(trials.ofSearch(seed))).isEqualTo(splits);
      tests.add(splits.get(2));
    }
    assertThat(tests).hasSize(5);
  }

  @Test
  void aTestOfItsOwnStays() throws IOException {
    // given
    Path test = directory.resolve("t.csv");
    FileTasks.of(test, csv(100, i -> "a"), CLASSES);
    TrialData trials =
        task(CLASSES + "resample: true\ntest: {file: '%s'}\n".formatted(test)).open();

    // when
    List<List<Integer>> one = numbers(trials.ofComparison(1));
    List<List<Integer>> other = numbers(trials.ofComparison(2));

    // then
    assertThat(one.get(2)).isEqualTo(other.get(2)).allMatch(i -> i >= 100);
    assertThat(one.get(1)).isNotEqualTo(other.get(1)).hasSize(8);
    assertThat(one.get(0)).doesNotContainAnyElementsOf(one.get(1)).hasSize(32);
  }

  @Test
  void scalesAreThoseOfTheTrainingSplitThatWasDrawn() throws IOException {
    // given
    List<List<Integer>> splits = numbers(task(CLASSES).open().ofSearch(3));
    double mean = splits.get(0).stream().mapToInt(i -> i).average().orElseThrow();

    // when
    TaskData data = task(CLASSES.replace("scale: none", "scale: standardise")).open().ofSearch(3);

    // then
    assertThat(data.fitted())
        .hasEntrySatisfying("shift of x", shift -> assertThat(shift).isCloseTo(mean, within(1e-9)));
  }

  @Test
  void numbersAreDrawnTooAndHaveBaselinesOfTheirOwn() throws IOException {
    // given
    String keys = KEYS + "resample: true\n";
    TrialData trials =
        FileTasks.of(directory.resolve("n.csv"), csv(0, i -> String.valueOf(i * i)), keys).open();

    // then
    assertThat(trials.ofComparison(1).baselines())
        .isNotEqualTo(trials.ofComparison(2).baselines())
        .isEqualTo(trials.ofComparison(1).baselines());
  }

  @Test
  void eachClassIsInEveryTrainingSplit() throws IOException {
    // given: classes at every step, so that sequences are of no kind, and one alone has b
    String keys = CLASSES + "targets_at: every_step\nresample: true\n";
    Path file = directory.resolve("e.csv");
    TrialData trials = FileTasks.of(file, csv(0, i -> i == 5 ? "b" : "a"), keys).open();

    // then
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(numbers(trials.ofComparison(seed)).get(0)).as("seed %d", seed).contains(5);
    }
  }

  @Test
  void whatCannotBeTogetherIsAFaultWithItsPlace() {
    FileTasks.assertFaults(
        "name: sequences\nfile: d.csv\nsequence_id: id\nfeatures: [x]\ntargets: [y]\n"
            + "time_steps: 2\nresample: true\nsearch_validation: fixed",
        "8:20: 'task.search_validation' is fixed, but resample is true, and draws all splits of"
            + " every seed; leave out one of them");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: series\nfile: s.csv\ncolumns: [a]\nwindow: 3\nvalidation: 2\ntest: 2",
        "name: text\nfile: t.txt\nalphabet: ab\ntime_steps: 3"
      })
  void aSplitInTimeCannotBeDrawn(String keys) {
    String why =
        keys.contains("series") ? "a series is split in time" : "a text is split in its order";
    int line = (int) keys.lines().count() + 1;
    List<String> faults = new ArrayList<>();
    for (String key : Arrays.asList("search_validation: each_seed", "resample: true")) {
      String name = key.replaceFirst(":.*", "");
      faults.add(
          "%d:%d: 'task.%s' is for sequences; %s, the same for every seed; leave it out"
              .formatted(line + faults.size(), name.length() + 3, name, why));
    }
    FileTasks.assertFaults(
        keys + "\nsearch_validation: each_seed\nresample: true", faults.toArray(String[]::new));
  }
}
