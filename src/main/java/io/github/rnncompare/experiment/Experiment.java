package io.github.rnncompare.experiment;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.results.FloorRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.task.DataFile;
import io.github.rnncompare.task.Floor;
import io.github.rnncompare.task.Metric;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.EpochRecord;
import io.github.rnncompare.training.Training;
import io.github.rnncompare.training.TrainingResult;
import io.github.rnncompare.training.TrainingSeeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A spec and all its trials: every architecture with every seed, in that order. Within a seed all
 * architectures are trained on the very same tensors.
 */
public final class Experiment {
  private final ExperimentSpec spec;
  private @Nullable TaskData fromFiles;

  public Experiment(ExperimentSpec spec) {
    this.spec = spec;
  }

  /** What the trials came to. */
  public record Outcome(List<LossRow> losses, List<TrialRow> trials, List<FloorRow> floors) {}

  /** A network as it is on this machine. */
  public record Assembled(long parameters, LayerEngine engine) {}

  /** The network of each architecture, in the spec's order. */
  public List<Assembled> assembled() {
    return spec.architectures().stream()
        .map(architecture -> assemble(architecture, 0))
        .map(network -> new Assembled(network.parameterCount(), network.engine()))
        .toList();
  }

  /**
   * The files that the data come from, with their digests.
   *
   * @throws MistakeException if the data are missing or not what the task needs
   */
  public List<DataFile> files() throws IOException {
    return data(spec.seeds().get(0)).files();
  }

  /** Trains every architecture with every seed. */
  public Outcome run(ExperimentObserver observer) throws IOException {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Architecture first = spec.architectures().get(0);
    for (Architecture architecture : spec.architectures()) {
      for (long seed : spec.seeds()) {
        TaskData data = data(seed);
        if (architecture.equals(first)) {
          data.floors().forEach(floor -> outcome.floors().add(row(seed, floor)));
        }
        outcome.trials().add(trial(architecture, seed, data, outcome.losses(), observer));
      }
    }
    return outcome;
  }

  private TrialRow trial(
      Architecture architecture,
      long seed,
      TaskData data,
      List<LossRow> losses,
      ExperimentObserver observer) {
    observer.trialStarted(architecture, seed);
    TrialSeeds seeds = TrialSeeds.of(seed);
    RecurrentNetwork network = assemble(architecture, seeds.weights());
    TrainingResult result =
        Training.train(
            network,
            data,
            spec.training(),
            new TrainingSeeds(seeds.shuffling(), seeds.noise()),
            Optional.empty(),
            (epoch, checkpoint) -> {
              losses.add(row(architecture, seed, epoch));
              observer.epochEnded(architecture, seed, epoch);
            });
    TrialRow trial = row(architecture, seed, network, result, metricOf(data));
    observer.trialEnded(trial);
    return trial;
  }

  /** Files are read once, so that all trials see the same content, whatever becomes of them. */
  private TaskData data(long seed) throws IOException {
    if (fromFiles != null) {
      return fromFiles;
    }
    TaskData data = spec.task().data(TrialSeeds.of(seed).data());
    if (!data.files().isEmpty()) {
      fromFiles = data;
    }
    return data;
  }

  private RecurrentNetwork assemble(Architecture architecture, long weightSeed) {
    return RecurrentNetwork.create(architecture, spec.task().shape(), spec.init(), weightSeed);
  }

  private static String metricOf(TaskData data) {
    Metric metric = data.test() == null ? null : data.test().metric();
    return metric == null ? "" : metric.name();
  }

  private static FloorRow row(long seed, Floor floor) {
    return new FloorRow(floor.name(), floor.figure(), seed, floor.value());
  }

  private static LossRow row(Architecture architecture, long seed, EpochRecord epoch) {
    return new LossRow(
        architecture.name(),
        seed,
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.validationLoss(),
        epoch.metric(),
        epoch.gradientNorm());
  }

  private static TrialRow row(
      Architecture architecture,
      long seed,
      RecurrentNetwork network,
      TrainingResult result,
      String metric) {
    return new TrialRow(
        architecture.name(),
        Names.of(network.engine()),
        architecture.hiddenSize(),
        network.parameterCount(),
        seed,
        Names.of(result.status()),
        result.epochs(),
        result.finalTrainLoss(),
        result.bestEpoch(),
        result.bestValidationLoss(),
        result.testLoss(),
        metric,
        result.testMetric());
  }
}
