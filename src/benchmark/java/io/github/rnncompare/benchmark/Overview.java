package io.github.rnncompare.benchmark;

import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code report.md} above the folders of the runs: how far the fast engine is from the machine's
 * limits and from the best of others, on each kind of processor. All comes from the tables in these
 * folders.
 */
public final class Overview {
  /** What other benchmarks may have written beside the folders. */
  private static final List<String> OTHERS =
      List.of("second_edition.md", "resources.md", "runner.md");

  private final Path folder;

  private Overview(Path folder) {
    this.folder = folder;
  }

  /** {@code [DIR]}, by default {@code results/performance}. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments.length > 0 ? arguments[0] : "results/performance"));
  }

  /** Writes the distances and pages of all runs below {@code folder} anew, and the overview. */
  static void write(Path folder) throws IOException {
    for (RunFolder run : RunFolder.in(folder)) {
      run.writeDistances();
      run.writePage();
    }
    String text = new Overview(folder).text();
    AtomicFile.write(folder.resolve("report.md"), text);
    AtomicFile.write(folder.resolve("report.html"), HtmlPage.of("en", text, Map.of()));
  }

  private String text() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add("# How far a training step is from what is possible");
    parts.add(
        """
        A step of the fast engine on each kind of processor that the benchmark was run on, beside \
        two yardsticks. The lower bound is the time below which no step can be: the longer of its \
        operations at the speed of a large matrix product and its bytes at the speed of a copy, \
        both measured in the same process on as many threads (where all fits into the caches, moving \
        the bytes may be faster than that). The best peer is the fastest of \
        PyTorch on OpenBLAS, PyTorch on MKL and the RNN primitives of oneDNN. PyTorch runs only its \
        LSTM in oneDNN, so that its simple RNN and its GRU flatter us; this is why oneDNN's own \
        primitives stand beside it. "× lower bound" and "× best peer" are our time divided by it: \
        below 1 we are faster. Times are medians in milliseconds of a whole step (forward, loss, \
        backward, Adam), each implementation on the number of threads that suits it best; batch B, \
        T steps, I inputs, H units.\
        """);
    for (RunFolder run : RunFolder.in(folder)) {
      parts.add("## " + run.run().cpu());
      parts.add(caption(run));
      parts.add(table(run.distances()));
    }
    parts.add("## Run it again");
    parts.add("```\nmvn -q -Pbenchmark test-compile exec:exec@speed\n```");
    parts.add(
        "times all sides, and writes the folder of this machine's kind of processor and this page"
            + " anew.");
    List<Path> others = new ArrayList<>(RunFolder.streamingReports(folder));
    OTHERS.stream().map(folder::resolve).filter(Files::exists).forEach(others::add);
    if (!others.isEmpty()) {
      parts.add(
          others.stream().map(this::link).collect(Collectors.joining(", ", "Beside these: ", ".")));
    }
    return String.join("\n\n", parts.stream().map(String::stripTrailing).toList()) + "\n";
  }

  /** "[amd_epyc/streaming.md](amd_epyc/streaming.md)". */
  private String link(Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return "[" + name + "](" + name + ")";
  }

  private static String caption(RunFolder run) throws IOException {
    String name = String.valueOf(run.path().getFileName());
    String caption =
        String.format(
            Locale.ROOT,
            "Run of %s, commit %s: [report](%s/report.md), [distances.csv](%s/distances.csv).",
            run.run().date(),
            run.run().commit(),
            name,
            name);
    boolean timesOneDnn =
        run.speeds().stream()
            .anyMatch(row -> Implementation.of(row.implementation()) == Implementation.ONEDNN);
    return timesOneDnn
        ? caption
        : caption + " oneDNN's primitives were no side of it, so that the best peer is PyTorch.";
  }

  private static String table(List<DistanceRow> rows) {
    Table table =
        new Table(
            List.of(
                "network",
                "B",
                "T",
                "I",
                "H",
                "fast ms",
                "threads",
                "lower bound ms",
                "× lower bound",
                "best peer",
                "its threads",
                "its ms",
                "× best peer"));
    for (DistanceRow row : rows) {
      table.add(
          Stream.of(
                  row.architecture(),
                  row.batchSize(),
                  row.timeSteps(),
                  row.inputSize(),
                  row.hiddenSize(),
                  Format.number(row.fastMs()),
                  row.threads(),
                  Format.number(row.floorMs()),
                  ratio(row.timesFloor()),
                  Implementation.of(row.bestPeer()).title(),
                  row.bestPeerThreads(),
                  Format.number(row.bestPeerMs()),
                  ratio(row.timesBestPeer()))
              .map(String::valueOf)
              .toList());
    }
    return table.markdown();
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
