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
        .contains("Wrote " + spec + ": 48 trials of 200 epochs, ")
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
  void whatIsThereIsNotOverwritten() throws IOException {
    // given
    String file = waves().toString();
    Path spec = Files.writeString(directory.resolve("waves.yaml"), "mine");

    // when
    assertThat(run("new", file, "--out", directory.toString())).isEqualTo(2);

    // then
    assertThat(err.toString()).contains("waves.yaml is there already");
    assertThat(spec).hasContent("mine");
  }

  @Test
  void aDamagedFileIsToldWithItsPlace() throws IOException {
    // given
    Path file = waves();
    Files.writeString(file, Files.readString(file).replaceFirst("\n0.8", "\n0,8"));

    // then
    assertThat(run("new", file.toString(), "--out", directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + ":3: ").doesNotContain("\tat ");
    assertThat(directory.resolve("waves.yaml")).doesNotExist();
  }
}
