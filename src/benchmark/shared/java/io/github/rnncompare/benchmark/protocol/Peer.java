package io.github.rnncompare.benchmark.protocol;

import java.util.Optional;

/** One implementation in its own process. */
public interface Peer {

  /** What runs here, in a few words: "PyTorch 2.10.0, OpenBLAS, 2 threads". */
  String description();

  /** The number of threads that it runs on. */
  int threads();

  /**
   * A network that starts from {@code values}, for the workload's purpose; empty where there is no
   * such architecture or purpose here.
   */
  Optional<? extends Call> prepare(Workload workload, InitialValues values);

  /** A product of two matrices [size, size] in single precision, as this side multiplies them. */
  Runnable product(int size);
}
