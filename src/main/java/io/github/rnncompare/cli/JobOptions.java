package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.network.Backend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast to run, which the results do not depend on. */
final class JobOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Trials at a time, and threads; by default one for each core.")
  private @Nullable Integer jobs;

  @Option(
      names = "--checkpoint",
      paramLabel = "SECONDS",
      description = "How much of a trial an interruption may cost; by default 20 seconds.")
  private double checkpoint = 20;

  /** What was asked for; on a GPU, which trials would share, one at a time by default. */
  ExecutionOptions pace(Backend backend) {
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
