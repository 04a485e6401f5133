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
    String ended) {
  private static final Pattern CORES = Pattern.compile(", \\d+ cores?$");

  public Provenance {
    data = List.copyOf(data);
    seeds = List.copyOf(seeds);
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
        ended);
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

  /** A data file and the SHA-256 of its content. */
  public record DataDigest(String file, String sha256) {}
}
