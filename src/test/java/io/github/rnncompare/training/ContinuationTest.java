package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.generated.RandomTensors;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that was stopped after any of its epochs and continued, against one left alone. */
class ContinuationTest {
  private static final TrainingSeeds SEEDS = new TrainingSeeds(5, 6);

  /** All that a training leaves behind. */
  private record Outcome(List<EpochRecord> epochs, TrainingResult result, FloatArray parameters) {}

  /** Thrown by an observer, to stop. */
  private static final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What is trained, and how. */
  private record Case(TrainingSettings settings, Shape shape) {

    RecurrentNetwork network(long seed) {
      Architecture gru =
          new Architecture(
              "gru",
              4,
              new Stack(2, false),
              Initialisation.PYTORCH,
              in -> new GRU.Builder().nIn(in).nOut(4).build());
      return RecurrentNetwork.create(gru, shape, seed);
    }

    TaskData data() {
      RandomTensors task = new RandomTensors(10, shape);
      return new TaskData(
          task.data(1).train(), task.data(2).train(), task.data(3).train(), List.of(), List.of());
    }

    Outcome trained() {
      return train(network(1), Optional.empty(), new ArrayList<>());
    }

    Outcome stoppedAndContinued(int lastEpoch) {
      List<EpochRecord> epochs = new ArrayList<>();
      Checkpoint[] reached = new Checkpoint[1];
      TrainingObserver stopping =
          (epoch, checkpoint) -> {
            epochs.add(epoch);
            if (epoch.epoch() == lastEpoch) {
              reached[0] = checkpoint.get();
              throw new StopException();
            }
          };
      assertThatThrownBy(
              () -> Training.train(network(1), data(), settings, SEEDS, Optional.empty(), stopping))
          .isInstanceOf(StopException.class);
      return train(network(99), Optional.of(requireNonNull(reached[0])), epochs);
    }

    private Outcome train(
        RecurrentNetwork network, Optional<Checkpoint> start, List<EpochRecord> epochs) {
      TrainingResult result =
          Training.train(
              network, data(), settings, SEEDS, start, (epoch, checkpoint) -> epochs.add(epoch));
      return new Outcome(epochs, result, new FloatArray(Floats.of(network.parameters())));
    }
  }

  static Stream<String> settings() {
    String adam = "optimizer: {name: adam, learning_rate: 0.02}";
    return Stream.of(
        "epochs: 6, " + adam,
        "epochs: 6, batch_size: 3, " + adam,
        "epochs: 6, batch_size: 3, optimizer: {name: rmsprop, learning_rate: 0.02}",
        "epochs: 6, batch_size: 3, optimizer: {name: sgd, learning_rate: 0.02, momentum: 0.9}",
        "epochs: 6, batch_size: 3, optimizer: {name: sgd, learning_rate: 1e10}",
        "epochs: 6, batch_size: 3, schedule: {name: cosine}, " + adam,
        "epochs: 6, batch_size: 3, dropout: 0.3, " + adam,
        "epochs: 6, batch_size: 3, l2: 0.1, weight_noise: 0.05, " + adam,
        "epochs: 6, batch_size: 3, truncated_bptt: 3, " + adam,
        "steps: 10, batch_size: 3, clip: 0.1, " + adam,
        "epochs: 40, patience: 2, clip: 0.01, clip_by: value, batch_size: 3, " + adam,
        "epochs: 40, patience: 2, checkpoint: lowest, batch_size: 3, " + adam,
        "epochs: 12, batch_size: 3, " + adam,
        "steps: 30, batch_size: 3, clip: 0.1, l2: 0.01, weight_noise: 0.05, dropout: 0.2, patience:"
            + " 9, truncated_bptt: 2, schedule: {name: linear}, "
            + adam);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aTrainingThatWasStoppedEndsWithTheSameBits(String keys) {
    for (boolean everyStep : new boolean[] {false, true}) {
      // given
      Case training = new Case(Settings.of(keys), new Shape(3, 4, 1, TargetKind.VALUES, everyStep));
      Outcome whole = training.trained();

      for (EpochRecord epoch : whole.epochs()) {
        // when, then
        assertThat(training.stoppedAndContinued(epoch.epoch()))
            .as("stopped after epoch %d", epoch.epoch())
            .isEqualTo(whole);
      }
    }
  }
}
