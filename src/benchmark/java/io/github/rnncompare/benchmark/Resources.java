package io.github.rnncompare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.results.CsvTable;
import io.github.rnncompare.results.Provenance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.LoggerFactory;

/** How the time of a step grows with time_steps and batch_size, and what memory it takes. */
public final class Resources {
  private static final int DOUBLINGS = 4;
  private static final int STEPS = 200_000;
  private static final int SETTLED = 5_000;
  private static final int EACH = 5_000;
  private static final double MIB = 1024.0 * 1024;
  private static final long WARM_UP = 2_000_000_000L;
  private static final int TIMES = 25;

  private final List<GrowthRow> growth = new ArrayList<>();
  private final List<MemoryRow> memory = new ArrayList<>();

  private Resources() {}

  /** A time of a step at one of several sizes that double. */
  public record GrowthRow(
      String architecture, String along, int size, double stepMs, double fittedExponent) {}

  /**
   * Memory in MiB.
   *
   * @param residentFirst of the process after {@value #SETTLED} steps at the lecture's shape
   * @param residentMost at any of {@value #STEPS} steps
   * @param heapBytesPerStep what a step allocates on the Java heap, in bytes, on average over the
   *     same steps
   * @param held by a network, beyond its parameters, after steps at the largest shape
   * @param slab what the gates, what the GRU keeps beside them, and the states take there
   */
  public record MemoryRow(
      String architecture,
      double residentFirst,
      double residentMost,
      double residentGrowth,
      double heapBytesPerStep,
      double held,
      double slab,
      double heldToSlab) {}

  /** {@code [DIR]}, by default {@code results/performance}. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Backend backend = Backend.load();
    Resources resources = new Resources();
    for (Architecture architecture : Architecture.values()) {
      resources.grow(architecture);
      resources.remember(architecture);
    }
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "results/performance");
    Files.createDirectories(folder);
    AtomicFile.write(
        folder.resolve("growth.csv"), new CsvTable<>(GrowthRow.class).text(resources.growth));
    AtomicFile.write(
        folder.resolve("memory.csv"), new CsvTable<>(MemoryRow.class).text(resources.memory));
    Provenance provenance =
        Machine.provenance(backend, List.of(), List.of(), "resources benchmark", started.toString());
    AtomicFile.write(folder.resolve("resources.md"), resources.report(provenance));
    System.exit(0); // the pools of native libraries would keep the JVM
  }

  private void grow(Architecture architecture) {
    List<Workload> longer = new ArrayList<>();
    List<Workload> wider = new ArrayList<>();
    for (int i = 0; i <= DOUBLINGS; i++) {
      longer.add(new Workload(architecture, 64, 25 << i, 64, 128));
      wider.add(new Workload(architecture, 64 << i, 50, 64, 128));
    }
    fit(architecture, "time_steps", longer, longer.stream().map(Workload::timeSteps).toList());
    fit(architecture, "batch_size", wider, wider.stream().map(Workload::batchSize).toList());
  }

  private void fit(
      Architecture architecture, String along, List<Workload> workloads, List<Integer> sizes) {
    List<Double> times = workloads.stream().map(Resources::median).toList();
    double exponent = slope(sizes, times);
    for (int i = 0; i < sizes.size(); i++) {
      growth.add(
          new GrowthRow(architecture.word(), along, sizes.get(i), times.get(i), exponent));
    }
  }

  /** The least-squares slope of the logarithms. */
  private static double slope(List<Integer> sizes, List<Double> times) {
    double[] x = sizes.stream().mapToDouble(Math::log).toArray();
    double[] y = times.stream().mapToDouble(Math::log).toArray();
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return products / squares;
  }

  private static LoopStep step(Workload workload) {
    return new LoopStep(
        Layers.of(Implementation.FAST, workload).orElseThrow(),
        workload,
        InitialValues.draw(workload));
  }

  /** The median time of a step, after enough of them that all its code is compiled. */
  private static double median(Workload workload) {
    try (LoopStep step = step(workload)) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < WARM_UP) {
        step.run();
      }
      double[] times = new double[TIMES];
      for (int i = 0; i < times.length; i++) {
        long begun = System.nanoTime();
        step.run();
        times[i] = (System.nanoTime() - begun) / 1e6;
      }
      Arrays.sort(times);
      return times[times.length / 2];
    }
  }

  private void remember(Architecture architecture) throws IOException {
    double held = heldAtLargest(architecture);
    double slab = slab(architecture);
    double first = 0;
    double most = 0;
    long allocated = 0;
    try (LoopStep step = step(new Workload(architecture, 100, 5, 10, 20))) {
      for (int i = 1; i <= STEPS; i++) {
        step.run();
        if (i == SETTLED) {
          first = residentMib();
          allocated = -allocatedBytes();
        }
        if (i >= SETTLED && i % EACH == 0) {
          most = Math.max(most, residentMib());
        }
      }
    }
    allocated += allocatedBytes();
    memory.add(
        new MemoryRow(
            architecture.word(),
            first,
            most,
            most / first - 1,
            (double) allocated / (STEPS - SETTLED),
            held,
            slab,
            held / slab));
  }

  /** By this thread, which runs small steps alone, since it began. */
  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** What a step of the largest shape leaves behind, beyond what one sequence of one step does. */
  private static double heldAtLargest(Architecture architecture) {
    double before;
    try (LoopStep small = step(new Workload(architecture, 1, 1, 256, 512))) {
      small.run();
      before = usedMib();
    }
    System.gc();
    Workload workload = new Workload(architecture, 64, 50, 256, 512);
    try (LoopStep large = step(workload)) {
      for (int i = 0; i < 3; i++) {
        large.run();
      }
      double features = (double) workload.batchSize() * 50 * 256 * Float.BYTES / MIB;
      return usedMib() - before - features;
    }
  }

  /** The sums of all gates, the GRU's recurrent product beside them, and each state. */
  private static double slab(Architecture architecture) {
    int blocks =
        switch (architecture) {
          case SIMPLE_RNN -> 1 + 1;
          case LSTM -> 4 + 2;
          case GRU -> 4 + 1;
        };
    return 64.0 * 50 * 512 * blocks * Float.BYTES / MIB;
  }

  /** In use on the heap and outside it, after what nobody refers to is gone. */
  private static double usedMib() {
    for (int i = 0; i < 5; i++) {
      System.gc(); // JavaCPP frees what the last one found
      pause();
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return (heap + Pointer.totalBytes()) / MIB;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while memory is freed", e);
    }
  }

  private static double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToDouble(kib -> Double.parseDouble(kib) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private String report(Provenance provenance) {
    Table times =
        new Table(List.of("network", "along", "sizes", "step, ms", "exponent"));
    for (int from = 0; from < growth.size(); from += DOUBLINGS + 1) {
      List<GrowthRow> rows = growth.subList(from, from + DOUBLINGS + 1);
      times.add(
          List.of(
              rows.get(0).architecture(),
              rows.get(0).along(),
              String.join(", ", rows.stream().map(row -> String.valueOf(row.size())).toList()),
              String.join(", ", rows.stream().map(row -> Format.number(row.stepMs())).toList()),
              String.format(Locale.ROOT, "%.2f", rows.get(0).fittedExponent())));
    }
    Table sizes =
        new Table(
            List.of(
                "network",
                "resident after 5,000 steps, MiB",
                "most in 200,000",
                "growth",
                "heap, bytes a step",
                "held at the largest, MiB",
                "slab, MiB",
                "×"));
    for (MemoryRow row : memory) {
      sizes.add(
          List.of(
              row.architecture(),
              Format.number(row.residentFirst()),
              Format.number(row.residentMost()),
              String.format(Locale.ROOT, "%.1f %%", 100 * row.residentGrowth()),
              String.format(Locale.ROOT, "%.0f", row.heapBytesPerStep()),
              Format.number(row.held()),
              Format.number(row.slab()),
              String.format(Locale.ROOT, "%.2f", row.heldToSlab())));
    }
    return String.join(
        "\n\n",
        "# How time and memory grow",
        "The fast engine in this project's loop, all cores. Medians of 25 steps at batch_size 64 or"
            + " 50 time_steps, 64 inputs and 128 units; the exponent is the slope of a line through"
            + " the logarithms (1 is proportional).",
        times.markdown().stripTrailing(),
        "Resident memory of the process while it trains the lecture's network (100 × 5 × 10 → 20"
            + " units), with a Java heap of fixed size that was touched beforehand, so that growth is"
            + " what gathers outside of it, and what such a step leaves on that heap for the garbage"
            + " collector. *Held* is what a network holds after steps at batch_size 64, 50 time_steps,"
            + " 256 inputs and 512 units, on the heap and outside, beyond what it holds after one"
            + " sequence of one step; *slab* is what the gates (for the GRU with the recurrent"
            + " product that stands apart) and the states of all steps take.",
        sizes.markdown().stripTrailing(),
        "%s; %s; %s; commit %s%s. Run again: `mvn -q -Pbenchmark test-compile exec:exec@resources`"
            .formatted(
                provenance.java(),
                provenance.os(),
                provenance.cpu(),
                provenance.commit(),
                provenance.uncommittedChanges() ? " with uncommitted changes" : "")
            + "\n");
  }
}
