package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.Run;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code run} finds in a results folder, and how it ends. */
class RunCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path results = Path.of("");

  @BeforeEach
  void writeSpec() throws IOException {
    SmallSpecs.write(directory, SmallSpecs.SWEEP);
    results = directory.resolve("small");
  }

  private int run(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args =
        Stream.concat(
                Stream.of(
                    "run", directory.resolve("small.yaml").toString(), "--out", directory + ""),
                Stream.of(more))
            .toArray(String[]::new);
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    assertThat(err.toString()).doesNotContain("\tat ");
    return code;
  }

  private Run begin(String... overrides) throws IOException {
    Experiment experiment = new Experiment(SmallSpecs.read(directory, SmallSpecs.SWEEP, overrides));
    return Run.begin(experiment, new RunFiles(results), Backend.load(), "run small.yaml", false);
  }

  @Test
  void trialsThatDivergedAreAResult() throws IOException {
    assertThat(run()).as("%s", err).isZero();
    assertThat(out.toString())
        .contains("simple_rnn, l2 0.5, seed 2 diverged: train_loss is infinite in epoch 1; try a")
        .contains("2 (2 diverged)")
        .doesNotContain("failed");
    assertThat(err.toString()).isEmpty();
    assertThat(results.resolve("run.log")).exists();
  }

  @Test
  void whereNothingWorkedInTheSearchItIsSaid() throws IOException {
    assertThat(run()).as("%s", err).isZero();

    // then
    String sentence =
        "All trials of simple_rnn in the sweep diverged; its first configuration is"
            + " compared: l2 0.5.";
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(sentence)
        .doesNotContain("of gru in");
    assertThat(Files.readString(results.resolve("run.log"))).contains(sentence);
  }

  @Test
  void aRandomSearchRunsToItsReport() throws IOException {
    // given: three of four configurations, which are drawn with repeats
    String sweep =
        "sweep={draws: 3, draw_seed: 2, choose: mean, seeds: 1, keys: {training.l2: [0, 0.5], init: [he, xavier]}}";

    // when
    assertThat(run("--set", sweep)).as("%s", err).isZero();

    // then: three for each of two architectures, below the header
    assertThat(Files.readAllLines(results.resolve("sweep_trials.csv")))
        .hasSize(7)
        .doesNotHaveDuplicates();
    assertThat(results.resolve("report.md")).exists();
  }

  @Test
  void resultsAreTheSameWithAnyNumberOfJobs() throws IOException {
    // given
    assertThat(run("--jobs", "1")).as("%s", err).isZero();
    Map<String, String> one = Folders.deterministic(results);
    assertThat(one)
        .containsKeys(
            "sweep_losses.csv", "sweep_trials.csv", "summary.csv", "models/gru-seed-1.zip");

    // when, then
    for (String jobs : List.of("2", "3")) {
      assertThat(run("--jobs", jobs)).isZero();
      assertThat(Folders.deterministic(results)).isEqualTo(one);
    }
  }

  @Test
  void aRunThatIsAtWorkIsNotDisturbed() throws IOException {
    try (Run run = begin()) {
      assertThat(run.isResumed()).isFalse();
      assertThat(run("--fresh")).isEqualTo(2);
      assertThat(err.toString())
          .startsWith("rnn-compare: " + results + " is in use by process ")
          .contains(": run small.yaml. Wait for that run");
      assertThat(out.toString()).isEmpty();
      assertThat(results.resolve("journal").resolve("run.json")).exists();
    }
  }

  @Test
  void anUnfinishedRunOfAnotherSpecIsAMistakeUnlessItIsDiscarded() throws IOException {
    // given
    begin("training.epochs=7").close();

    // when, then
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("rnn-compare: " + results + " has an unfinished run that differs")
        .contains("\n  training.epochs: 7, now 2\n")
        .contains("--fresh");
    assertThat(out.toString()).isEmpty();

    // when, then
    SmallSpecs.write(directory, SmallSpecs.SWEEP); // begin() has read what it wrote itself
    assertThat(run("--fresh")).as("%s", err).isZero();
    assertThat(results.resolve("journal")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenStopsTheRunAndItGoesOnLater() throws IOException {
    // given: a run that has begun, and something in the way of its fourth trial
    begin().close();
    Path inTheWay = Files.createDirectories(results.resolve("journal/trial-00003.json/nothing"));

    // when, then
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "rnn-compare: "
                + results
                + " cannot be used: journal/trial-00003.json is a directory. rnn-compare follows no"
                + " link below a results folder and replaces only files of its own; move it away,"
                + " or choose another folder with --out."
                + System.lineSeparator());

    // when
    Files.delete(inTheWay);
    Files.deleteIfExists(inTheWay.resolveSibling(""));

    // then
    assertThat(run()).as("%s", err).isZero();
    assertThat(results.resolve("journal")).doesNotExist();
  }

  @Test
  void trialsThatFailMakeTheRunAFailureAndTheOthersAreInTheTables() throws IOException {
    // given: data that the second seed's trials cannot get
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.PLAIN);
    ExperimentSpec failing =
        SmallSpecs.withData(
            spec,
            seed -> {
              if (seed == TrialSeeds.of(2).data()) {
                throw new IllegalStateException("no data today");
              }
              return spec.task().data(seed);
            });

    // when
    int code;
    try (RunLog log = RunLog.start()) {
      Output output = new Output(new PrintWriter(out, true), false);
      CommandLine commands =
          new CommandLine(new RootCommand(log, output, Input.NONE)).setOut(output.shown());
      commands.parseArgs();
      code =
          new Session(commands.getCommandSpec(), log, directory, false)
              .run(List.of(failing), new JobOptions());
    }

    // then
    assertThat(code).isEqualTo(1);
    assertThat(out.toString())
        .contains("\ngru, seed 2 failed: IllegalStateException: no data today\n")
        .contains("Trials that failed: 2; see trials.csv for the reasons");
    assertThat(results.resolve("trials.csv")).content().contains("gru,fast,2,39,1,ok,");
    assertThat(results.resolve("run.log"))
        .content()
        .contains("Trial failed: gru, seed 2")
        .contains("\tat io.github.rnncompare.experiment");
    assertThat(results.resolve("journal")).doesNotExist();
  }
}
