package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.training.Learner;
import io.github.rnncompare.training.TrainingSeeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every architecture goes through one loop, over the same batches in the same order. */
class EqualLoopTest {
  private static final int EPOCHS = 3;
  private static final int BATCH_SIZE = 5;

  @TempDir private Path directory;

  private ExperimentSpec spec() throws IOException {
    return SmallSpecs.read(
        directory,
        """
        question: Do all see the same?
        task: {name: random_tensors, sequences: 12, time_steps: 3, input_size: 2, output_size: 1}
        architectures: {simple_rnn: {hidden_size: 3}, lstm: {hidden_size: 2}, gru: {hidden_size: 2}}
        training:
          epochs: %d
          batch_size: %d
          optimizer: {name: adam, learning_rate: {simple_rnn: 0.1, lstm: 0.2, gru: 0.3}}
        seeds: [3, 8]
        """
            .formatted(EPOCHS, BATCH_SIZE));
  }

  /** The losses of epochs 1 to 3, in a loop that is written out here. */
  private static List<Double> byHand(ExperimentSpec spec, Candidate candidate, long seed)
      throws IOException {
    TrialSeeds seeds = TrialSeeds.of(seed);
    Sequences train = spec.task().data(seeds.data()).train().sequences();
    RecurrentNetwork network =
        RecurrentNetwork.create(candidate.architecture(), spec.task().shape(), seeds.weights());
    Learner learner = new Learner(network, candidate.training(), new TrainingSeeds(0, 0));
    Random random = new Random(seeds.shuffling());
    int[] order = new int[train.count()];
    Arrays.setAll(order, i -> i);
    List<Double> losses = new ArrayList<>();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = order.length - 1; i > 0; i--) { // Fisher and Yates
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      double sum = 0;
      for (int start = 0; start < order.length; start += BATCH_SIZE) {
        int[] batch = Arrays.copyOfRange(order, start, Math.min(start + BATCH_SIZE, order.length));
        sum += learner.learn(train.pick(batch)) * batch.length;
      }
      losses.add(sum / order.length);
    }
    return losses;
  }

  @Test
  void allSeeTheSameBatchesInTheSameOrder() throws IOException {
    // given
    ExperimentSpec spec = spec();

    // when
    List<LossRow> rows = Running.losses(Running.run(spec));

    // then
    for (Candidate candidate : spec.candidates()) {
      for (long seed : spec.seeds()) {
        assertThat(
                rows.stream()
                    .filter(row -> row.architecture().equals(candidate.architecture().name()))
                    .filter(row -> row.seed() == seed && row.epoch() > 0)
                    .map(LossRow::trainLoss))
            .as("%s, seed %d", candidate.description(), seed)
            .isEqualTo(byHand(spec, candidate, seed));
      }
    }
  }

  /** The same network under each of the three names. */
  private static Candidate renamed(ExperimentSpec spec, Candidate candidate) {
    Candidate gru = spec.candidates().get(2);
    Architecture layer = gru.architecture();
    return new Candidate(
        new Architecture(
            candidate.architecture().name(),
            layer.hiddenSize(),
            layer.stack(),
            layer.init(),
            layer.layer()),
        gru.training(),
        candidate.configuration());
  }

  @Test
  void anArchitecturesNameAndPlaceMakeNoDifference() throws IOException {
    // given
    ExperimentSpec spec = spec();
    ExperimentSpec alike =
        new ExperimentSpec(
            spec.name(),
            spec.question(),
            spec.task(),
            spec.architectures(),
            spec.candidates().stream().map(candidate -> renamed(spec, candidate)).toList(),
            spec.further(),
            spec.sweep(),
            spec.save(),
            spec.baselines(),
            spec.seeds(),
            spec.diagnostics(),
            spec.resolved());

    // when
    List<TrialRow> rows = Running.trials(Running.run(alike));

    // then: two seeds of each
    assertThat(rows)
        .extracting(TrialRow::architecture)
        .containsExactly("simple_rnn", "simple_rnn", "lstm", "lstm", "gru", "gru");
    for (int i = 2; i < 6; i++) {
      assertThat(rows.get(i).finalTrainLoss()).isEqualTo(rows.get(i % 2).finalTrainLoss());
    }
    assertThat(rows.get(0).finalTrainLoss()).isNotEqualTo(rows.get(1).finalTrainLoss());
  }
}
