package io.github.rnncompare.cluster;

import io.github.rnncompare.experiment.Cluster;
import io.github.rnncompare.spec.UserErrorException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster of Spark: a job of one task for each request. */
final class SparkCluster implements Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);
  private static final int POLL_MS = 500;
  private static final String CONTINUE = "The same command continues from here.";

  /** How long to wait for an executor where there is none. */
  private final Duration patience;

  private final JavaSparkContext context;
  private final Events events;
  private final AtomicInteger requests = new AtomicInteger();

  /** Those that wait for a core. */
  private final Deque<String> waiting = new ArrayDeque<>();

  /** How many requests have been handed to Spark and not answered. */
  private int inFlight;

  /** When there was an executor. */
  private long lastSeen = System.nanoTime();

  SparkCluster(JavaSparkContext context, Events events, Duration patience) {
    this.patience = patience;
    this.context = context;
    this.events = events;
  }

  /**
   * Waits for the first executor.
   *
   * @throws UserErrorException if none starts in time
   */
  void awaitFirstExecutor() {
    while (events.executors() == 0) {
      requireRunning();
      sleep();
    }
  }

  @Override
  public int cores() {
    return Math.max(1, events.cores());
  }

  @Override
  public byte[] run(byte[] request, Placed placed, BooleanSupplier stopped) {
    String id = String.valueOf(requests.incrementAndGet());
    begin(id, stopped);
    events.watch(id, placed);
    try {
      return answer(request, id, stopped);
    } finally {
      events.forget(id);
      end();
    }
  }

  /** Waits, in the order of calls, until a core is free; cores may come and be lost meanwhile. */
  private synchronized void begin(String id, BooleanSupplier stopped) {
    waiting.add(id);
    try {
      while (!id.equals(waiting.peek()) || inFlight >= cores()) {
        requireWanted(stopped);
        requireRunning();
        wait(POLL_MS);
      }
      inFlight++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } finally {
      waiting.remove(id);
      notifyAll();
    }
  }

  private synchronized void end() {
    inFlight--;
    notifyAll();
  }

  /** A wait without an end could outlast the cluster, so that it looks around from time to time. */
  private byte[] answer(byte[] request, String id, BooleanSupplier stopped) {
    context.setLocalProperty(Events.REQUEST, id);
    JavaFutureAction<List<byte[]>> future;
    try {
      future = context.parallelize(List.of(request), 1).map(new TrialTask()).collectAsync();
    } catch (IllegalStateException e) { // the context has been stopped
      throw ended(e);
    }
    while (true) {
      try {
        return future.get(POLL_MS, TimeUnit.MILLISECONDS).get(0);
      } catch (TimeoutException e) {
        if (stopped.getAsBoolean()) {
          future.cancel(true);
        }
        requireWanted(stopped);
        requireRunning();
      } catch (ExecutionException e) {
        requireRunning();
        throw failed(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled(e);
      }
    }
  }

  private static UserErrorException failed(ExecutionException e) {
    LOG.error("Spark gave a trial up", e);
    return new UserErrorException(
        "The cluster could not run a trial: "
            + String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
                .lines()
                .findFirst()
                .orElse("")
            + "\nThe log has more. "
            + CONTINUE,
        e);
  }

  private synchronized void requireRunning() {
    if (context.sc().isStopped()) {
      throw ended(new IllegalStateException("the context has stopped"));
    }
    if (events.executors() > 0) {
      lastSeen = System.nanoTime();
    } else if (System.nanoTime() - lastSeen > patience.toNanos()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s has had no executor for %d s. See its web page or the logs of its workers: is a worker there, with a free core and enough memory, and does it reach this machine (spark.driver.host)? %s",
              context.master(),
              patience.toSeconds(),
              CONTINUE));
    }
  }

  private UserErrorException ended(Exception cause) {
    return new UserErrorException(
        "The cluster at " + context.master() + " has ended this run; the log has more. " + CONTINUE,
        cause);
  }

  private static void requireWanted(BooleanSupplier stopped) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("the run stops");
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    }
  }

  private static CancellationException cancelled(InterruptedException cause) {
    CancellationException cancelled = new CancellationException("interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }

  @Override
  public void says(Consumer<String> listener) {
    events.says(listener);
  }

  @Override
  public String status() {
    return events.status();
  }

  @Override
  public String summary() {
    return events.summary();
  }

  @Override
  public void close() {
    events.says(sentence -> {}); // executors that leave now are not lost
    context.close();
  }
}
