package io.github.rnncompare.results;

import java.util.ArrayList;
import java.util.List;

/**
 * The platform that a run's numbers depend on, besides its spec and data. The numbers of cores and
 * threads are left out, as results do not depend on them.
 *
 * @param version of rnn-compare
 * @param commit of rnn-compare, or "unknown"
 * @param uncommittedChanges whether the program was built with changes after that commit
 * @param dl4j version of Deeplearning4j
 * @param backend Maven artifact and version of the ND4J backend
 * @param device CPU or GPU
 * @param blas name and version of the library for matrix products
 * @param java name and version of the virtual machine
 * @param os name and architecture of the operating system
 * @param processor name of the CPU
 */
public record Platform(
    String version,
    String commit,
    boolean uncommittedChanges,
    String dl4j,
    String backend,
    String device,
    String blas,
    String java,
    String os,
    String processor) {

  /** The differences to the platform {@code now}, a line for each; empty if there are none. */
  public List<String> differences(Platform now) {
    List<String> differences = new ArrayList<>();
    compare("rnn-compare", program(), now.program(), differences);
    compare("Deeplearning4j", dl4j, now.dl4j, differences);
    compare("backend", backend, now.backend, differences);
    compare("device", device, now.device, differences);
    compare("BLAS", blas, now.blas, differences);
    compare("Java", java, now.java, differences);
    compare("system", os, now.os, differences);
    compare("processor", processor, now.processor, differences);
    return differences;
  }

  private String program() {
    return version + ", commit " + commit + (uncommittedChanges ? " with uncommitted changes" : "");
  }

  private static void compare(String what, String then, String now, List<String> differences) {
    if (!then.equals(now)) {
      differences.add(what + ": " + then + ", now " + now);
    }
  }
}
