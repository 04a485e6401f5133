package io.github.rnncompare.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs in parallel, a fixed number at a time. They share their threads with the engine's
 * parallel work, which is split in the same way however many threads there are.
 */
final class ParallelRunner {
  private final int atOnce;
  private Iterator<Job> left = Collections.emptyIterator();
  private @Nullable Throwable failure;

  /** A job. */
  interface Job {
    /**
     * Runs the job.
     *
     * @throws IOException if no other job should begin either
     */
    void run() throws IOException;
  }

  /**
   * @param atOnce how many at a time; as many threads compute
   */
  ParallelRunner(int atOnce) {
    this.atOnce = atOnce;
  }

  /**
   * Runs all jobs, beginning them in their order.
   *
   * @throws IOException the first that a job threw; then no further jobs begin, and those that run
   *     are waited for
   */
  void run(List<Job> jobs) throws IOException {
    left = jobs.iterator();
    ForkJoinPool pool = new ForkJoinPool(atOnce, workers(), null, false);
    try {
      List<ForkJoinTask<?>> workers = new ArrayList<>();
      for (int i = 0; i < Math.min(atOnce, jobs.size()); i++) {
        workers.add(pool.submit(this::work));
      }
      workers.forEach(ForkJoinTask::join);
    } finally {
      pool.shutdown();
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Whether a job has failed, so that the others may as well end. */
  synchronized boolean isStopped() {
    return failure != null;
  }

  private void work() {
    for (Job job = next(); job != null; job = next()) {
      try {
        job.run();
      } catch (IOException | RuntimeException | Error e) {
        stop(e);
      }
    }
  }

  private synchronized @Nullable Job next() {
    return failure == null && left.hasNext() ? left.next() : null;
  }

  private synchronized void stop(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  /** Threads with the caller's class loader, which inside Maven is not Java's default. */
  private static ForkJoinWorkerThreadFactory workers() {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    return pool -> {
      ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
      thread.setContextClassLoader(classes);
      thread.setName("trial-" + thread.getPoolIndex());
      return thread;
    };
  }
}
