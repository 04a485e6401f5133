package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int report() {
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), "report", directory.toString());
  }

  private void write(SampleRun run) throws IOException {
    new RunFiles(directory).write(run.content(), Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a name of two hundred letters: ",
        "onewordoftwohundredletters",
        "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
        "\uD83D\uDE00",
        "two\nlines "
      })
  void noLineIsWiderThanATerminal(String name) throws IOException {
    // given
    String wide = name.repeat(200 / name.length());
    SampleRun run = new SampleRun();
    for (String architecture : new String[] {wide + 1, wide + 2, "gru"}) {
      run.memorised(architecture, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8 - 0.01 * architecture.length() / 200)
          .diverged(architecture, 7)
          .failed(architecture, 8);
    }
    run.baseline(wide, "final_train_loss", 1, 1, 1, 1, 1, 1, 1);
    write(run);

    // when
    assertThat(report()).as("%s", err).isZero();

    // then
    assertThat(out.toString().replace("Report: " + directory.resolve("report.md"), "").lines())
        .map(line -> line.replaceAll("[\u2068\u2069]", "")) // which take no column
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79))
        .anySatisfy(line -> assertThat(line).contains("8 (1 diverged, 1 failed)"));
  }

  @ParameterizedTest
  @CsvSource({
    "trials.csv, 'architecture,seed\ngru,1\n', trials.csv:2: column 'engine' is missing",
    "losses.csv, '', losses.csv is empty",
    "provenance.json, '{}', provenance.json:1: ",
    "spec.yaml, 'a: [', spec.yaml:1:",
    "spec.yaml, 'target: {loss: 1}', spec.yaml: 'target' is {loss=1}; expected one of train_loss"
  })
  void damageIsAMistakeWithoutAStackTrace(String file, String content, String message)
      throws IOException {
    // given
    write(new SampleRun().memorised("gru", 0.5));
    Files.writeString(directory.resolve(file), content);

    // when
    assertThat(report()).isEqualTo(2);

    // then
    assertThat(err.toString())
        .startsWith("rnn-compare: " + directory)
        .contains(message)
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatStandsInTheWayIsNamed() throws IOException {
    write(new SampleRun().memorised("gru", 0.5));
    Files.writeString(directory.resolve("tables"), "mine");

    assertThat(report()).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("rnn-compare: " + directory + " cannot be used: tables is a file")
        .doesNotContain("\tat ");
  }
}
