package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void thePlanIsShownWithAnEstimateAndNothingIsWritten() throws IOException {
    // given
    String spec = SmallSpecs.write(directory, SmallSpecs.SWEEP).toString();

    // when
    assertThat(run("check", spec, "--jobs", "1")).as("%s", err).isZero();

    // then
    assertThat(out.toString())
        .contains("  gru               2          39  fast\n")
        .containsPattern(
            "\n8 trials; estimated time with one job: (about \\d+ s|under a second)\\.\n$");
    assertThat(directory.toFile().list()).containsExactly("small.yaml");

    // when
    assertThat(run("check", spec, spec, "--seeds", "5", "--jobs", "3")).isZero();

    // then
    assertThat(out.toString()).containsPattern("14 trials; estimated time with 3 jobs: .*\\.\n$");
  }

  @Test
  void theLeastAndTheMostTrialsAreShown() throws IOException {
    // given: two values of which each side can have two more, for two architectures; one seed
    String spec = SmallSpecs.write(directory, SmallSpecs.SWEEP).toString();
    String sweep = "sweep={choose: mean, seeds: 1, keys: {training.l2: [0.1, 0.2]}}";

    // when, then
    assertThat(run("check", spec, "--set", sweep, "--jobs", "1")).as("%s", err).isZero();
    assertThat(out.toString())
        .containsPattern(
            "\n8 trials, or up to 16 if the sweep is widened; estimated time of the 8 with one job: ");

    // when, then
    String plain =
        SmallSpecs.write(Files.createDirectory(directory.resolve("plain")), SmallSpecs.PLAIN)
            .toString();
    assertThat(run("check", spec, plain, "--no-widen", "--set", "training.epochs=1", "--jobs", "1"))
        .as("%s", err)
        .isZero();
    assertThat(run("check", spec, "--set", sweep, "--no-widen", "--jobs", "1")).isZero();
    assertThat(out.toString()).containsPattern("\n8 trials; estimated time with one job: ");
  }

  @Test
  void noMoreJobsAreReckonedWithThanThereAreTrials() throws IOException {
    // given: one trial of each architecture
    String spec = SmallSpecs.write(directory, SmallSpecs.PLAIN).toString();

    // when
    assertThat(run("check", spec, "--seeds", "1", "--jobs", "1000")).as("%s", err).isZero();

    // then
    assertThat(out.toString()).contains("\n2 trials; estimated time with 2 jobs: ");
  }

  @Test
  void mistakesAreReported() throws IOException {
    String spec = SmallSpecs.write(directory, SmallSpecs.SWEEP).toString();
    assertThat(run("check", spec, "--set", "training.epoch=3")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'epochs'?");
    assertThat(run("check", "experiments/airline.yaml", "--set", "task.file=none.csv"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("no data file 'none.csv'");
    assertThat(run("check", spec, "--jobs", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--jobs is 0; expected 1 to 1000");
    assertThat(run("check", spec, "--checkpoint", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--checkpoint is -1.0; expected 0 to 1000000");
    assertThat(run("check")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }
}
