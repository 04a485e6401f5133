package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Cluster;
import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cluster of a run, and the files for it; neither for a run on this machine. */
final class OpenedCluster implements AutoCloseable {
  private final Optional<Cluster> cluster;
  private final Optional<Path> folder;
  private final boolean mixed;

  private OpenedCluster(Optional<Cluster> cluster, Optional<Path> folder, boolean mixed) {
    this.cluster = cluster;
    this.folder = folder;
    this.mixed = mixed;
  }

  /** Opens the cluster that is asked for, if any. */
  static OpenedCluster of(ClusterOptions options, Experiment experiment, Consumer<String> says)
      throws IOException {
    if (!options.isGiven()) {
      return new OpenedCluster(Optional.empty(), Optional.empty(), false);
    }
    options.warning().ifPresent(says);
    Path folder = Files.createTempDirectory("rnn-compare-");
    try {
      return new OpenedCluster(
          options.open(experiment, folder), Optional.of(folder), options.mixed());
    } catch (IOException | RuntimeException | Error e) {
      delete(folder);
      throw e;
    }
  }

  /** The options with this cluster. */
  ExecutionOptions with(ExecutionOptions options) {
    return cluster.map(found -> options.on(found, mixed)).orElse(options);
  }

  /**
   * How many trials run at once.
   *
   * @param jobs on this machine
   */
  int atOnce(int jobs) {
    return cluster.map(Cluster::cores).orElse(jobs);
  }

  /** Takes sentences for the user from now on. */
  void says(Consumer<String> listener) {
    cluster.ifPresent(found -> found.says(listener));
  }

  /** What the cluster is at present. */
  Optional<String> status() {
    return cluster.map(Cluster::status);
  }

  /** What the cluster did. */
  Optional<String> summary() {
    return cluster.map(Cluster::summary);
  }

  @Override
  public void close() throws IOException {
    cluster.ifPresent(Cluster::close);
    if (folder.isPresent()) {
      delete(folder.get());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
