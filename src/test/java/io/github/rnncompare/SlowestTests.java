package io.github.rnncompare;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints the classes of tests that took longest, when all are done. */
public final class SlowestTests implements TestExecutionListener {
  private static final int SHOWN = 10;

  /** Fewer tests than in a whole run: somebody looks for something else. */
  private static final int MIN_CLASSES = 50;

  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private final Map<String, Duration> took = new ConcurrentHashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    started.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    long start = started.getOrDefault(test.getUniqueId(), System.nanoTime());
    test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .ifPresent(name -> took.put(name, Duration.ofNanos(System.nanoTime() - start)));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (took.size() < MIN_CLASSES) {
      return;
    }
    System.out.println("The slowest tests, in seconds:");
    took.entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(
            test ->
                System.out.println(
                    String.format(
                        Locale.ROOT,
                        "  %5.1f  %s",
                        test.getValue().toMillis() / 1000.0,
                        test.getKey())));
  }
}
