package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short sequences of the generated tasks can be learnt, in a second or so. */
class LearnedTasksTest {
  private static final int UNITS = 16;
  private static final Architecture ARCHITECTURE =
      new Architecture(
          "gru",
          UNITS,
          Stack.SINGLE,
          Initialisation.PYTORCH,
          in -> new GRU.Builder().nIn(in).nOut(UNITS).build());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: adding, time_steps: 4",
        "name: temporal_order, time_steps: 10",
        "name: temporal_order, time_steps: 10, symbols: 3",
        "name: delayed_recall, time_steps: 8",
        "name: multi_item_recall, time_steps: 8, items: 2, keys: 2",
        "name: native_language, time_steps: 24, countries: 3",
        "name: signal, shortest: 5, longest: 8, test_lengths: [9]",
      })
  void aSmallGruIsFarBetterThanTheBaseline(String keys) throws IOException {
    // given
    Task task = SpecTasks.read(keys + ", sequences: 600, validation: 100, test: 200");
    TaskData data = task.data(1);
    RecurrentNetwork network = RecurrentNetwork.create(ARCHITECTURE, task.shape(), 1);

    // when
    TrainingResult result =
        Training.train(
            network,
            data,
            Settings.of("epochs: 30, batch_size: 20, optimizer: {name: adam, learning_rate: 0.01}"),
            new TrainingSeeds(1, 2),
            Optional.empty(),
            (epoch, checkpoint) -> {});

    // then: at least half of the way from the baseline to the best there is
    Metric metric = requireNonNull(requireNonNull(data.test()).metric());
    double best = metric.better() == Metric.Better.HIGHER ? 1 : 0;
    double missed = Math.abs(best - requireNonNull(result.testMetric()));
    assertThat(missed).isLessThan(Math.abs(best - baseline(data, "test_metric")) / 2);
    assertThat(result.testLoss()).isLessThan(baseline(data, "test_loss") / 2);
    assertThat(result.bestValidationLoss()).isLessThan(baseline(data, "best_validation_loss") / 2);
    assertThat(result.finalTrainLoss()).isLessThan(baseline(data, "final_train_loss") / 2);
  }

  private static double baseline(TaskData data, String measure) {
    return data.baselines().stream()
        .filter(baseline -> baseline.measure().equals(measure))
        .mapToDouble(Baseline::value)
        .findFirst()
        .orElseThrow();
  }
}
