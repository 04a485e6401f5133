package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.files.FileTasks;
import io.github.rnncompare.tensor.Floats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of data files, with networks. */
class FileTasksTrainingTest {
  private static final int UNITS = 6;
  private static final Architecture GRU_OF_6 =
      new Architecture(
          "gru",
          UNITS,
          Stack.SINGLE,
          Initialisation.PYTORCH,
          in -> new GRU.Builder().nIn(in).nOut(UNITS).build());

  private static final String SEQUENCES =
      "name: sequences\nsequence_id: id\nfeatures: [a, b]\ntime_steps: 7\n";

  @TempDir private Path directory;

  /** Sequences of two to seven steps; y is the last of a, and k whether b ascends. */
  private Task sequences(int count, String keys) throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("id,a,b,y,k\n");
    for (int i = 0; i < count; i++) {
      double[] a = random.doubles(2 + random.nextInt(6)).toArray();
      boolean up = random.nextInt(3) > 0;
      for (int t = 0; t < a.length; t++) {
        rows.append(i + "," + a[t] + "," + (up ? t : -t) + "," + a[a.length - 1]);
        rows.append(up ? ",up\n" : ",down\n");
      }
    }
    return FileTasks.of(directory.resolve("d.csv"), rows.toString(), SEQUENCES + keys);
  }

  /** A wave and its double, with some noise. */
  private Task series() throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("a,b\n");
    for (int t = 0; t < 200; t++) {
      double wave = 10 + Math.sin(t / 3.0);
      rows.append(wave + 0.01 * random.nextGaussian() + "," + 2 * wave + "\n");
    }
    return FileTasks.of(
        directory.resolve("s.csv"),
        rows.toString(),
        "name: series\ncolumns: [a, b]\nwindow: 6\nhorizon: 3\nvalidation: 40\ntest: 40\n"
            + "transforms: [log_difference, standardise]");
  }

  private Task text(int count) throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < count; t++) {
      text.append(random.nextInt(5) == 0 ? "😀" : "abc".charAt(t % 3));
    }
    return FileTasks.of(
        directory.resolve("t.txt"), text.toString(), "name: text\nalphabet: abc😀\ntime_steps: 8");
  }

  private List<Task> tasks() throws IOException {
    return List.of(
        sequences(60, "targets: [y]"),
        sequences(60, "targets: [k]\nclasses: [up, down]"),
        sequences(60, "targets: [b]\ntargets_at: next_step"),
        series(),
        text(600));
  }

  @Test
  void theSameSeedGivesTheSameNumbersAndTheLossFalls() throws IOException {
    for (Task task : tasks()) {
      // when
      List<EpochRecord> epochs = new ArrayList<>();
      List<EpochRecord> again = new ArrayList<>();
      TrainingResult result = train(task, epochs);
      TrainingResult resultAgain = train(task, again);

      // then: some batches have their own size, and all are padded to time_steps
      assertThat(again).as(task.description()).isEqualTo(epochs).hasSize(16);
      assertThat(resultAgain).as(task.description()).isEqualTo(result);
      assertThat(result.finalTrainLoss())
          .as(task.description())
          .isLessThan(0.95 * epochs.get(0).trainLoss());
      assertThat(requireNonNull(result.testMetric())).isFinite();
    }
  }

  private static TrainingResult train(Task task, List<EpochRecord> epochs) throws IOException {
    return Training.train(
        RecurrentNetwork.create(GRU_OF_6, task.shape(), 1),
        task.data(1),
        Settings.of("epochs: 15, batch_size: 17, optimizer: {name: adam, learning_rate: 0.01}"),
        new TrainingSeeds(1, 2),
        Optional.empty(),
        (epoch, checkpoint) -> epochs.add(epoch));
  }

  @Test
  void aNetworkThatPredictsTheMeanScoresItsBaseline() throws IOException {
    for (Task task :
        List.of(
            sequences(60, "targets: [y]"),
            sequences(4000, "targets: [y]\ntargets_at: every_step"),
            sequences(60, "targets: [b, a]\ntargets_at: next_step"))) {
      // given: weights of 0 predict the mean, as targets are standardised
      RecurrentNetwork network = RecurrentNetwork.create(GRU_OF_6, task.shape(), 1);
      Floats.write(new float[(int) network.parameterCount()], network.parameters());

      // then
      assertBaselines(network, task.data(1), "mean of training", "mean of training");
    }
  }

  @Test
  void aNetworkThatPredictsTheFrequenciesScoresTheirBaseline() throws IOException {
    for (Task task :
        List.of(
            sequences(60, "targets: [k]\nclasses: [up, down]"),
            sequences(
                4000,
                "targets: [k]\nclasses: [up, down]\ntargets_at: every_step\nmetric: macro_f1"),
            text(30_000))) {
      // given: biases whose softmax are the frequencies in training
      TaskData data = task.data(1);
      RecurrentNetwork network = RecurrentNetwork.create(GRU_OF_6, task.shape(), 1);
      float[] parameters = new float[(int) network.parameterCount()];
      double[] frequencies = frequencies(data.train());
      for (int k = 0; k < frequencies.length; k++) {
        parameters[parameters.length - frequencies.length + k] = (float) Math.log(frequencies[k]);
      }
      Floats.write(parameters, network.parameters());

      // then
      boolean text = task.description().startsWith("text");
      assertBaselines(
          network,
          data,
          text ? "frequencies of characters" : "frequencies of classes",
          text ? "frequencies of characters" : "most frequent class");
    }
  }

  private static double[] frequencies(Split split) {
    float[] targets = Floats.of(split.sequences().targets());
    int classes = (int) split.sequences().targets().size(1);
    int steps = split.set().everyStep() ? split.set().timeSteps() : 1;
    double[] counts = new double[classes];
    double all = 0;
    for (int i = 0; i < targets.length; i++) {
      counts[i / steps % classes] += targets[i];
      all += targets[i];
    }
    for (int k = 0; k < classes; k++) {
      counts[k] /= all;
    }
    return counts;
  }

  private static void assertBaselines(
      RecurrentNetwork network, TaskData data, String ofLosses, String ofMetric) {
    Score test = Score.of(network, requireNonNull(data.test()));
    assertThat(Score.of(network, data.train()).loss())
        .isCloseTo(baseline(data, ofLosses, "final_train_loss"), within(1e-5));
    assertThat(Score.of(network, requireNonNull(data.validation())).loss())
        .isCloseTo(baseline(data, ofLosses, "best_validation_loss"), within(1e-5));
    assertThat(test.loss()).isCloseTo(baseline(data, ofLosses, "test_loss"), within(1e-5));
    assertThat(requireNonNull(test.metric()))
        .isCloseTo(baseline(data, ofMetric, "test_metric"), within(1e-5));
  }

  private static double baseline(TaskData data, String name, String measure) {
    return data.baselines().stream()
        .filter(baseline -> baseline.name().equals(name) && baseline.measure().equals(measure))
        .mapToDouble(Baseline::value)
        .findFirst()
        .orElseThrow();
  }
}
