package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload, and how fast the fast engine has to be there.
 *
 * @param size small, middle or large
 * @param requiredRatio the most that its time may be, in times of PyTorch's best
 */
record Benchmark(Workload workload, String size, double requiredRatio) {

  /** All, from small to large. */
  static List<Benchmark> all() {
    List<Benchmark> all = new ArrayList<>();
    add(all, "small", 100, 5, 10, 20, 0.9, 0.7, 0.6);
    add(all, "middle", 64, 100, 64, 128, 0.75, 0.75, 0.75);
    add(all, "large", 64, 50, 256, 512, 1, 1, 1);
    return all;
  }

  private static void add(
      List<Benchmark> all,
      String size,
      int batchSize,
      int timeSteps,
      int inputSize,
      int hiddenSize,
      double simpleRnn,
      double lstm,
      double gru) {
    for (Architecture architecture : Architecture.values()) {
      Workload workload = new Workload(architecture, batchSize, timeSteps, inputSize, hiddenSize);
      double required =
          switch (architecture) {
            case SIMPLE_RNN -> simpleRnn;
            case LSTM -> lstm;
            case GRU -> gru;
          };
      all.add(new Benchmark(workload, size, required));
    }
  }

  boolean isSmall() {
    return size.equals("small");
  }

  /** "lstm, middle". */
  String name() {
    return workload.architecture().word() + ", " + size;
  }
}
