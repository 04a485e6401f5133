package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that tests the lecture's claims, on small networks. */
class ClaimsCommandTest {
  private static final Path REAL = Path.of("experiments", "claims", "2-exploding.yaml");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path from = Path.of("");
  private Path results = Path.of("");

  @BeforeEach
  void name() throws IOException {
    from = Files.createDirectory(directory.resolve("from"));
    results = directory.resolve("results");
  }

  /** The second claim with eight units, 30 steps and one epoch. */
  private void small() throws IOException {
    Files.writeString(
        from.resolve("2-exploding.yaml"),
        Files.readString(REAL)
            .replace("time_steps: 100", "time_steps: 30")
            .replace("sequences: 500", "sequences: 20")
            .replace("hidden_size: 64", "hidden_size: 8")
            .replace("epochs: 10\n", "epochs: 1\n"));
  }

  private int run(String... more) {
    String[] args = {"claims", "--from", from.toString(), "--out", results.toString()};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return InProcess.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  @Test
  @Tag("slow")
  void theReportHasTheVerdictInBothLanguagesAndARunIsMadeOnce() throws IOException {
    // given
    small();

    // when
    int code = run("2");

    // then
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString()).contains("2. Gradients explode when").contains("not supported");
    assertThat(Files.readString(results.resolve("report.md")))
        .containsPattern("\\| +2 \\| Gradients explode when")
        .contains("**not supported**")
        .contains("charts/claim_2.svg")
        .contains("(2-exploding/tanh-gain-3/report.md)");
    assertThat(Files.readString(results.resolve("report.es.md")))
        .contains("El gradiente explota cuando")
        .contains("**no se sostiene**")
        .contains("ganancia 3");
    assertThat(Files.readAllLines(results.resolve("verdicts.csv")))
        .hasSize(1 + 12)
        .allMatch(line -> line.startsWith("claim,") || line.startsWith("2,"));

    // and when: the same again, one run being older
    Path trials = results.resolve("2-exploding/tanh-gain-1/trials.csv");
    FileTime before = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(trials, before);
    String report = Files.readString(results.resolve("report.md"));
    assertThat(run()).isZero();

    // then
    assertThat(Files.getLastModifiedTime(trials)).isEqualTo(before);
    assertThat(Files.readString(results.resolve("report.md"))).isEqualTo(report);

    // and when: the experiment has changed
    Path file = from.resolve("2-exploding.yaml");
    Files.writeString(
        file, Files.readString(file).replace("learning_rate: 0.1", "learning_rate: 0.2"));
    assertThat(run()).isZero();

    // then
    assertThat(Files.getLastModifiedTime(trials)).isNotEqualTo(before);
  }

  @Test
  void aClaimWithoutAnExperimentIsAMistake() throws IOException {
    small();
    assertThat(run("7")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no claim 7").contains("[2]");
  }

  /** A mistake in one claim keeps no other from being tried, and none is hidden. */
  @Test
  void theMistakesOfAllClaimsAreShown() throws IOException {
    // given
    for (int number : List.of(6, 7)) {
      Files.writeString(
          from.resolve(number + "-a.yaml"),
          Files.readString(REAL)
              .replace("number: 2", "number: " + number)
              .replace("time_steps: 100", "steps_of_" + number + ": 100"));
    }

    // when, then
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains("6-a.yaml")
        .contains("steps_of_6")
        .contains("7-a.yaml")
        .contains("steps_of_7");
  }

  @Test
  void aMissingFolderIsAMistake() throws IOException {
    Files.delete(from);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--from").contains("is no folder");
  }

  @Test
  void aFolderOfOthersIsLeftAlone() throws IOException {
    // given
    small();
    Files.createDirectory(results);
    Path mine = Files.writeString(results.resolve("notes.txt"), "mine");

    // when, then
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("notes.txt");
    assertThat(Files.readString(mine)).isEqualTo("mine");
    assertThat(results.resolve("report.md")).doesNotExist();
  }
}
