package io.github.rnncompare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.results.CsvTable;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.statistics.Summary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/**
 * Times a training step of this project's loop as it is, and as it was at an older commit: both are
 * built here, and run in turn. Machines and their moods differ more than engines do, so that only
 * such a pair says how much faster a step has become.
 */
public final class SecondEdition {
  /** The last commit before the second edition of the engine was made faster. */
  private static final String BEFORE = "f93dbc20f37a7d0e4ba5f10bd8d71003974a411c";

  private static final Path LOGS = Path.of("target", "benchmark");
  private static final int ROUNDS = 9;
  private static final long WARM_UP_MILLISECONDS = 2500;

  /**
   * Before each run a network begins anew: after tens of thousands of steps on one batch its
   * gradients are too small for floats of full precision, which processors handle slowly.
   */
  private static final long ANEW_MILLISECONDS = 150;

  private static final long RUN_MILLISECONDS = 400;

  private final List<SecondEditionRow> rows = new ArrayList<>();
  private double largestDifference;

  private SecondEdition() {}

  /** {@code [DIR]}, by default {@code results/performance}. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    OlderBuild before = OlderBuild.of(BEFORE);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    SecondEdition edition = new SecondEdition();
    int cores = Runtime.getRuntime().availableProcessors();
    for (int threads : new TreeSet<>(List.of(1, cores))) {
      edition.measure(before, threads);
    }
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "results/performance");
    Files.createDirectories(folder);
    Provenance provenance =
        Machine.provenance(
            Backend.load(), List.of(), List.of(), "second-edition benchmark", started);
    AtomicFile.write(
        folder.resolve("second_edition.csv"),
        new CsvTable<>(SecondEditionRow.class).text(edition.rows));
    AtomicFile.write(
        folder.resolve("second_edition.md"), edition.report(before, load, provenance));
    System.out.println("Written into " + folder);
  }

  private void measure(OlderBuild before, int threads) throws IOException {
    Side older = Sides.ours(Implementation.FAST, threads, before.classpath());
    Side newer =
        Sides.ours(Implementation.FAST, threads, System.getProperty("java.class.path"));
    try (PeerProcess old = new PeerProcess(older, LOGS.resolve("before"));
        PeerProcess now = new PeerProcess(newer, LOGS)) {
      List<Benchmark> benchmarks = Benchmark.all();
      for (PeerProcess peer : List.of(old, now)) {
        for (Benchmark benchmark : benchmarks.stream().filter(Benchmark::isSmall).toList()) {
          peer.warmUp(WARM_UP_MILLISECONDS / 2, benchmark.workload());
        }
      }
      for (Benchmark benchmark : benchmarks) {
        SecondEditionRow row = measure(benchmark.workload(), threads, old, now);
        System.out.println(
            String.format(
                Locale.ROOT,
                "%s, threads %d: %.4f ms before, %.4f now, ratio %.2f",
                benchmark.name(),
                threads,
                row.oldMs(),
                row.newMs(),
                row.ratio()));
        rows.add(row);
      }
    }
  }

  private SecondEditionRow measure(
      Workload workload, int threads, PeerProcess old, PeerProcess now) throws IOException {
    double[] expected = old.warmUp(WARM_UP_MILLISECONDS, workload).orElseThrow();
    double[] found = now.warmUp(WARM_UP_MILLISECONDS, workload).orElseThrow();
    for (int i = 0; i < Math.min(expected.length, found.length); i++) {
      double difference = Math.abs(expected[i] - found[i]) / Math.abs(expected[i]);
      largestDifference = Math.max(largestDifference, difference);
    }
    if (!(largestDifference < 1e-5)) {
      throw new IllegalStateException(
          workload + ": expected equal losses, found a relative difference of " + largestDifference);
    }
    List<double[]> ofOld = new ArrayList<>();
    List<double[]> ofNow = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean oldFirst = round % 2 == 0;
      for (PeerProcess peer : oldFirst ? List.of(old, now) : List.of(now, old)) {
        peer.warmUp(ANEW_MILLISECONDS, workload);
        (peer.equals(old) ? ofOld : ofNow).add(peer.time(RUN_MILLISECONDS));
      }
    }
    return new SecondEditionRow(
        workload.architecture().word(),
        workload.batchSize(),
        workload.timeSteps(),
        workload.inputSize(),
        workload.hiddenSize(),
        threads,
        medianOfMedians(ofOld),
        medianOfMedians(ofNow));
  }

  /** Over rounds, each of which has the median of its steps. */
  private static double medianOfMedians(List<double[]> runs) {
    double[] medians = runs.stream().mapToDouble(Summary::medianOf).toArray();
    return Math.round(Summary.medianOf(medians) * 1e4) / 1e4;
  }

  private String report(OlderBuild before, double load, Provenance provenance) {
    Table table =
        new Table(
            List.of("network", "B", "T", "I", "H", "threads", "before ms", "now ms", "now / before", "must", "aim"));
    for (SecondEditionRow row : rows) {
      table.add(
          List.of(
              row.architecture(),
              String.valueOf(row.batchSize()),
              String.valueOf(row.timeSteps()),
              String.valueOf(row.inputSize()),
              String.valueOf(row.hiddenSize()),
              String.valueOf(row.threads()),
              Format.number(row.oldMs()),
              Format.number(row.newMs()),
              String.format(Locale.ROOT, "%.2f", row.ratio()),
              met(row, row.must()),
              met(row, row.aim())));
    }
    return """
        # How much faster the second edition of the engine is

        A training step of the application (forward, loss, backward, Adam) on the last hidden state → one linear output, at commit %s and now. Both were built and timed in this run, by the same clock, a process each, in turn: %d rounds of %d ms, in alternating order, each after the network began anew; medians over rounds of the medians over steps. The losses of the first steps agree within a relative %.1e.

        %s
        "Must" and "aim" are the ratios that were set before the work began.

        %s; %s; %s. Load average before the run %.2f. rnn-compare %s, commit %s%s. Run from %s to %s.

        `mvn -q -Pbenchmark test-compile exec:exec@second-edition` runs it again.
        """
        .formatted(
            before.commit().substring(0, 7),
            ROUNDS,
            RUN_MILLISECONDS,
            largestDifference,
            table.markdown(),
            provenance.cpu(),
            provenance.os(),
            provenance.java(),
            load,
            provenance.version(),
            provenance.commit(),
            provenance.uncommittedChanges() ? " with uncommitted changes" : "",
            provenance.started(),
            provenance.ended());
  }

  private static String met(SecondEditionRow row, double bound) {
    return String.format(
        Locale.ROOT, "%.2f %s", bound, row.ratio() <= bound ? "met" : "not met");
  }
}
