package io.github.rnncompare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.ExperimentObserver;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.experiment.Run;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.training.Learner;
import io.github.rnncompare.training.TrainingSeeds;
import io.github.rnncompare.statistics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/**
 * How much sooner two jobs finish a plan than one, and how much of one job's time is no training
 * step: data, networks, evaluation, journal, result files, report.
 */
public final class SideBySideRuns {
  private static final Path SPEC = Path.of("experiments", "seed.yaml");
  private static final int ROUNDS = 3;
  private static final int BATCH_SIZE = 20;

  /** About a minute on one core. */
  private static final int EPOCHS = 1000;

  private static final int WARM_UP_EPOCHS = 50;

  private SideBySideRuns() {}

  /** Times in seconds of one round. */
  private record Round(double oneJob, double twoJobs, double stepsAlone) {}

  /** {@code [DIR]}, by default {@code results/performance}. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Backend backend = Backend.load();
    round(backend, WARM_UP_EPOCHS);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(round(backend, EPOCHS));
    }
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "results/performance");
    Files.createDirectories(folder);
    Provenance provenance =
        Machine.provenance(backend, List.of(), List.of(), "runner benchmark", started);
    AtomicFile.write(folder.resolve("runner.md"), report(rounds, provenance));
    System.exit(0); // the pools of native libraries would keep the JVM
  }

  private static Round round(Backend backend, int epochs) throws IOException {
    Experiment experiment =
        new Experiment(
            ExperimentSpec.read(
                SPEC,
                List.of(
                    "training.epochs=" + epochs,
                    "training.batch_size=" + BATCH_SIZE,
                    "task.sequences=200",
                    "architectures.*.hidden_size=64")));
    return new Round(
        run(experiment, backend, 1), run(experiment, backend, 2), steps(experiment, epochs));
  }

  /** A whole run, from the folder's lock to the report. */
  private static double run(Experiment experiment, Backend backend, int jobs) throws IOException {
    Path folder = Files.createTempDirectory("rnn-compare-runner");
    long start = System.nanoTime();
    RunFiles files = new RunFiles(folder);
    try (Run run = Run.begin(experiment, files, backend, "", false)) {
      run.execute(new ExecutionOptions(jobs, Duration.ofSeconds(20)), "", new ExperimentObserver() {});
      Report.write(files);
      run.finish();
    }
    return seconds(start);
  }

  /** The training steps of the same trials, without all that is about them. */
  private static double steps(Experiment experiment, int epochs) throws IOException {
    double seconds = 0;
    for (Trial trial : experiment.plan().all()) {
      Sequences train =
          experiment.spec().task().data(trial.seeds().data()).train().sequences();
      List<Sequences> batches = new ArrayList<>();
      for (int from = 0; from < train.count(); from += BATCH_SIZE) {
        batches.add(train.pick(IntStream.range(from, from + BATCH_SIZE).toArray()));
      }
      RecurrentNetwork network =
          RecurrentNetwork.create(
              trial.candidate().architecture(),
              experiment.spec().task().shape(),
              trial.seeds().weights());
      Learner learner =
          new Learner(network, trial.candidate().training(), new TrainingSeeds(1, 1));
      long start = System.nanoTime();
      for (int epoch = 0; epoch < epochs; epoch++) {
        batches.forEach(learner::learn);
      }
      seconds += seconds(start);
    }
    return seconds;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static String report(List<Round> rounds, Provenance provenance) {
    double one = Summary.medianOf(rounds.stream().mapToDouble(Round::oneJob).toArray());
    double two = Summary.medianOf(rounds.stream().mapToDouble(Round::twoJobs).toArray());
    double alone = Summary.medianOf(rounds.stream().mapToDouble(Round::stepsAlone).toArray());
    double sooner = Summary.medianOf(rounds.stream().mapToDouble(r -> r.oneJob() / r.twoJobs()).toArray());
    double other =
        Summary.medianOf(rounds.stream().mapToDouble(r -> 1 - r.stepsAlone() / r.oneJob()).toArray());
    Table table = new Table(List.of("", "seconds"));
    table.add(List.of("one job", Format.number(one)));
    table.add(List.of("two jobs", Format.number(two)));
    table.add(List.of("its training steps alone, on one thread", Format.number(alone)));
    return """
        # Trials side by side

        Thirty trials (the seed experiment with 200 sequences, 64 units, batches of %d, %d epochs), from the folder's lock to the report; medians of %d rounds in one process, after a short one to warm up.

        %s
        * Two jobs finish %s times sooner than one (required: 1.7).
        * %s of one job's time is no training step (required: below 10 %%).

        %s; %s; %s. rnn-compare %s, commit %s%s. Run from %s to %s.

        `mvn -q -Pbenchmark test-compile exec:exec@runner` runs it again.
        """
        .formatted(
            BATCH_SIZE,
            EPOCHS,
            ROUNDS,
            table.markdown(),
            Format.number(sooner),
            Format.percent(other),
            provenance.cpu(),
            provenance.os(),
            provenance.java(),
            provenance.version(),
            provenance.commit(),
            provenance.uncommittedChanges() ? " with uncommitted changes" : "",
            provenance.started(),
            provenance.ended());
  }

}
