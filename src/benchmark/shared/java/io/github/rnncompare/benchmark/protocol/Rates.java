package io.github.rnncompare.benchmark.protocol;

/**
 * What the machine gives to one process.
 *
 * @param gigaflops 10⁹ floating-point operations a second in a large matrix product
 * @param gigabytes 10⁹ bytes a second, read and written, in a copy that no cache holds
 */
public record Rates(double gigaflops, double gigabytes) {
  private static final int MATRIX_SIZE = 1024;
  private static final int FLOATS = 1 << 25;
  private static final int TRIES = 30;

  /** Measures both on the peer's threads. */
  static Rates measure(Peer peer) {
    double operations = 2.0 * MATRIX_SIZE * MATRIX_SIZE * MATRIX_SIZE;
    double bytes = 2.0 * Float.BYTES * FLOATS;
    return new Rates(
        operations / nanoseconds(peer.product(MATRIX_SIZE)),
        bytes / nanoseconds(copy(peer.threads())));
  }

  /** The shortest of several tries: a limit is what the machine can do when nothing disturbs it. */
  private static double nanoseconds(Runnable work) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      work.run();
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return shortest;
  }

  private static Runnable copy(int threads) {
    float[] from = new float[FLOATS];
    float[] to = new float[FLOATS];
    int share = FLOATS / threads;
    return () -> {
      Thread[] workers = new Thread[threads];
      for (int i = 0; i < threads; i++) {
        int start = i * share;
        workers[i] = new Thread(() -> System.arraycopy(from, start, to, start, share));
        workers[i].start();
      }
      for (Thread worker : workers) {
        join(worker);
      }
    };
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while copying", e);
    }
  }
}
