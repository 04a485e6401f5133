package io.github.rnncompare.reliability;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Tries all cases of an attack that have not been tried, some at a time. */
final class Attacker {
  private final AttemptLog log;
  private final Path work;
  private final int jobs;
  private final Duration longest;

  /**
   * @param work where cases get their directories
   * @param jobs cases at a time
   * @param longest what takes longer counts as hanging
   */
  Attacker(AttemptLog log, Path work, int jobs, Duration longest) {
    this.log = log;
    this.work = work;
    this.jobs = jobs;
    this.longest = longest;
  }

  /** Tries what is left of it. */
  void attack(Attack attack, boolean quick) throws IOException, InterruptedException {
    Set<Integer> done =
        log.of(attack.name()).stream()
            .map(Attempt::number)
            .collect(Collectors.toCollection(HashSet::new));
    int cases = attack.cases(quick);
    AtomicInteger next = new AtomicInteger();
    FutureTask<?>[] workers = new FutureTask<?>[jobs];
    for (int i = 0; i < jobs; i++) {
      FutureTask<?> worker =
          new FutureTask<>(
              () -> {
                for (int n = next.getAndIncrement(); n < cases; n = next.getAndIncrement()) {
                  if (!done.contains(n)) {
                    log.add(attempt(attack, n));
                  }
                }
                return null;
              });
      workers[i] = worker;
      start(worker, attack.name() + ", worker " + i);
    }
    for (FutureTask<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw new IOException("the attempts cannot be kept", e.getCause());
      }
    }
  }

  private Attempt attempt(Attack attack, int number) throws InterruptedException {
    long started = System.nanoTime();
    Outcome outcome = outcome(attack, number);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    return new Attempt(
        attack.name(), number, outcome.verdict(), outcome.kind(), outcome.detail(), milliseconds);
  }

  /** In a thread of its own, which can be left to itself if it hangs. */
  private Outcome outcome(Attack attack, int number) throws InterruptedException {
    Path directory = work.resolve(attack.name().replaceAll("\\W+", "-") + "-" + number);
    FutureTask<Outcome> task =
        new FutureTask<>(
            () -> {
              Path made = CaseFolder.make(directory);
              try {
                return attack.attempt(number, made);
              } finally {
                CaseFolder.delete(made);
              }
            });
    Thread thread = start(task, attack.name() + " " + number);
    try {
      return task.get(longest.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      String where =
          Arrays.stream(thread.getStackTrace())
              .map(Object::toString)
              .collect(Collectors.joining("\n"));
      thread.interrupt();
      return Outcome.finding(
          String.format(Locale.ROOT, "took more than %d s", longest.toSeconds()), where);
    } catch (ExecutionException e) {
      StringWriter trace = new StringWriter();
      Objects.requireNonNullElse(e.getCause(), e).printStackTrace(new PrintWriter(trace, true));
      return Outcome.finding("the attack itself failed", trace.toString());
    }
  }

  private static Thread start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
