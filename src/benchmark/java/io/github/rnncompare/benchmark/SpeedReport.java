package io.github.rnncompare.benchmark;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.results.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code report.md} of the benchmark. */
final class SpeedReport {
  private final Outcome outcome;

  SpeedReport(Outcome outcome) {
    this.outcome = outcome;
  }

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("# How long does a training step take?");
    parts.add(answer());
    parts.add(ratios());
    parts.add(
        "Times are medians in milliseconds of a whole step: forward, loss, backward, update."
            + " A ratio is a time divided by PyTorch's best; each implementation is shown on the"
            + " number of threads that suits it best. All are in [speed.csv](speed.csv) and"
            + " [ratios.csv](ratios.csv).");
    parts.add(
        "PyTorch runs only its LSTM in oneDNN, so that its simple RNN and its GRU flatter us; this"
            + " is why oneDNN's own RNN primitives stand beside it.");
    parts.add("![Time of a step in times of PyTorch's best](speed.svg)");
    parts.add("## How far from the machine's limits");
    parts.add(
        "How far the fast engine is from the best of PyTorch and oneDNN's primitives stands in"
            + " [distances.csv](distances.csv), and in the [overview](../report.md) for all kinds"
            + " of processors.");
    parts.add(lowerBounds());
    parts.add(costModel());
    parts.add(rates());
    parts.add("## What it rests on");
    parts.add(restsOn());
    parts.add("## Run it again");
    parts.add("```\nmvn -q -Pbenchmark test-compile exec:exec@speed\n```");
    return String.join("\n\n", parts.stream().map(String::stripTrailing).toList()) + "\n";
  }

  private String answer() {
    List<RatioRow> rows = outcome.ratios();
    long timed = rows.stream().filter(row -> row.fastRatio() != null).count();
    long met = rows.stream().filter(row -> row.met().equals("yes")).count();
    if (timed == 0) {
      return "The fast engine has none of the " + rows.size() + " networks, so no ratio is met.";
    }
    return "The fast engine reaches the required ratio to PyTorch's best at %d of %d networks."
        .formatted(met, rows.size());
  }

  private String ratios() {
    Table table =
        new Table(
            List.of(
                "network",
                "B",
                "T",
                "I",
                "H",
                "PyTorch's best",
                "ms",
                "fast ms",
                "threads",
                "ratio",
                "required",
                "met",
                "our trainer",
                "fast, DL4J's fit",
                "portable",
                "DL4J's own",
                "oneDNN's primitives"));
    for (RatioRow row : outcome.ratios()) {
      table.add(
          List.of(
              row.architecture(),
              String.valueOf(row.batchSize()),
              String.valueOf(row.timeSteps()),
              String.valueOf(row.inputSize()),
              String.valueOf(row.hiddenSize()),
              row.pytorchImplementation() + ", threads " + row.pytorchThreads(),
              Format.number(row.pytorchMs()),
              number(row.fastMs()),
              row.fastThreads() == null ? "" : String.valueOf(row.fastThreads()),
              ratio(row.fastRatio()),
              ratio(row.requiredRatio()),
              row.met(),
              ratio(row.fastTrainerRatio()),
              ratio(row.fastFitRatio()),
              ratio(row.portableRatio()),
              ratio(row.stockRatio()),
              ratio(row.onednnRatio())));
    }
    return table.markdown();
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : Format.number(value);
  }

  private static String ratio(@Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
  }

  private String lowerBounds() {
    Table table =
        new Table(
            List.of(
                "network",
                "10⁹ operations",
                "10⁶ bytes",
                "PyTorch ms",
                "lower bound ms",
                "× lower bound",
                "fast ms",
                "lower bound ms",
                "× lower bound"));
    for (Benchmark benchmark : outcome.benchmarks()) {
      Cost cost = Cost.of(benchmark.workload());
      Best best = new Best(benchmark, outcome.measurements());
      List<String> row = new ArrayList<>();
      row.add(benchmark.name());
      row.add(Format.number(cost.operations() / 1e9));
      row.add(Format.number(cost.bytes() / 1e6));
      row.addAll(beside(cost, Optional.of(best.pytorch())));
      row.addAll(beside(cost, best.of(Implementation.FAST)));
      table.add(row);
    }
    return table.markdown();
  }

  /** A time, the lower bound of its process, and the one in times of the other. */
  private List<String> beside(Cost cost, Optional<Measurement> measurement) {
    if (measurement.isEmpty()) {
      return List.of("", "", "");
    }
    double time = measurement.get().median();
    Side side = measurement.get().side();
    double bound = cost.lowerBound(requireNonNull(outcome.rates().get(side)));
    return List.of(Format.number(time), Format.number(bound), ratio(time / bound));
  }

  private static String costModel() {
    return """
    The operations are those of the matrix products for batch B, steps T, inputs I, units H and g gates: \
    2·T·B·(I + H)·gH forward; backward twice as many, less the gradient of the inputs, which nothing needs; \
    and 6·B·H of the output layer. The bytes count each array once each time it is needed: the parameters read \
    forward and backward, their gradient, and Adam's seven passes; the inputs twice; gates, their gradients and \
    the states written and read. The lower bound is the longer of two times: the operations at the speed at which the \
    same process multiplies two matrices [1024, 1024] on as many threads, and the bytes at the speed at which it \
    copies 128 MiB. It leaves out the activations, and that a product of the shapes of a step is slower than a \
    large one; where all fits into the caches, moving the bytes may be faster than the bound says. PyTorch's LSTM \
    multiplies in its oneDNN, not in the BLAS that is measured here, and so may go below its bound.\
    """;
  }

  private String rates() {
    Table table =
        new Table(List.of("implementation", "threads", "product, GFLOP/s", "copy, GB/s"));
    for (RateRow row : outcome.rateRows()) {
      table.add(
          List.of(
              row.implementation(),
              String.valueOf(row.threads()),
              Format.number(row.sgemmGigaflops()),
              Format.number(row.copyGigabytesPerSecond())));
    }
    return table.markdown();
  }

  private String restsOn() {
    Effort effort = outcome.effort();
    Provenance p = outcome.provenance();
    List<String> lines = new ArrayList<>();
    lines.add(
        ("Networks: %s; the last hidden state → one linear output, mean squared error, Adam 0.001,"
                + " single precision; the same batch at each step")
            .formatted(
                outcome.benchmarks().stream()
                    .map(Benchmark::workload)
                    .map(Workload::architecture)
                    .distinct()
                    .map(Workload.Architecture::word)
                    .collect(Collectors.joining(", "))));
    lines.add(
        ("Each side in a process of its own, all others waiting; %d rounds, in each of which each"
                + " side trains for about %d ms; about %d ms of warm-up")
            .formatted(effort.rounds(), effort.runMilliseconds(), effort.warmUpMilliseconds()));
    lines.add(
        ("All sides start from the same weights and data. The loss before the first update is the"
                + " same on all, and those after up to ten updates on all that update as PyTorch"
                + " does: the largest relative difference is %s")
            .formatted(Format.number(outcome.largestLossDifference())));
    lines.addAll(outcome.descriptions());
    lines.add(
        "rnn-compare %s, commit %s%s"
            .formatted(
                p.version(),
                p.commit(),
                p.uncommittedChanges() ? " with uncommitted changes" : ""));
    lines.add("%s; %s; %s".formatted(p.java(), p.os(), p.cpu()));
    lines.add(
        "Load average before the run: %s (above 0.2 or so, somebody else used the machine, which"
                .formatted(Format.number(outcome.loadBefore()))
            + " costs a side on all cores most)");
    lines.add("Run from %s to %s".formatted(p.started(), p.ended()));
    return lines.stream().map(line -> "* " + line).collect(Collectors.joining("\n"));
  }
}
