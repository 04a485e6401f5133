package io.github.rnncompare.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trials on sequences of a file whose seeds draw their own splits. */
class ResampledExperimentTest {
  private static final Path GESTURES =
      Path.of("src", "test", "resources", "older", "gestures.csv").toAbsolutePath();

  @TempDir private Path directory;

  private ExperimentSpec spec(Path file, String keys) throws IOException {
    return SmallSpecs.read(
        directory,
        """
        question: How much do the splits matter?
        task: {name: sequences, file: '%s', sequence_id: run, features: [x, y],
          targets: [label], classes: [a, b, c], time_steps: 7, %s}
        architectures: {simple_rnn: {hidden_size: 3}, gru: {hidden_size: 2}}
        training: {epochs: 1, batch_size: 5, optimizer: {name: adam}}
        sweep: {choose: mean, seeds: [101, 102], keys: {training.l2: [0.1, 0]}}
        save: best
        seeds: 2
        """
            .formatted(file, keys));
  }

  private static List<INDArray> features(TaskData data) {
    return List.of(data.train(), requireNonNull(data.validation()), requireNonNull(data.test()))
        .stream()
        .map(Split::sequences)
        .map(sequences -> sequences.features())
        .toList();
  }

  @Test
  void allArchitecturesHaveTheSplitsOfASeed() throws IOException {
    // given
    Experiment experiment = new Experiment(spec(GESTURES, "resample: true"));
    Map<Long, List<INDArray>> bySeed = new HashMap<>();

    // when, then
    for (Trial trial : experiment.plan().all()) {
      List<INDArray> own = features(experiment.data(trial));
      assertThat(bySeed.computeIfAbsent(trial.seed(), seed -> own)).isEqualTo(own);
    }
    assertThat(bySeed).hasSize(4);
    assertThat(bySeed.values().stream().map(splits -> splits.get(2)).distinct()).hasSize(4);
  }

  @Test
  void onlyTheSearchHasItsOwnValidationUnlessAskedForMore() throws IOException {
    Experiment experiment = new Experiment(spec(GESTURES, "validation: 0.3"));
    Map<Trial.Stage, Long> different =
        experiment.plan().all().stream()
            .collect(
                Collectors.groupingBy(
                    Trial::stage,
                    Collectors.mapping(
                        trial -> validation(experiment, trial),
                        Collectors.collectingAndThen(
                            Collectors.toList(), all -> all.stream().distinct().count()))));
    assertThat(different).isEqualTo(Map.of(Trial.Stage.SEARCH, 2L, Trial.Stage.COMPARISON, 1L));
  }

  private static INDArray validation(Experiment experiment, Trial trial) {
    try {
      return features(experiment.data(trial)).get(1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void filesAreReadOnceAndEachSeedHasItsBaselines() throws IOException {
    // given
    Path file = Files.copy(GESTURES, directory.resolve("copy.csv"));
    Experiment experiment = new Experiment(spec(file, "resample: true"));
    assertThat(experiment.files()).hasSize(1);
    Files.delete(file);

    // when
    Outcome outcome =
        experiment.run(
            Running.journal(directory.resolve("results")),
            new ExecutionOptions(2, Duration.ofHours(1)),
            Running.NOBODY);

    // then
    assertThat(Running.trials(outcome)).allMatch(trial -> trial.isOk());
    Map<Long, List<Double>> baselines =
        outcome.baselines().stream()
            .collect(
                Collectors.groupingBy(
                    BaselineRow::seed,
                    Collectors.mapping(BaselineRow::value, Collectors.toList())));
    assertThat(baselines).containsOnlyKeys(1L, 2L);
    assertThat(outcome.models()).hasSize(4);
  }
}
