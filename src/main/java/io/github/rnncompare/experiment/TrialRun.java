package io.github.rnncompare.experiment;

import io.github.rnncompare.diagnostics.DiagnosticSettings;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.network.Memory;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.Checkpoint;
import io.github.rnncompare.training.EpochRecord;
import io.github.rnncompare.training.Training;
import io.github.rnncompare.training.TrainingResult;
import io.github.rnncompare.training.TrainingSeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One trial: a network is made, trained and tested. */
final class TrialRun {
  private final Trial trial;
  private final Map<String, String> configuration;
  private final RecurrentNetwork network;
  private final TaskData data;
  private final Supplier<List<Baseline>> baselines;
  private final List<LossRow> losses = new ArrayList<>();
  private final TrialDiagnostics diagnostics;

  /** The epoch whose parameters the network has in the end. */
  private long modelEpoch;

  /**
   * The state of a trial after an epoch.
   *
   * @param losses of the epochs so far
   * @param diagnostics of the epochs so far
   */
  record Progress(Checkpoint checkpoint, List<LossRow> losses, List<DiagnosticRow> diagnostics) {}

  /** Watches one trial. */
  interface Observer {
    /**
     * Called after each epoch.
     *
     * @param progress made on request, which is possible until this method returns
     */
    void epochEnded(EpochRecord epoch, Supplier<Progress> progress);
  }

  /**
   * A trial that has not begun.
   *
   * @param configuration the values of the sweep's columns
   * @param baselines on the same data
   * @param asked what is to be measured inside the network
   */
  TrialRun(
      Trial trial,
      Map<String, String> configuration,
      Shape shape,
      TaskData data,
      Supplier<List<Baseline>> baselines,
      Optional<DiagnosticSettings> asked) {
    this.trial = trial;
    this.baselines = baselines;
    this.configuration = configuration;
    this.data = trial.stage() == Stage.SEARCH ? data.withoutTest() : data;
    network =
        RecurrentNetwork.create(trial.candidate().architecture(), shape, trial.seeds().weights());
    diagnostics = new TrialDiagnostics(trial, configuration, network, data, asked);
  }

  /** Trains and tests, from the beginning or from an earlier state. */
  TrialRecord run(Optional<Progress> start, Observer observer) {
    start.ifPresent(
        reached -> {
          losses.addAll(reached.losses());
          diagnostics.restore(reached.diagnostics());
        });
    TrialSeeds seeds = trial.seeds();
    TrainingResult result =
        Training.train(
            network,
            data,
            trial.candidate().training(),
            new TrainingSeeds(seeds.shuffling(), seeds.noise()),
            start.map(Progress::checkpoint),
            (epoch, checkpoint) -> {
              losses.add(row(epoch));
              diagnostics.epochEnded(epoch);
              observer.epochEnded(
                  epoch,
                  () -> new Progress(checkpoint.get(), List.copyOf(losses), diagnostics.rows()));
            });
    modelEpoch = result.bestEpoch() == null ? result.epochs() : result.bestEpoch();
    diagnostics.trained(modelEpoch);
    return new TrialRecord(row(result), List.copyOf(losses), diagnostics.rows(), baselines());
  }

  /**
   * The trained network at its best epoch; to be called after {@link #run}.
   *
   * @param spec with every default filled in
   */
  SavedModel model(Map<String, Object> spec) {
    return SavedModel.of(
        network,
        trial.candidate().architecture().name(),
        trial.seed(),
        modelEpoch,
        spec,
        data.fitted(),
        data.trainedOn());
  }

  private List<BaselineRow> baselines() {
    return baselines.get().stream()
        .map(
            baseline ->
                new BaselineRow(
                    baseline.name(), baseline.measure(), trial.seed(), baseline.value()))
        .toList();
  }

  private LossRow row(EpochRecord epoch) {
    return new LossRow(
        trial.candidate().architecture().name(),
        configuration,
        trial.seed(),
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.validationLoss(),
        epoch.metric(),
        epoch.gradientNorm());
  }

  private TrialRow row(TrainingResult result) {
    Metric metric = data.test() == null ? null : data.test().metric();
    return new TrialRow(
        trial.candidate().architecture().name(),
        configuration,
        Names.of(network.engine()),
        trial.candidate().architecture().hiddenSize(),
        network.parameterCount(),
        trial.seed(),
        Names.of(result.status()),
        result.epochs(),
        result.finalTrainLoss(),
        result.bestEpoch(),
        result.bestValidationLoss(),
        result.testLoss(),
        metric == null ? "" : metric.name(),
        metric == null ? "" : Names.of(metric.better()),
        result.testMetric(),
        result.message());
  }

  /** The record of a trial that threw. */
  static TrialRecord failed(
      Trial trial, Map<String, String> configuration, Shape shape, Throwable failure) {
    Candidate candidate = trial.candidate();
    String message =
        Memory.shortage(failure)
            .map(found -> "OutOfMemoryError: " + withoutSizes(found) + "; " + Memory.ADVICE)
            .orElse(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    TrialRow row =
        new TrialRow(
            candidate.architecture().name(),
            configuration,
            Names.of(RecurrentNetwork.engineOf(candidate.architecture(), shape)),
            candidate.architecture().hiddenSize(),
            RecurrentNetwork.parameterCount(candidate.architecture(), shape),
            trial.seed(),
            TrialRow.FAILED,
            0,
            null,
            null,
            null,
            null,
            "",
            "",
            null,
            message.replaceAll("\\s+", " "));
    return new TrialRecord(row, List.of(), List.of(), List.of());
  }

  /** Leaves out how much memory was free, which varies from run to run; the log has it. */
  private static String withoutSizes(String shortage) {
    return shortage.replaceFirst("(?s):.*", "");
  }
}
