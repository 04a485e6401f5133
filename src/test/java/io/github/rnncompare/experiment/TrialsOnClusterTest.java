package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.MachineKind;
import io.github.rnncompare.results.Platform;
import io.github.rnncompare.results.Provenance.DataDigest;
import io.github.rnncompare.results.Provenance.MachineUsed;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials on a cluster, without one: another process's part is done in this process. */
class TrialsOnClusterTest {
  private static final ExecutionOptions HERE = new ExecutionOptions(2, Duration.ofHours(1));

  @TempDir private Path directory;

  private Experiment experiment(String spec) throws IOException {
    return new Experiment(SmallSpecs.read(directory, spec));
  }

  /** Runs to the end. */
  private static Outcome run(Experiment experiment, Path results, ExecutionOptions options)
      throws IOException {
    try (Run run =
        Run.begin(experiment, new RunFiles(results), Backend.load(), "run small.yaml", false)) {
      Outcome outcome = run.execute(options, "run small.yaml", Running.NOBODY);
      Report.write(new RunFiles(results));
      run.finish();
      return outcome;
    }
  }

  private Path results(String name) {
    return directory.resolve(name).resolve("small");
  }

  /** As of a machine with another processor. */
  private static TrialAnswer ofOtherProcessor(TrialAnswer answer) {
    MachineKind kind = answer.kind().orElseThrow();
    Platform p = kind.platform();
    return withKind(
        answer,
        new MachineKind(
            new Platform(
                p.version(),
                p.commit(),
                p.uncommittedChanges(),
                p.dl4j(),
                p.backend(),
                p.device(),
                p.blas(),
                p.java(),
                p.os(),
                "Other Processor 9000"),
            "oneDNN sse41",
            kind.data()));
  }

  private static TrialAnswer withKind(TrialAnswer answer, MachineKind kind) {
    return new TrialAnswer(
        answer.host(),
        answer.attempt(),
        Optional.of(kind),
        answer.record(),
        answer.model(),
        answer.failure(),
        answer.shortage(),
        answer.refusal());
  }

  @Test
  void theFilesAreTheSameAsOfARunHereToTheByte() throws IOException {
    for (String spec : List.of(SmallSpecs.SWEEP, SmallSpecs.WIDENED, SmallSpecs.PLAIN)) {
      // given
      Path here = results("here-" + spec.hashCode());
      run(experiment(spec), here, HERE);
      // when
      Path there = results("there-" + spec.hashCode());
      FakeCluster cluster = new FakeCluster();
      run(experiment(spec), there, HERE.on(cluster, false));
      // then
      assertThat(Folders.deterministic(there)).isEqualTo(Folders.deterministic(here));
      assertThat(cluster.requests()).isGreaterThanOrEqualTo(4);
      assertThat(cluster.said).isEmpty();
      assertThat(new RunFiles(here).provenance().machines()).isEmpty();
      List<MachineUsed> used = new RunFiles(there).provenance().machines().orElseThrow();
      assertThat(used).hasSize(1);
      assertThat(used.get(0).host()).isEqualTo(FakeCluster.HOST);
      assertThat(used.get(0).trials()).isEqualTo("1-4");
      assertThat(Files.readString(there.resolve("report.md")))
          .contains("Trials on 10.0.0.1 (")
          .contains("lines 1-4 of trials.csv");
    }
  }

  @Test
  void aRunWhoseClusterEndsGoesOnFromItsJournal() throws IOException {
    // given
    Path whole = results("whole");
    run(experiment(SmallSpecs.SWEEP), whole, HERE);
    Path results = results("ended");
    FakeCluster ending = new FakeCluster(3, answer -> answer);
    assertThatThrownBy(() -> run(experiment(SmallSpecs.SWEEP), results, HERE.on(ending, false)))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("the cluster has ended");
    // when
    FakeCluster next = new FakeCluster();
    run(experiment(SmallSpecs.SWEEP), results, HERE.on(next, false));
    // then
    assertThat(Folders.deterministic(results)).isEqualTo(Folders.deterministic(whole));
    assertThat(next.requests()).isLessThanOrEqualTo(8 - 3 + 1);
  }

  @Test
  void aMachineOfAnotherKindIsRefusedWhateverItsAnswer() throws IOException {
    Path results = results("refused");
    FakeCluster cluster = new FakeCluster(Integer.MAX_VALUE, TrialsOnClusterTest::ofOtherProcessor);
    assertThatThrownBy(() -> run(experiment(SmallSpecs.SWEEP), results, HERE.on(cluster, false)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("10.0.0.1 differs from this machine")
        .hasMessageContaining("Other Processor 9000")
        .hasMessageContaining("oneDNN sse41")
        .hasMessageContaining("--mixed");
    assertThat(new RunFiles(results).unfinished().orElseThrow().finished()).isEmpty();
  }

  @Test
  void machinesOfSeveralKindsAreSaidWhereTheyAreAllowed() throws IOException {
    // given
    Path results = results("mixed");
    FakeCluster cluster = new FakeCluster(Integer.MAX_VALUE, TrialsOnClusterTest::ofOtherProcessor);
    List<String> said = new ArrayList<>();
    ExperimentObserver observer =
        new Running.Nobody() {
          @Override
          public void said(String sentence) {
            said.add(sentence);
          }
        };
    // when
    Experiment experiment = experiment(SmallSpecs.SWEEP);
    try (Run run =
        Run.begin(experiment, new RunFiles(results), Backend.load(), "run small.yaml", false)) {
      run.execute(HERE.on(cluster, true), "run small.yaml", observer);
    }
    // then
    assertThat(said.stream().filter(sentence -> sentence.contains("Other Processor 9000")))
        .hasSize(1);
    assertThat(new RunFiles(results).provenance().machines().orElseThrow())
        .extracting(MachineUsed::cpu)
        .containsExactly("Other Processor 9000");
  }

  @Test
  void otherDataAreRefusedEvenWhereMachinesMayDiffer() {
    FakeCluster cluster =
        new FakeCluster(
            Integer.MAX_VALUE,
            answer ->
                withKind(
                    answer,
                    new MachineKind(
                        answer.kind().orElseThrow().platform(),
                        answer.kind().orElseThrow().kernels(),
                        List.of(new DataDigest("series.csv", "00ff")))));
    assertThatThrownBy(
            () -> run(experiment(SmallSpecs.PLAIN), results("data"), HERE.on(cluster, true)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("00ff")
        .hasMessageContaining("the same data");
  }

  @Test
  void dataThatAreNotThereAreAskedFor() throws IOException {
    // given: a file that is gone when the other process looks for it
    Experiment experiment =
        experiment(
            SmallSpecs.series(directory, "epochs: 2, batch_size: 5, optimizer: {name: adam}"));
    experiment.files();
    Files.delete(directory.resolve("series.csv"));
    // when, then
    assertThatThrownBy(() -> run(experiment, results("missing"), HERE.on(new FakeCluster(), false)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("10.0.0.1 cannot run gru, seed 1: no data file")
        .hasMessageContaining("series.csv");
  }

  @Test
  void aTrialThatThrowsThereFailsAndIsTriedAgainByTheNextRun() throws IOException {
    // given: the first trial of the LSTM's rival throws
    FakeCluster cluster = new FakeCluster(Integer.MAX_VALUE, TrialsOnClusterTest::failingGru);
    Path results = results("failed");
    // when
    Experiment experiment = experiment(SmallSpecs.PLAIN);
    Outcome outcome;
    try (Run run =
        Run.begin(experiment, new RunFiles(results), Backend.load(), "run small.yaml", false)) {
      outcome = run.execute(HERE.on(cluster, false), "run small.yaml", Running.NOBODY);
    }
    // then
    assertThat(outcome.failed()).extracting(TrialRow::message).containsOnly("Exception: broken");
    assertThat(new RunFiles(results).unfinished().orElseThrow().finished()).hasSize(2);
  }

  private static TrialAnswer failingGru(TrialAnswer answer) {
    TrialRow row = answer.record().orElseThrow().trial();
    if (!row.architecture().equals("gru")) {
      return answer;
    }
    TrialRow failed =
        new TrialRow(
            row.architecture(),
            row.configuration(),
            row.engine(),
            row.hiddenSize(),
            row.parameters(),
            row.seed(),
            TrialRow.FAILED,
            0,
            null,
            null,
            null,
            null,
            "",
            "",
            null,
            "Exception: broken");
    return new TrialAnswer(
        answer.host(),
        answer.attempt(),
        answer.kind(),
        Optional.of(
            new io.github.rnncompare.results.TrialRecord(failed, List.of(), List.of(), List.of())),
        Optional.empty(),
        Optional.of("java.lang.Exception: broken"),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aTrialWithoutMemoryThereRunsAgainAloneAndThenFails() throws IOException {
    // given
    FakeCluster cluster =
        new FakeCluster(
            Integer.MAX_VALUE,
            answer -> {
              TrialAnswer failed = failingGru(answer);
              return new TrialAnswer(
                  failed.host(),
                  failed.attempt(),
                  failed.kind(),
                  failed.record(),
                  Optional.empty(),
                  failed.failure(),
                  failed.failure().map(any -> "Java heap space"),
                  Optional.empty());
            });
    // when
    Outcome outcome = run(experiment(SmallSpecs.PLAIN), results("memory"), HERE.on(cluster, false));
    // then: four trials, and two of them again
    assertThat(cluster.requests()).isEqualTo(6);
    assertThat(outcome.failed()).hasSize(2);
    assertThat(outcome.failed().get(0).message()).startsWith("OutOfMemoryError");
  }

  @Test
  void linesAreGivenAsRanges() {
    assertThat(MachinesUsed.ranges(List.of())).isEmpty();
    assertThat(MachinesUsed.ranges(List.of(3))).isEqualTo("3");
    assertThat(MachinesUsed.ranges(List.of(1, 2, 3, 5, 7, 8))).isEqualTo("1-3, 5, 7-8");
  }
}
