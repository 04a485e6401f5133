package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.network.Backend;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for how to run; results do not depend on them. */
final class JobOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Number of trials that run at once, one thread each; by default one for each core.")
  private @Nullable Integer jobs;

  @Option(
      names = "--checkpoint",
      paramLabel = "SECONDS",
      description = "How much of a trial an interruption may cost; by default 20 seconds.")
  private double checkpoint = 20;

  /** How many jobs the user asks for. */
  Optional<Integer> given() {
    return Optional.ofNullable(jobs);
  }

  /** The chosen options; on a GPU, which trials would share, one job by default. */
  ExecutionOptions read(Backend backend) {
    int most = Runtime.getRuntime().availableProcessors();
    int fallback = backend.device().equals("GPU") ? 1 : most;
    int chosen = jobs == null ? fallback : jobs;
    if (chosen < 1 || chosen > 1000) {
      throw new ParameterException(
          command.commandLine(), "--jobs is " + chosen + "; expected 1 to 1000");
    }
    if (!(checkpoint >= 0 && checkpoint <= 1e6)) {
      throw new ParameterException(
          command.commandLine(), "--checkpoint is " + checkpoint + "; expected 0 to 1000000");
    }
    return new ExecutionOptions(chosen, Duration.ofMillis((long) (checkpoint * 1000)));
  }
}
