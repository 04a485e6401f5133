package io.github.rnncompare.cluster;

import io.github.rnncompare.experiment.Cluster.Placed;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Spark reports while it works. Spark makes it with its context, of which a process has one at
 * a time, so that no executor starts unseen.
 */
public final class Events extends SparkListener {
  /** The property of a job that says which request it is for. */
  static final String REQUEST = "rnncompare.request";

  /** Who wants to know where a request is worked on. */
  private final Map<String, Placed> watchers = new ConcurrentHashMap<>();

  /** The request of each stage; a job has one stage. */
  private final Map<Integer, String> requests = new ConcurrentHashMap<>();

  /** The cores of each executor that is there. */
  private final Map<String, Integer> cores = new ConcurrentHashMap<>();

  private static final AtomicReference<@Nullable Events> LATEST = new AtomicReference<>();

  private final Set<String> hosts = new TreeSet<>();
  private int started;
  private int lost;
  private int again;
  private int answered;
  private Consumer<String> says = sentence -> {};

  /** For Spark. */
  public Events() {
    LATEST.set(this);
  }

  /** Those of the context that was made last. */
  static Events latest() {
    return Objects.requireNonNull(LATEST.get(), "Spark made no listener");
  }

  synchronized void says(Consumer<String> listener) {
    says = listener;
  }

  void watch(String request, Placed watcher) {
    watchers.put(request, watcher);
  }

  void forget(String request) {
    watchers.remove(request);
  }

  /** The cores of all executors that are there. */
  int cores() {
    return cores.values().stream().mapToInt(Integer::intValue).sum();
  }

  int executors() {
    return cores.size();
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded event) {
    cores.put(event.executorId(), event.executorInfo().totalCores());
    hosts.add(event.executorInfo().executorHost());
    started++;
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    Consumer<String> listener;
    synchronized (this) {
      if (cores.remove(event.executorId()) == null) {
        return;
      }
      lost++;
      listener = says;
    }
    // Without the lock: whoever listens has one of its own.
    listener.accept(
        String.format(
            Locale.ROOT,
            "Executor %s is lost (%s); %s",
            event.executorId(),
            event.reason().replaceAll("\\s+", " ").strip(),
            cores.isEmpty()
                ? "none is left. Its trials wait for another."
                : cores.size() + " left. Its trials run again elsewhere."));
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    Properties properties = event.properties();
    String request = properties == null ? null : properties.getProperty(REQUEST);
    if (request != null) {
      CollectionConverters.asJava(event.stageIds())
          .forEach(stage -> requests.put(((Number) stage).intValue(), request));
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    requests.remove(event.stageInfo().stageId());
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart event) {
    String request = requests.get(event.stageId());
    Placed watcher = request == null ? null : watchers.get(request);
    if (watcher != null) {
      watcher.at(
          String.format(
              Locale.ROOT,
              "%s, executor %s",
              event.taskInfo().host(),
              event.taskInfo().executorId()),
          event.taskInfo().attemptNumber());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.reason() == Success$.MODULE$) {
      answered++;
    } else {
      again++;
    }
  }

  /** "2 executors", or "1 executor, 1 lost". */
  synchronized String status() {
    return counted(cores.size(), "executor") + (lost == 0 ? "" : ", " + lost + " lost");
  }

  /** "The cluster: 2 executors on 2 hosts gave 96 answers; 1 was lost, and 1 trial ran again." */
  synchronized String summary() {
    return String.format(
        Locale.ROOT,
        "The cluster: %s on %s gave %d answers%s.",
        counted(started, "executor"),
        counted(hosts.size(), "host"),
        answered,
        lost == 0 && again == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %s lost, and %s begun again",
                counted(lost, "executor"),
                counted(again, "trial")));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
