package io.github.rnncompare.experiment;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Other machines on which trials run. It hands {@link TrialWorker#answer} a request there, and
 * brings the answer back.
 */
public interface Cluster extends AutoCloseable {
  /** How many trials it has room for at present. */
  int cores();

  /**
   * Has a request answered, again elsewhere if its machine is lost. Called from several threads, of
   * which those that find no core free wait.
   *
   * @param placed is called with each machine that begins to work on it
   * @param stopped whether nobody wants the answer any more
   * @return what {@link TrialWorker#answer} returned
   * @throws CancellationException if {@code stopped}
   * @throws io.github.rnncompare.spec.UserErrorException if the cluster has ended, or cannot run it
   */
  byte[] run(byte[] request, Placed placed, BooleanSupplier stopped) throws IOException;

  /** Takes where a request is worked on. */
  @FunctionalInterface
  interface Placed {
    /**
     * Called when a machine begins.
     *
     * @param machine in words
     * @param attempt from 0; higher if machines were lost
     */
    void at(String machine, int attempt);
  }

  /** From now on sentences for the user, as that a machine was lost, go there. */
  void says(Consumer<String> listener);

  /** What it is at present, in a few words: "2 executors, 1 lost". */
  String status();

  /** What it has done, in a sentence. */
  String summary();

  /** Lets its machines go. */
  @Override
  void close();
}
