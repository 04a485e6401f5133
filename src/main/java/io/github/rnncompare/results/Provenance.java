package io.github.rnncompare.results;

import java.util.ArrayList;
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

  public Provenance {
    data = List.copyOf(data);
    seeds = List.copyOf(seeds);
  }

  /** In which ways another run rests on something else, a line each. */
  public List<String> differences(Provenance other) {
    List<String> differences = new ArrayList<>();
    compare("rnn-compare", program(), other.program(), differences);
    compare(
        "backend",
        backend + " on the " + device,
        other.backend + " on the " + other.device,
        differences);
    compare("BLAS", blas, other.blas, differences);
    compare("Java", java, other.java, differences);
    compare("system", os, other.os, differences);
    compare("processor", cpu, other.cpu, differences);
    return differences;
  }

  private String program() {
    return version + ", commit " + commit + (uncommittedChanges ? " with uncommitted changes" : "");
  }

  private static void compare(String what, String then, String now, List<String> differences) {
    if (!then.equals(now)) {
      differences.add(what + ": then " + then + "; now " + now);
    }
  }

  /** A data file and the SHA-256 of its content. */
  public record DataDigest(String file, String sha256) {}
}
