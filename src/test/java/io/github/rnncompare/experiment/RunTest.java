package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  private static final ExecutionOptions PACE = new ExecutionOptions(2, Duration.ofHours(1));

  /** As a file is called that is not complete. */
  private static final String UNFINISHED = ".rnn-compare-0123456789abcdef0123456789abcdef.tmp";

  @TempDir private Path directory;

  private Experiment experiment(String... overrides) throws IOException {
    return new Experiment(SmallSpecs.read(directory, SmallSpecs.SWEEP, overrides));
  }

  private static Run begin(Experiment experiment, Path results, boolean fresh) throws IOException {
    return Run.begin(experiment, new RunFiles(results), Backend.load(), "run small.yaml", fresh);
  }

  /** Runs to the end; returns whether it went on with an unfinished run. */
  private static boolean runAll(Experiment experiment, Path results) throws IOException {
    try (Run run = begin(experiment, results, false)) {
      run.execute(PACE, "run small.yaml", Running.NOBODY);
      Report.write(new RunFiles(results));
      run.finish();
      return run.isResumed();
    }
  }

  /** Trains and writes all files, and stops short of saying that it is finished. */
  private static void runNearlyAll(Experiment experiment, Path results) throws IOException {
    try (Run run = begin(experiment, results, false)) {
      run.execute(PACE, "run small.yaml", Running.NOBODY);
    }
  }

  /** Stops before the first trial. */
  private static void leaveUnfinished(Experiment experiment, Path results) throws IOException {
    begin(experiment, results, false).close();
  }

  private Path results() {
    return directory.resolve("small");
  }

  @Test
  void aRunThatIsKilledBetweenAnyTwoOfItsFilesEndsWithTheSameAndKeepsTheEarlierOnes()
      throws IOException {
    // given: a finished run of another spec
    Path earlier = directory.resolve("earlier");
    runAll(experiment("seeds=[5]"), earlier);
    Map<String, String> old = Folders.deterministic(earlier);
    Path whole = Folders.copy(earlier, directory.resolve("whole"));
    runNearlyAll(experiment(), whole);
    Path journal = whole.resolve("journal");
    Report.write(new RunFiles(whole));
    Map<String, String> all = Folders.deterministic(whole);

    List<String> order =
        List.of(
            "spec.yaml",
            "losses.csv",
            "trials.csv",
            "baselines.csv",
            "costs.csv",
            "provenance.json",
            "checksums.txt",
            "sweep_losses.csv",
            "sweep_trials.csv",
            "models/gru-seed-1.zip");
    for (int written : new int[] {0, 1, 4, order.size()}) {
      // given: the first files are the new ones, the others half-written
      Path moment = Folders.copy(earlier, directory.resolve("at-" + written).resolve("small"));
      Folders.copy(journal, moment.resolve("journal"));
      for (int i = 0; i < order.size(); i++) {
        Path file = moment.resolve(order.get(i));
        byte[] content = Files.readAllBytes(whole.resolve(order.get(i)));
        Files.write(i < written ? file : file.resolveSibling(UNFINISHED), content);
      }
      Path previous = moment.resolveSibling("small.previous-1");
      if (written > 0) {
        Folders.copy(earlier, previous);
        Files.copy(
            whole.resolve("manifest.txt"),
            moment.resolve("manifest.txt"),
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(moment.resolve("journal").resolve("set-aside.json")); // nor was that said yet
      }

      // when
      boolean resumed = runAll(experiment(), moment);

      // then
      assertThat(resumed).isTrue();
      assertThat(Folders.deterministic(moment)).as("%d files written", written).isEqualTo(all);
      assertThat(moment.resolve(UNFINISHED)).doesNotExist();
      assertThat(moment.resolve("models").resolve(UNFINISHED)).doesNotExist();
      assertThat(Folders.deterministic(previous)).isEqualTo(old);
    }
  }

  @Test
  void aRunThatIsKilledWhileItsJournalIsRemovedIsFinished() throws IOException {
    // given: all but the first file of the journal, which goes first
    runNearlyAll(experiment(), results());
    Files.delete(results().resolve("journal").resolve("run.json"));

    // when
    boolean resumed = runAll(experiment(), results());

    // then
    assertThat(resumed).isFalse();
    assertThat(results().resolve("journal")).doesNotExist();
  }

  @Test
  void anUnfinishedRunOfAnotherSpecStopsThisOneUnlessItIsDiscarded() throws IOException {
    // given
    leaveUnfinished(experiment("training.epochs=3"), results());
    Map<String, String> before = Folders.contents(results());

    // when, then: nothing is lost
    assertThatThrownBy(() -> begin(experiment("seeds=[7]"), results(), false))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(results() + " has an unfinished run that differs from this one:")
        .hasMessageContaining("\n  seeds: 2, now [7]\n  training.epochs: 3, now 2\n")
        .hasMessageContaining("discard it with --fresh, or let this one go elsewhere with --out");
    assertThat(Folders.contents(results())).isEqualTo(before);

    // when
    try (Run run = begin(experiment("seeds=[7]"), results(), true)) {
      // then
      assertThat(run.isResumed()).isFalse();
    }
    assertThatThrownBy(() -> begin(experiment("training.epochs=3"), results(), false))
        .isInstanceOf(UserErrorException.class);
    assertThat(runAll(experiment("seeds=[7]"), results())).isTrue();
  }

  @Test
  void anUnfinishedRunOnOtherDataStopsThisOne() throws IOException {
    // given
    String spec =
        SmallSpecs.series(directory, "epochs: 2, optimizer: {name: adam, learning_rate: 0.1}");
    leaveUnfinished(new Experiment(SmallSpecs.read(directory, spec)), results());
    Path series = directory.resolve("series.csv");
    Files.writeString(series, Files.readString(series).replaceFirst("\\n1,", "\n1,1"));

    // when, then
    assertThatThrownBy(
            () -> begin(new Experiment(SmallSpecs.read(directory, spec)), results(), false))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("\n  data: " + series + " with SHA-256 ");
  }

  @Test
  void anUnfinishedRunOfAnotherJavaStopsThisOne() throws IOException {
    // given
    String mine = System.getProperty("java.runtime.version");
    leaveUnfinished(experiment(), results());
    Path beginning = results().resolve("journal").resolve("run.json");
    Files.writeString(beginning, Files.readString(beginning).replace(mine, "1.2"));

    // when, then
    assertThatThrownBy(() -> begin(experiment(), results(), false))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(" 1.2, now ")
        .hasMessageContaining(mine + "\nFinish it with what it was begun with, ");
  }

  @Test
  void aFinishedRunOfTheSameSpecIsReplacedAndOneOfAnotherSetAside() throws IOException {
    // given
    runAll(experiment(), results());
    Map<String, String> first = Folders.deterministic(results());
    Path previous = directory.resolve("small.previous-1");

    // when, then
    assertThat(runAll(experiment(), results())).isFalse();
    assertThat(Folders.deterministic(results())).isEqualTo(first);
    assertThat(previous).doesNotExist();

    // when: the old files stay until there are new ones
    leaveUnfinished(experiment("seeds=[7]"), results());
    assertThat(Folders.deterministic(results())).isEqualTo(first);
    runAll(experiment("seeds=[7]"), results());

    // then
    assertThat(Folders.deterministic(previous)).isEqualTo(first);
    assertThat(Folders.deterministic(results()).get("trials.csv")).contains(",7,ok,");
  }

  @Test
  void aFolderIsForOneRunAtATime() throws IOException {
    // given
    try (Run first = begin(experiment(), results(), false)) {
      assertThat(first.isResumed()).isFalse();

      // when, then: whatever else it wants
      for (boolean fresh : new boolean[] {false, true}) {
        assertThatThrownBy(() -> begin(experiment("seeds=[7]"), results(), fresh))
            .isInstanceOf(UserErrorException.class)
            .hasMessageContaining(
                results() + " is in use by process " + ProcessHandle.current().pid() + " since 2")
            .hasMessageContaining(": run small.yaml. ");
      }
    }

    // when, then
    assertThat(runAll(experiment(), results())).isTrue();
  }

  @Test
  void filesAreWrittenWhereTrialsFailed() throws IOException {
    // given: all of the simple RNN's trials, and one of the GRU's
    Experiment sound = new Experiment(SmallSpecs.read(directory, SmallSpecs.PLAIN));
    int[] calls = {0};
    Experiment failing =
        new Experiment(
            SmallSpecs.withData(
                sound.spec(),
                seed -> {
                  calls[0]++;
                  if (calls[0] > 1 && calls[0] < 5) { // the first is for the files' digests
                    throw new IllegalStateException("no data today");
                  }
                  return sound.spec().task().data(seed);
                }));

    // when
    Outcome outcome;
    try (Run run = begin(failing, results(), false)) {
      outcome = run.execute(new ExecutionOptions(1, PACE.checkpointEvery()), "", Running.NOBODY);
      Report.write(new RunFiles(results()));
    }

    // then
    assertThat(outcome.failed()).hasSize(3);
    assertThat(Files.readString(results().resolve("trials.csv")))
        .contains("failed,0,,,,,,,,IllegalStateException: no data today\n");
    assertThat(Files.readString(results().resolve("costs.csv")).lines()).hasSize(2);
  }

  @Test
  void filesAreWrittenWhereAllTrialsFailed() throws IOException {
    // given
    Experiment sound = new Experiment(SmallSpecs.read(directory, SmallSpecs.PLAIN));
    Experiment failing =
        new Experiment(
            SmallSpecs.withData(
                sound.spec(),
                seed -> {
                  if (Thread.currentThread().getName().startsWith("trial-")) {
                    throw new IllegalStateException("no data today");
                  }
                  return sound.spec().task().data(seed);
                }));

    // when
    try (Run run = begin(failing, results(), false)) {
      run.execute(PACE, "", Running.NOBODY);
      Report.write(new RunFiles(results()));
    }

    // then
    assertThat(Files.readString(results().resolve("costs.csv")).lines()).hasSize(1);
    assertThat(Files.readString(results().resolve("baselines.csv")).lines()).hasSize(1);
  }

  @Test
  void modelsOfTrialsAreKeptOnlyWhereTheyAreAskedFor() throws IOException {
    // given: a task without a test split, so that there are no predictions
    Path saved = directory.resolve("saved");
    Path unsaved = directory.resolve("unsaved");

    // when
    runNearlyAll(experiment(), saved);
    runNearlyAll(experiment("save=none"), unsaved);

    // then: of the two trials of the architecture that does not diverge
    assertThat(modelsInJournal(saved)).isEqualTo(2);
    assertThat(modelsInJournal(unsaved)).isZero();
  }

  private static long modelsInJournal(Path results) throws IOException {
    return Folders.contents(results.resolve("journal")).keySet().stream()
        .filter(name -> name.contains("model-"))
        .count();
  }
}
