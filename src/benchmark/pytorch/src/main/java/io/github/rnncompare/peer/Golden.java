package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.set_num_threads;

import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import io.github.rnncompare.peer.Case.Clip;
import io.github.rnncompare.peer.Case.Place;
import io.github.rnncompare.peer.Case.Rule;
import io.github.rnncompare.peer.Case.Targets;
import io.github.rnncompare.peer.Case.Task;
import io.github.rnncompare.peer.Case.Updater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Trains small networks with PyTorch and writes what another implementation needs to follow them, a
 * file for each, into the project's test resources.
 *
 * <pre>OPENBLAS_NUM_THREADS=1 mvn -q -f src/benchmark/pytorch/pom.xml compile exec:java</pre>
 */
public final class Golden {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "io", "github", "rnncompare", "training", "pytorch");

  private static final Updater ADAM = new Updater(Rule.ADAM, 0.001);
  private static final Updater FAST_ADAM = new Updater(Rule.ADAM, 0.01);
  private static final Optional<Clip> UNCLIPPED = Optional.empty();
  private static final OptionalInt WHOLE = OptionalInt.empty();

  private Golden() {}

  /** Run from the project's root. */
  public static void main(String[] arguments) throws IOException {
    set_num_threads(1);
    Files.createDirectories(FOLDER);
    for (Case golden : cases()) {
      GoldenFile.write(FOLDER, golden);
    }
    Task everyStep = new Task(20, 6, Targets.VALUES, Place.EVERY_STEP, false);
    for (OwnCell.Kind own : OwnCell.Kind.values()) {
      GoldenFile.write(
          FOLDER, small(own.file(), Network.of(own, 3, 5), everyStep, FAST_ADAM));
    }
  }

  private static List<Case> cases() {
    Task values = new Task(20, 6, Targets.VALUES, Place.LAST_STEP, false);
    Task everyStep = new Task(20, 6, Targets.VALUES, Place.EVERY_STEP, false);
    Task classes = new Task(20, 6, Targets.CLASSES, Place.LAST_STEP, false);
    return List.of(
        lecture("rnn", Architecture.SIMPLE_RNN),
        lecture("lstm", Architecture.LSTM),
        lecture("gru", Architecture.GRU),
        small("rnn-relu", small(Architecture.SIMPLE_RNN).relu(), values, FAST_ADAM),
        small("gru-two-layers", small(Architecture.GRU).twoLayers(), values, FAST_ADAM),
        small("lstm-bidirectional", small(Architecture.LSTM).bothWays(), everyStep, FAST_ADAM),
        small("lstm-every-step", small(Architecture.LSTM), everyStep, FAST_ADAM),
        small("gru-classes", small(Architecture.GRU), classes, FAST_ADAM),
        new Case(
            "rnn-clipped",
            small(Architecture.SIMPLE_RNN),
            values,
            // Not Adam, which would undo most of what clipping does.
            new Updater(Rule.SGD, 0.05),
            Optional.of(new Clip(0.3, false)),
            WHOLE,
            30),
        new Case(
            "lstm-decay-value-step",
            small(Architecture.LSTM),
            values,
            new Updater(Rule.ADAM, 0.02, 0.05, OptionalInt.of(10)),
            Optional.of(new Clip(0.02, true)),
            WHOLE,
            30),
        new Case(
            "rnn-decay-momentum",
            small(Architecture.SIMPLE_RNN),
            values,
            new Updater(Rule.SGD, 0.02, 0.1, OptionalInt.of(20)),
            UNCLIPPED,
            WHOLE,
            30),
        new Case(
            "gru-truncated",
            small(Architecture.GRU),
            everyStep,
            FAST_ADAM,
            UNCLIPPED,
            OptionalInt.of(4),
            30),
        small("gru-rmsprop", small(Architecture.GRU), values, new Updater(Rule.RMSPROP, 0.002)),
        small("lstm-momentum", small(Architecture.LSTM), values, new Updater(Rule.SGD, 0.05)),
        packed("rnn-packed", Architecture.SIMPLE_RNN),
        packed("lstm-packed", Architecture.LSTM),
        packed("gru-packed", Architecture.GRU));
  }

  /** The networks and tensors of the lecture notes. */
  private static Case lecture(String name, Architecture architecture) {
    Task task = new Task(100, 5, Targets.VALUES, Place.LAST_STEP, false);
    return new Case(name, Network.of(architecture, 10, 20), task, ADAM, UNCLIPPED, WHOLE, 100);
  }

  private static Network small(Architecture architecture) {
    return Network.of(architecture, 3, 5);
  }

  private static Case small(String name, Network network, Task task, Updater updater) {
    return new Case(name, network, task, updater, UNCLIPPED, WHOLE, 30);
  }

  /** Sequences of 1 to 7 steps, padded with zeros behind, of which PyTorch sees the real steps. */
  private static Case packed(String name, Architecture architecture) {
    Task task = new Task(20, 7, Targets.VALUES, Place.LAST_STEP, true);
    return small(name, small(architecture), task, FAST_ADAM);
  }
}
