package io.github.rnncompare.engine.pass;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs the slices of a batch on the available threads. */
final class Parallel {

  private Parallel() {}

  /** Runs the slices, each with its products on its own thread. */
  static void eachSlice(int count, IntConsumer work) {
    each(count, i -> withProductsOnThisThread(work, i));
  }

  /**
   * Runs {@code count} tasks in parallel and waits for all, even if one fails: a task that is still
   * running would write into memory that is reused. Then throws the first exception.
   */
  static void each(int count, IntConsumer work) {
    if (count == 1) {
      work.accept(0);
      return;
    }
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              try {
                work.accept(i);
              } catch (RuntimeException | Error e) {
                failures.add(e);
              }
            });
    if (failures.peek() instanceof Error e) {
      throw e;
    }
    if (failures.peek() instanceof RuntimeException e) {
      throw e;
    }
  }

  private static void withProductsOnThisThread(IntConsumer work, int index) {
    Blas blas = Blas.library();
    int before = blas.enter();
    try {
      work.accept(index);
    } finally {
      blas.leave(before);
    }
  }
}
