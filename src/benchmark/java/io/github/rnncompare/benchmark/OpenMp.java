package io.github.rnncompare.benchmark;

import org.nd4j.nativeblas.NativeOpsHolder;

/** OpenMP, whose threads oneDNN and ND4J share. */
final class OpenMp {
  private OpenMp() {}

  /** From now on what the calling thread starts runs on so many threads. */
  static void setThreads(int threads) {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }
}
