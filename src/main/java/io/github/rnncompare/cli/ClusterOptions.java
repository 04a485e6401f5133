package io.github.rnncompare.cli;

import io.github.rnncompare.data.SentData;
import io.github.rnncompare.experiment.Cluster;
import io.github.rnncompare.experiment.ClusterProvider;
import io.github.rnncompare.experiment.ClusterProvider.Wanted;
import io.github.rnncompare.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for running trials on other machines. */
final class ClusterOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description = {
        "Run the trials on a cluster of Apache Spark, such as spark://10.0.0.5:7077;",
        "the build needs -Pspark. Whoever reaches that port can run programs there."
      })
  private @Nullable String master;

  @Option(
      names = "--spark-conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=2g.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--mixed",
      description = "Allow machines that differ from this one in what changes last bits.")
  private boolean mixed;

  /** Whether a cluster is asked for. */
  boolean isGiven() {
    return master != null;
  }

  boolean mixed() {
    return mixed;
  }

  /** Checks that options for a cluster are given only with one. */
  void check() {
    if (master == null && (mixed || !settings.isEmpty())) {
      throw new ParameterException(
          command.commandLine(),
          (mixed ? "--mixed" : "--spark-conf") + " needs --cluster; leave it out, or give both");
    }
  }

  /**
   * Opens the cluster for an experiment, if one is asked for.
   *
   * @param folder an empty one, for files that the machines fetch
   */
  Optional<Cluster> open(Experiment experiment, Path folder) throws IOException {
    if (master == null) {
      return Optional.empty();
    }
    Optional<Path> data = SentData.pack(experiment.files(), folder.resolve("data.zip"));
    return Optional.of(
        ClusterProvider.find()
            .open(new Wanted(master, settings, JavaProcess.entries(), data, folder)));
  }

  /** What a person should know of a master that this project has not been run with. */
  Optional<String> warning() {
    return Optional.ofNullable(master)
        .filter(given -> !given.startsWith("spark://") && !given.startsWith("local-cluster["))
        .map(given -> "--cluster " + given + " is passed to Spark as it is; it was never tried.");
  }
}
