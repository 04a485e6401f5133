package io.github.rnncompare.benchmark;

import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.results.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a run, in a folder of their own for each kind of processor. */
record RunFolder(Path path) {

  private static final String STREAMING = "streaming.md";

  /** The folder for a processor: "Intel(R) Xeon(R) Processor, 2 cores" is in "intel_xeon". */
  static RunFolder of(Path parent, String cpu) {
    return new RunFolder(parent.resolve(name(cpu)));
  }

  /** All folders that hold a run, by name. */
  static List<RunFolder> in(Path parent) throws IOException {
    try (Stream<Path> found = Files.list(parent)) {
      return found
          .filter(path -> Files.exists(path.resolve("run.csv")))
          .sorted()
          .map(RunFolder::new)
          .toList();
    }
  }

  /** All reports on streaming below a folder, by the name of their folder. */
  static List<Path> streamingReports(Path parent) throws IOException {
    try (Stream<Path> found = Files.list(parent)) {
      return found.map(path -> path.resolve(STREAMING)).filter(Files::exists).sorted().toList();
    }
  }

  private static String name(String cpu) {
    String name =
        cpu.toLowerCase(Locale.ROOT)
            .replaceAll(", \\d+ cores?$", "")
            .replaceAll("\\((r|tm)\\)|\\b(processor|cpu)\\b", " ")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("no name for a folder in the processor's, '" + cpu + "'");
    }
    return name;
  }

  void write(Outcome outcome) throws IOException {
    Files.createDirectories(path);
    write("speed.csv", SpeedRow.class, outcome.speeds());
    write("ratios.csv", RatioRow.class, outcome.ratios());
    write("rates.csv", RateRow.class, outcome.rateRows());
    write("run.csv", RunRow.class, List.of(RunRow.of(outcome.provenance())));
    AtomicFile.write(path.resolve("speed.svg"), SpeedChart.of(outcome.speeds()).svg());
    AtomicFile.write(path.resolve("report.md"), new SpeedReport(outcome).text());
    writePage();
  }

  /** Writes {@code report.html} from the report and the table. */
  void writePage() throws IOException {
    String report = Files.readString(path.resolve("report.md"));
    Map<String, Picture> charts = Map.of("speed", SpeedChart.of(speeds()));
    AtomicFile.write(path.resolve("report.html"), HtmlPage.of("en", report, charts));
  }

  /** Writes {@code streaming.csv} and {@code streaming.md}. */
  void write(List<StreamingRow> rows, StreamingReport report) throws IOException {
    Files.createDirectories(path);
    write("streaming.csv", StreamingRow.class, rows);
    AtomicFile.write(path.resolve(STREAMING), report.text());
  }

  /** Computes {@code distances.csv} from the other tables. */
  void writeDistances() throws IOException {
    List<RateRow> rates = new CsvTable<>(RateRow.class).read(path.resolve("rates.csv"));
    write("distances.csv", DistanceRow.class, Distances.of(speeds(), rates));
  }

  private <R extends Record> void write(String file, Class<R> type, List<R> rows)
      throws IOException {
    AtomicFile.write(path.resolve(file), new CsvTable<>(type).text(rows));
  }

  List<SpeedRow> speeds() throws IOException {
    return new CsvTable<>(SpeedRow.class).read(path.resolve("speed.csv"));
  }

  List<DistanceRow> distances() throws IOException {
    return new CsvTable<>(DistanceRow.class).read(path.resolve("distances.csv"));
  }

  RunRow run() throws IOException {
    Path file = path.resolve("run.csv");
    List<RunRow> rows = new CsvTable<>(RunRow.class).read(file);
    if (rows.size() != 1) {
      throw new IllegalStateException(file + ": expected one line, found " + rows.size());
    }
    return rows.get(0);
  }
}
