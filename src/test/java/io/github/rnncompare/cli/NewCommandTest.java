package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private Path waves() throws IOException {
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> String.valueOf(Math.sin(i)))
            .collect(Collectors.joining("\n", "wave\n", "\n"));
    return Files.writeString(directory.resolve("waves.csv"), rows);
  }

  @Test
  void fromAFileToAComparisonInTwoCommands() throws IOException {
    // given
    String specs = directory.resolve("specs").toString();

    // when
    assertThat(run("new", waves().toString(), "--out", specs)).as("%s", err).isZero();

    // then
    Path spec = directory.resolve("specs").resolve("waves.yaml");
    assertThat(out.toString())
        .contains("  wave  numbers from -")
        .contains("Wrote " + spec + ": 180 trials of at most 600 epochs.")
        .contains("run " + spec + "\"");

    // when: shorter than drafted, for the test's sake
    int code =
        run(
            "run",
            spec.toString(),
            "--out",
            directory.resolve("results").toString(),
            "--seeds",
            "1",
            "--set",
            "training.epochs=2");

    // then
    assertThat(code).as("%s", err).isZero();
    assertThat(directory.resolve("results").resolve("waves").resolve("report.md"))
        .content()
        .contains("persistence");
  }

  @Test
  void theTimeIsCountedSoThatADraftIsTheSameOnAnyMachine() throws IOException {
    // given
    String file = waves().toString();

    // when
    assertThat(run("new", file, "--out", directory.resolve("a").toString())).isZero();
    assertThat(out.toString())
        .contains("By its operations counted, that is about ")
        .contains("Warning: the validation split has 8 windows (standard error of an RMSE: 25 %)");
    assertThat(run("new", file, "--out", directory.resolve("b").toString())).isZero();
    assertThat(run("new", file, "--jobs", "2", "--out", directory.resolve("c").toString()))
        .isZero();

    // then
    String draft = Files.readString(directory.resolve("a").resolve("waves.yaml"));
    assertThat(draft).contains("epochs: 600", "patience: 200", "# Warning: the validation split");
    assertThat(directory.resolve("b").resolve("waves.yaml")).hasContent(draft);
    assertThat(directory.resolve("c").resolve("waves.yaml")).hasContent(draft);
  }

  @Test
  void minutesAreWholeAndAboveZero() throws IOException {
    // given
    String file = waves().toString();

    // then
    assertThat(run("new", file, "--minutes", "0", "--out", directory.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "rnn-compare: --minutes is 0; expected a whole number from 1 to 1000000"
                + System.lineSeparator());
    assertThat(run("new", file, "--minutes", "1000000", "--out", directory.toString())).isZero();
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    // given
    String file = waves().toString();
    Path spec = Files.writeString(directory.resolve("waves.yaml"), "mine");

    // when
    assertThat(run("new", file, "--out", directory.toString())).isEqualTo(2);

    // then
    assertThat(err.toString()).contains("waves.yaml already exists");
    assertThat(spec).hasContent("mine");
  }

  @Test
  void aDamagedFileIsReportedWithItsPlace() throws IOException {
    // given
    Path file = waves();
    Files.writeString(file, Files.readString(file).replaceFirst("\n0.8", "\n0,8"));

    // then
    assertThat(run("new", file.toString(), "--out", directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + ":3: ").doesNotContain("\tat ");
    assertThat(directory.resolve("waves.yaml")).doesNotExist();
  }

  @Test
  void whatIsThereStaysWhateverItIs() throws IOException {
    // given
    String file = waves().toString();
    Path dangling = Files.createDirectory(directory.resolve("specs")).resolve("waves.yaml");
    Files.createSymbolicLink(dangling, Path.of("nowhere"));
    Path taken = Files.writeString(directory.resolve("taken"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));

    // then
    assertRefused("waves.yaml already exists", file, directory.resolve("specs"));
    assertRefused(taken + " is not a directory", file, taken);
    assertRefused(taken + " is not a directory", file, taken.resolve("below"));
    assertRefused(link + " is not a directory", file, link);
    assertRefused(link + " is not a directory", file, link.resolve("below"));
    assertThat(taken).hasContent("mine");
    assertThat(dangling).isSymbolicLink();
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  private void assertRefused(String message, String file, Path specs) {
    assertThat(run("new", file, "--out", specs.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("rnn-compare: ").contains(message).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aDraftThatCannotBeReadIsAMatterOfTheFile() throws IOException {
    // given: columns with names that no spec can hold
    Path file = directory.resolve("wide.csv");
    String header =
        IntStream.range(0, 20)
            .mapToObj(i -> "c".repeat(60_000) + i)
            .collect(Collectors.joining(","));
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> i % 7 + ("," + i % 5).repeat(19) + "\n")
            .collect(Collectors.joining());
    Files.writeString(file, header + "\n" + rows);

    // when
    assertThat(run("new", file.toString(), "--out", directory.toString())).isEqualTo(2);

    // then
    assertThat(err.toString())
        .startsWith("rnn-compare: " + file + ": cannot draft a valid spec for it: ")
        .contains(" bytes; a spec has at most 1000000")
        .doesNotContain("draft:")
        .doesNotContain(System.getProperty("java.io.tmpdir") + "/rnn-compare");
  }
}
