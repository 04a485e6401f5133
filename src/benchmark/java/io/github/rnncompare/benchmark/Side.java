package io.github.rnncompare.benchmark;

import java.util.List;
import java.util.Map;

/**
 * An implementation on so many threads, in a process of its own.
 *
 * @param command that starts the process
 * @param environment variables that it gets beside those of this process
 */
record Side(
    Implementation implementation,
    int threads,
    List<String> command,
    Map<String, String> environment) {

  /** "pytorch_mkl-2". */
  String name() {
    return implementation.word() + "-" + threads;
  }
}
