package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose best values lie beyond its edges, from the run to the report. */
class WidenedSweepTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path results = Path.of("");

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @BeforeEach
  void runIt() throws IOException {
    Path spec = SmallSpecs.write(directory, SmallSpecs.WIDENED);
    results = directory.resolve("small");
    assertThat(run("run", spec.toString(), "--out", directory.toString())).as("%s", err).isZero();
  }

  private void replace(String file, String pattern, String by) throws IOException {
    Path path = results.resolve(file);
    String text = Files.readString(path);
    String changed = text.replaceAll(pattern, by);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(path, changed);
  }

  @Test
  void whatIsTriedIsSaidCountedAndReported() throws IOException {
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "learning_rate: the best of simple_rnn and gru is at the edge, 0.003; all try 0.009.")
        .contains("edge, 0.009; all try 0.027.")
        .contains("12/12 ")
        .doesNotContain("/8 gru, learning_rate 0.009");
    assertThat(Files.readString(results.resolve("run.log"))).contains("all try 0.009.");
    assertThat(Files.readString(results.resolve("spec.yaml"))).doesNotContain("0.009");
    assertThat(Files.readString(results.resolve("trials.csv"))).contains("gru,0.027,");
    assertThat(Files.readString(results.resolve("report.md"))).contains("0.027");
  }

  @Test
  void itRepeatsAndItsModelsPredict() throws IOException {
    assertThat(run("rerun", results.toString())).as("%s", err).isZero();
    assertThat(out.toString()).contains("The run repeats byte for byte.");
  }

  @Test
  void filesThatDisagreeWithTheRuleAreRefused() throws IOException {
    // given: one trial of those that were added is missing
    String trials = Files.readString(results.resolve("sweep_trials.csv"));
    replace("sweep_trials.csv", "simple_rnn,0.009,.*\n", "");

    // when, then
    assertThat(run("report", results.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("sweep_trials.csv: has no row for simple_rnn, learning_rate 0.009, seed 1");

    // given: a value that does not follow from those before it
    Files.writeString(results.resolve("sweep_trials.csv"), trials);
    for (String file : List.of("sweep_trials.csv", "sweep_losses.csv")) {
      replace(file, ",0\\.027,", ",0.03,");
    }

    // when, then
    assertThat(run("report", results.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("column 'learning_rate' is '0.03'; expected a value that ");

    // given: a spec that does not widen
    Files.writeString(results.resolve("sweep_trials.csv"), trials);
    replace("spec.yaml", "widen: true", "widen: false");

    // when, then
    assertThat(run("report", results.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("column 'learning_rate' is '0.009'; expected a value that");
  }

  @Test
  void withoutWideningOnlyTheListedValuesAreTried() throws IOException {
    String spec = directory.resolve("small.yaml").toString();
    String other = directory.resolve("other").toString();
    assertThat(run("run", spec, "--out", other, "--no-widen")).as("%s", err).isZero();
    assertThat(out.toString()).contains("8/8 ").doesNotContain("edge");
    assertThat(Files.readString(Path.of(other, "small", "spec.yaml"))).contains("widen: false");
  }
}
