package io.github.rnncompare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.rnncompare.benchmark.protocol.Rates;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Format;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Times a training step on all sides, writes tables, a chart and a report into the folder of this
 * machine's kind of processor, and the overview of all such folders.
 */
public final class Speed {
  private static final Path LOGS = Path.of("target", "benchmark");

  private final Effort effort;
  private final Path folder;
  private final List<PeerProcess> peers = new ArrayList<>();

  private Speed(Effort effort, Path folder) {
    this.effort = effort;
    this.folder = folder;
  }

  /** {@code [--quick] [--out DIR]}, as one argument or several. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Effort effort = Effort.FULL;
    Path folder = Path.of("results", "performance");
    String[] words = String.join(" ", arguments).strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--quick")) {
        effort = Effort.QUICK;
      } else if (words[i].equals("--out") && i + 1 < words.length) {
        folder = Path.of(words[++i]);
      } else if (!words[i].isEmpty()) {
        System.err.println("expected [--quick] [--out DIR], found '" + words[i] + "'");
        System.exit(2);
      }
    }
    new Speed(effort, folder).run();
  }

  private void run() throws IOException {
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      for (Side side : Sides.prepare(cores)) {
        peers.add(new PeerProcess(side, LOGS));
      }
      Map<Side, Rates> rates = new LinkedHashMap<>();
      for (PeerProcess peer : peers) {
        rates.put(peer.side(), peer.rates());
      }
      LossCheck check = new LossCheck();
      Rounds rounds = new Rounds(peers, effort, check);
      List<Benchmark> benchmarks = Benchmark.all();
      rounds.wake(benchmarks.stream().filter(Benchmark::isSmall).toList());
      List<Measurement> measurements = new ArrayList<>();
      for (Benchmark benchmark : benchmarks) {
        List<Measurement> found = rounds.measure(benchmark);
        System.out.println(benchmark.name() + ", ms: " + line(found));
        measurements.addAll(found);
      }
      write(
          new Outcome(
              benchmarks,
              measurements,
              rates,
              peers.stream().map(PeerProcess::description).toList(),
              load,
              check.largest(),
              effort,
              Machine.provenance(
                  Backend.load(), List.of(), List.of(), "speed benchmark", started.toString())));
    } finally {
      for (PeerProcess peer : peers) {
        peer.close();
      }
    }
  }

  private static String line(List<Measurement> measurements) {
    return measurements.stream()
        .map(found -> found.side().name() + " " + Format.number(found.median()))
        .collect(Collectors.joining(", "));
  }

  private void write(Outcome outcome) throws IOException {
    RunFolder run = RunFolder.of(folder, outcome.provenance().cpu());
    run.write(outcome);
    Overview.write(folder);
    System.out.println("Written into " + run.path() + " and " + folder);
  }
}
