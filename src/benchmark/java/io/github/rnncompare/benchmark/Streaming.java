package io.github.rnncompare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import io.github.rnncompare.benchmark.protocol.Workload.Purpose;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.statistics.Summary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Times how long a network takes to answer for one sequence: step by step, with the state carried
 * from call to call, and all steps at once.
 */
public final class Streaming {
  private static final Path LOGS = Path.of("target", "benchmark");
  private static final Effort EFFORT = new Effort(9, 900, 150);
  private static final int TIME_STEPS = 100;
  private static final int INPUTS = 10;
  private static final List<Integer> HIDDEN_SIZES = List.of(20, 128, 512);

  private final List<PeerProcess> peers = new ArrayList<>();
  private final OutputCheck check = new OutputCheck();

  private Streaming() {}

  /** {@code [DIR]}, by default {@code results/performance}. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    new Streaming().run(Path.of(arguments.length > 0 ? arguments[0] : "results/performance"));
  }

  private void run(Path folder) throws IOException {
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<Side> sides = Sides.inference();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try {
      for (Side side : sides) {
        peers.add(new PeerProcess(side, LOGS));
      }
      wake();
      List<StreamingRow> rows = new ArrayList<>();
      for (Workload workload : workloads()) {
        StreamingRow row = measure(workload);
        System.out.println(row);
        rows.add(row);
      }
      Provenance provenance =
          Machine.provenance(Backend.load(), List.of(), List.of(), "streaming benchmark", started);
      RunFolder run = RunFolder.of(folder, provenance.cpu());
      List<String> descriptions = peers.stream().map(PeerProcess::description).toList();
      run.write(
          rows,
          new StreamingReport(
              rows, TIME_STEPS, INPUTS, EFFORT, check.largest(), descriptions, load, provenance));
      Overview.write(folder);
      System.out.println("Written into " + run.path() + " and " + folder);
    } finally {
      for (PeerProcess peer : peers) {
        peer.close();
      }
    }
  }

  private static List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    for (Purpose purpose : List.of(Purpose.ONE_STEP, Purpose.SEQUENCE)) {
      for (Architecture architecture : Architecture.values()) {
        for (int hiddenSize : HIDDEN_SIZES) {
          workloads.add(new Workload(architecture, 1, TIME_STEPS, INPUTS, hiddenSize, purpose));
        }
      }
    }
    return workloads;
  }

  /**
   * So that the first network to be timed meets as well compiled a program as the last: one that
   * has seen all sizes too, since small and large ones need not take the same way.
   */
  private void wake() throws IOException {
    for (PeerProcess peer : peers) {
      for (Workload workload : workloads()) {
        peer.warmUp(EFFORT.warmUpMilliseconds() / 3, workload);
      }
    }
  }

  private StreamingRow measure(Workload workload) throws IOException {
    Map<PeerProcess, double[]> outputs = new LinkedHashMap<>();
    for (PeerProcess peer : peers) {
      outputs.put(peer, peer.warmUp(EFFORT.warmUpMilliseconds(), workload).orElseThrow());
    }
    compare(workload, outputs);
    Map<Implementation, List<double[]>> runs = new EnumMap<>(Implementation.class);
    List<PeerProcess> order = new ArrayList<>(peers);
    for (int round = 0; round < EFFORT.rounds(); round++) {
      for (PeerProcess peer : order) {
        runs.computeIfAbsent(peer.side().implementation(), key -> new ArrayList<>())
            .add(peer.time(EFFORT.runMilliseconds()));
      }
      Collections.reverse(order);
    }
    Map<Implementation, Double> medians = new EnumMap<>(Implementation.class);
    runs.forEach((side, found) -> medians.put(side, medianMicroseconds(found)));
    return StreamingRow.of(workload, medians);
  }

  private void compare(Workload workload, Map<PeerProcess, double[]> outputs) {
    double[] expected =
        outputs.entrySet().stream()
            .filter(entry -> entry.getKey().side().implementation().isPyTorch())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("PyTorch has every architecture"));
    outputs.forEach((peer, found) -> check.compare(workload, peer.side(), expected, found));
  }

  /** Over the calls of all runs, which are in milliseconds. */
  private static double medianMicroseconds(List<double[]> runs) {
    return 1000 * Summary.medianOf(runs.stream().flatMapToDouble(Arrays::stream).toArray());
  }
}
