package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code report}, on the results of the repository. */
class CommittedReportsTest {
  private static final Path RESULTS = Path.of("results");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int report(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = Stream.concat(Stream.of("report"), Stream.of(args)).toArray(String[]::new);
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    assertThat(err.toString()).doesNotContain("\tat ");
    return code;
  }

  /** Every run of which the repository holds the results. */
  static List<String> committed() throws IOException {
    try (Stream<Path> folders = Files.list(RESULTS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("spec.yaml")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.contains("."))
          .sorted()
          .toList();
    }
  }

  /** Only what the run wrote, and nothing that a report did. */
  private Path measured(String name) throws IOException {
    Path copy = Files.createDirectories(directory.resolve(name));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(RESULTS.resolve(name), "*.{csv,yaml,json}")) {
      for (Path file : files) {
        if (!file.toString().matches(".*(summary|comparisons)\\.csv")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  @ParameterizedTest
  @MethodSource("committed")
  void theReportsOfTheRepositoryFollowFromItsResultFiles(String name) throws IOException {
    // given
    Path copy = measured(name);

    // when
    assertThat(report(copy.toString())).as("%s", err).isZero();

    // then
    for (String folder : List.of(".", "tables")) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(copy.resolve(folder), "*.{md,html,csv,tex}")) {
        for (Path file : files) {
          assertThat(RESULTS.resolve(name).resolve(folder).resolve(file.getFileName()))
              .hasSameTextualContentAs(file);
        }
      }
    }
    assertThat(names(copy.resolve("charts")))
        .isEqualTo(names(RESULTS.resolve(name).resolve("charts"))); // fonts differ elsewhere
    assertThat(out.toString().lines())
        .allMatch(line -> line.length() < 80 || line.startsWith("Report: "));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void theReadmeHasTheOverview() throws IOException {
    // given: what stands between the headings of several runs
    String readme = Files.readString(Path.of("README.md"));
    List<String> rows =
        Files.readAllLines(RESULTS.resolve("across").resolve("report.md")).stream()
            .dropWhile(line -> !line.startsWith("| experiment") || !line.contains("| significant"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    // then
    assertThat(rows).hasSizeGreaterThan(5);
    for (String row : rows) {
      List<String> cells =
          Arrays.stream(row.split("\\|", -1)).map(String::strip).filter(c -> !c.isEmpty()).toList();
      String name = cells.get(0);
      assertThat(readme)
          .contains(
              "| [%1$s](results/%1$s/report.md): %2$s | %3$s |"
                  .formatted(
                      name, cells.get(1), String.join(" | ", cells.subList(2, cells.size()))));
    }
  }

  @Test
  void severalRunsArePutTogether() throws IOException {
    // given
    String seed = measured("seed").toString();
    String airline = measured("airline").toString();
    Path together = directory.resolve("together");

    // when
    assertThat(report(seed, airline, "--out", together.toString())).as("%s", err).isZero();

    // then
    assertThat(out.toString())
        .contains("  simple_rnn         1.00    2 of 2")
        .contains("simple_rnn has the best mean rank over 2 experiments, 1.00")
        .contains("Report: " + together.resolve("report.md"));
    assertThat(Files.readString(together.resolve("report.md")))
        .startsWith("# 2 experiments together\n\n**simple_rnn has the best mean rank")
        .contains("![Mean ranks and the critical difference](charts/critical_difference.svg)")
        .contains("* airline: Which architecture forecasts the monthly airline passengers best?");
    assertThat(names(together))
        .containsExactly(
            "charts",
            "comparisons.csv",
            "lock",
            "manifest.txt",
            "report.html",
            "report.md",
            "scores.csv",
            "tables");
    assertThat(names(together.resolve("tables")))
        .containsExactly(
            "matrix.csv",
            "matrix.tex",
            "overview.csv",
            "overview.tex",
            "pairs.csv",
            "pairs.tex",
            "pareto.csv",
            "pareto.tex",
            "ranks.csv",
            "ranks.tex");
    assertThat(names(together.resolve("charts")))
        .contains("performance_profile.svg", "pareto_step.png", "pareto_parameters.svg");
  }

  @Test
  void mistakesGetOneMessage() throws IOException {
    assertThat(report("results/none")).isEqualTo(2);
    assertThat(err.toString())
        .contains("results/none is not a folder; name one that a run has written");
    assertThat(report("src")).isEqualTo(2);
    assertThat(err.toString()).contains("src/spec.yaml is missing; run the experiment again");
    String seed = measured("seed").toString();
    assertThat(report(seed, seed)).isEqualTo(2);
    assertThat(err.toString()).contains(seed + " is named twice; name each folder once");
    assertThat(report()).isEqualTo(2);
  }
}
