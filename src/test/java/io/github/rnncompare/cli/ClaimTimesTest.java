package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims whose experiments are timed, in processes of their own, on small networks. */
class ClaimTimesTest {
  private static final Path REAL = Path.of("experiments", "claims", "10-parallelism.yaml");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path from = Path.of("");
  private Path results = Path.of("");
  private Path times = Path.of("");

  /** Eight units. */
  @BeforeEach
  void small() throws IOException {
    from = Files.createDirectory(directory.resolve("from"));
    results = directory.resolve("results");
    times = results.resolve("10-parallelism/times.csv");
    Files.writeString(
        from.resolve("10-parallelism.yaml"),
        Files.readString(REAL).replace("hidden_size: 128", "hidden_size: 8"));
  }

  private int run() {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return InProcess.run(
        new PrintWriter(out),
        new PrintWriter(err),
        "claims",
        "10",
        "--quick",
        "--from",
        from.toString(),
        "--out",
        results.toString());
  }

  private List<String> ofProcess(int process) throws IOException {
    return Files.readAllLines(times).stream()
        .filter(line -> line.startsWith(String.format(Locale.ROOT, "%d,", process)))
        .toList();
  }

  @Test
  @Tag("slow")
  void eachProcessIsMeasuredOnce() throws IOException {
    // when
    int code = run();

    // then
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString()).contains("process 1 of 2", "process 2 of 2", "10. LSTMs are");
    assertThat(ofProcess(1)).hasSize(3 * (4 + 2));
    assertThat(ofProcess(2)).hasSize(3 * (4 + 2));
    assertThat(ofProcess(1).get(0)).startsWith("1,sequences-1,simple_rnn,8,");
    assertThat(names())
        .containsExactly("manifest.txt", "provenance.json", "times.csv", "variants.yaml");
    assertThat(Files.readString(results.resolve("report.md")))
        .contains("charts/claim_10.svg", "(10-parallelism/times.csv)", "not tested here yet");
    assertThat(Files.readString(results.resolve("report.es.md"))).contains("aún sin probar aquí");

    // and when: the first process is missing
    List<String> second = ofProcess(2);
    List<String> lines = Files.readAllLines(times);
    lines.removeIf(line -> line.startsWith("1,"));
    Files.write(times, lines);
    assertThat(run()).isZero();

    // then: it alone is measured anew
    assertThat(out.toString()).contains("process 1 of 2").doesNotContain("process 2 of 2");
    assertThat(ofProcess(1)).hasSize(3 * (4 + 2));
    assertThat(ofProcess(2)).isEqualTo(second);

    // and when: nothing is missing
    String before = Files.readString(times);
    assertThat(run()).isZero();

    // then
    assertThat(out.toString()).doesNotContain("process");
    assertThat(Files.readString(times)).isEqualTo(before);

    // and when: the experiment has changed
    Path file = from.resolve("10-parallelism.yaml");
    Files.writeString(file, Files.readString(file).replace("hidden_size: 8", "hidden_size: 4"));
    assertThat(run()).isZero();

    // then
    assertThat(ofProcess(1).get(0)).startsWith("1,sequences-1,simple_rnn,4,");
    assertThat(ofProcess(2).get(0)).startsWith("2,sequences-1,simple_rnn,4,");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(results.resolve("10-parallelism"))) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    // given: times that rnn-compare has not written
    Files.createDirectories(times.getParent());
    Files.writeString(times, "mine");

    // when, then
    assertThat(runInEmptyResults()).isEqualTo(2);
    assertThat(err.toString()).contains("times.csv").doesNotContain("\tat ");
    assertThat(Files.readString(times)).isEqualTo("mine");
    assertThat(names()).containsExactly("times.csv");
  }

  @Test
  void aLinkInPlaceOfTimesIsNotFollowed() throws IOException {
    // given: a folder that seems ours
    Path mine = Files.writeString(directory.resolve("mine.csv"), "mine");
    Files.createDirectories(times.getParent());
    Files.writeString(times.resolveSibling("manifest.txt"), "manifest.txt\ntimes.csv\n");
    Files.createSymbolicLink(times, mine);

    // when, then
    assertThat(runInEmptyResults()).isEqualTo(2);
    assertThat(err.toString()).contains("times.csv is a link");
    assertThat(mine).hasContent("mine");
    assertThat(times).isSymbolicLink();
  }

  /** The folder of the report is known to be ours by its manifest. */
  private int runInEmptyResults() throws IOException {
    Files.writeString(results.resolve("manifest.txt"), "manifest.txt\n");
    return run();
  }
}
