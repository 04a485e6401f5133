package io.github.rnncompare.results;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provenance of a run, in {@code provenance.json}.
 *
 * @param commit of rnn-compare, or "unknown"
 * @param backend Maven artifact and version of the ND4J backend
 * @param device CPU or GPU
 * @param cpu name and number of cores
 * @param trainingSequences how many sequences the training split of the first seed has; empty where
 *     nothing is trained, and in files of versions that did not count them
 * @param testSequences how many sequences the test split of the first seed has; empty without a
 *     test split, and in files of versions that did not count them
 * @param command the arguments as given
 * @param started and {@code ended}: ISO 8601, UTC
 * @param machines of the cluster that ran trials; empty if this machine ran all
 */
public record Provenance(
    String version,
    String commit,
    boolean uncommittedChanges,
    String dl4j,
    String backend,
    String device,
    String blas,
    int threads,
    String java,
    String os,
    String cpu,
    List<DataDigest> data,
    List<Long> seeds,
    Optional<Integer> trainingSequences,
    Optional<Integer> testSequences,
    String command,
    String started,
    String ended,
    Optional<List<MachineUsed>> machines) {
  private static final Pattern CORES = Pattern.compile(", \\d+ cores?$");

  public Provenance {
    data = List.copyOf(data);
    seeds = List.copyOf(seeds);
    machines = machines.map(List::copyOf);
  }

  /**
   * The provenance of a run on a platform.
   *
   * @param threads of the backend's operations
   * @param cores of the processor
   * @param trainingSequences of the first seed
   * @param testSequences of the first seed
   */
  public static Provenance of(
      Platform platform,
      int threads,
      int cores,
      List<DataDigest> data,
      List<Long> seeds,
      Optional<Integer> trainingSequences,
      Optional<Integer> testSequences,
      String command,
      String started,
      String ended) {
    return new Provenance(
        platform.version(),
        platform.commit(),
        platform.uncommittedChanges(),
        platform.dl4j(),
        platform.backend(),
        platform.device(),
        platform.blas(),
        threads,
        platform.java(),
        platform.os(),
        platform.processor() + ", " + cores + (cores == 1 ? " core" : " cores"),
        data,
        seeds,
        trainingSequences,
        testSequences,
        command,
        started,
        ended,
        Optional.empty());
  }

  /** The same with the machines of a cluster that ran trials. */
  public Provenance with(List<MachineUsed> used) {
    return new Provenance(
        version,
        commit,
        uncommittedChanges,
        dl4j,
        backend,
        device,
        blas,
        threads,
        java,
        os,
        cpu,
        data,
        seeds,
        trainingSequences,
        testSequences,
        command,
        started,
        ended,
        used.isEmpty() ? Optional.empty() : Optional.of(used));
  }

  /** The part that the run's numbers depend on. */
  public Platform platform() {
    return new Platform(
        version,
        commit,
        uncommittedChanges,
        dl4j,
        backend,
        device,
        blas,
        java,
        os,
        CORES.matcher(cpu).replaceFirst(""));
  }

  /**
   * A machine of a cluster, and the trials that it ran.
   *
   * @param host as the cluster names it
   * @param cpu name of its processor
   * @param kernels what its libraries for matrix products choose for this processor
   * @param sweepTrials lines of sweep_trials.csv without its heading, from 1: "1-12, 14"
   * @param trials lines of trials.csv, in the same way
   * @param repeated how many of them it ran because another machine was lost
   */
  public record MachineUsed(
      String host,
      String cpu,
      String kernels,
      String java,
      String os,
      String sweepTrials,
      String trials,
      int repeated) {}

  /** A data file and the SHA-256 of its content. */
  public record DataDigest(String file, String sha256) {}
}
