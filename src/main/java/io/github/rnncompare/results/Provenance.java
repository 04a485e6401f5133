package io.github.rnncompare.results;

import java.util.List;

/**
 * What a run rests on: {@code provenance.json}.
 *
 * @param commit of rnn-compare, or "unknown"
 * @param backend Maven artifact and version of the ND4J backend
 * @param device CPU or GPU
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
    String command,
    String started,
    String ended) {

  /** A data file and the SHA-256 of its content. */
  public record DataDigest(String file, String sha256) {}
}
