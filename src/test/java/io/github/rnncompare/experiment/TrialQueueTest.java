package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.network.Memory;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialQueueTest {
  private static final ExecutionOptions ONE_BY_ONE = new ExecutionOptions(1, Duration.ZERO);

  @TempDir private Path directory;

  private ExperimentSpec sweep(String... overrides) throws IOException {
    return SmallSpecs.read(directory, SmallSpecs.SWEEP, overrides);
  }

  private ExperimentSpec plain(String... overrides) throws IOException {
    return SmallSpecs.read(directory, SmallSpecs.PLAIN, overrides);
  }

  private static Outcome run(ExperimentSpec spec, Journal journal) throws IOException {
    return new Experiment(spec).run(journal, ONE_BY_ONE, Running.NOBODY);
  }

  /** The spec with data that the second seed's trials cannot get. */
  private static ExperimentSpec failing(ExperimentSpec spec, Throwable failure) {
    return SmallSpecs.withData(
        spec,
        seed -> {
          if (seed == TrialSeeds.of(2).data()) {
            if (failure instanceof Error e) {
              throw e;
            }
            throw (RuntimeException) failure;
          }
          return spec.task().data(seed);
        });
  }

  @Test
  void aTrialThatThrowsIsFailedWithItsMessageAndTheOthersGoOn() throws IOException {
    ExperimentSpec spec = plain();
    Map<Throwable, String> messages =
        Map.of(
            new IllegalStateException("the second\n  seed"),
            "IllegalStateException: the second seed",
            new StackOverflowError("too deep"),
            "StackOverflowError: too deep",
            new OutOfMemoryError("heap space"),
            "OutOfMemoryError: heap space; " + Memory.ADVICE,
            new RuntimeException("Allocation failed: [std::bad_alloc]"),
            "OutOfMemoryError: Allocation failed; " + Memory.ADVICE);
    for (Throwable failure : messages.keySet()) {
      // given
      Path results = directory.resolve(failure.getClass().getSimpleName());

      // when
      Outcome outcome = run(failing(spec, failure), Running.journal(results));

      // then
      List<TrialRow> rows = Outcome.rows(outcome.comparison());
      assertThat(rows)
          .extracting(TrialRow::status)
          .containsExactly("diverged", "failed", "ok", "failed");
      assertThat(rows.get(3).message()).isEqualTo(messages.get(failure));
      assertThat(rows.get(3).parameters()).isEqualTo(39);
      assertThat(rows.get(3).engine()).isEqualTo("fast");
      assertThat(rows.get(3).finalTrainLoss()).isNull();
      assertThat(outcome.failed()).hasSize(2);
      assertThat(outcome.models()).containsOnlyKeys("gru-seed-1.zip");
      assertThat(outcome.baselines()).hasSize(1);
      assertThat(outcome.ran()).isEqualTo(outcome.chosen());

      // when: it is begun again, in better days
      Outcome again = run(spec, new RunFiles(results).unfinished().orElseThrow());

      // then
      assertThat(again.failed()).isEmpty();
      assertThat(again.comparison())
          .isEqualTo(run(spec, Running.journal(directory.resolve("whole"))).comparison());
    }
  }

  @Test
  void aTrialThatRunsOutOfMemoryBesideOthersIsRunAgainByItself() throws IOException {
    // given: the data of two trials cannot be had the first time
    ExperimentSpec spec = plain("training.epochs=3");
    Outcome whole = run(spec, Running.journal(directory.resolve("whole")));
    AtomicInteger calls = new AtomicInteger();
    ExperimentSpec failing =
        SmallSpecs.withData(
            spec,
            seed -> {
              if (calls.getAndIncrement() < 2) {
                throw new OutOfMemoryError("heap space");
              }
              return spec.task().data(seed);
            });
    List<String> heard = new ArrayList<>();

    // when
    Outcome outcome =
        new Experiment(failing)
            .run(
                Running.journal(directory.resolve("results")),
                new ExecutionOptions(2, Duration.ofHours(1)),
                new Running.Nobody() {
                  @Override
                  public void trialPutOff(Trial trial, int epoch) {
                    heard.add("put off");
                  }

                  @Override
                  public void trialEnded(Trial trial, TrialRow row) {
                    heard.add("ended");
                  }
                });

    // then
    assertThat(outcome.comparison()).isEqualTo(whole.comparison());
    assertThat(heard).hasSize(6).filteredOn("put off"::equals).hasSize(2);
    assertThat(heard.subList(4, 6)).containsOnly("ended");
  }

  @Test
  void whoListensMayRunOutOfMemoryToo() throws IOException {
    // given
    ExperimentSpec spec = plain();
    Outcome whole = run(spec, Running.journal(directory.resolve("whole")));
    AtomicInteger calls = new AtomicInteger();

    // when: at the third epoch, and at the first end
    Outcome outcome =
        new Experiment(spec)
            .run(
                Running.journal(directory.resolve("results")),
                new ExecutionOptions(2, Duration.ofHours(1)),
                new Running.Nobody() {
                  private boolean failed;

                  @Override
                  public void epochEnded(Trial trial, EpochRecord epoch) {
                    if (calls.getAndIncrement() == 2) {
                      throw new OutOfMemoryError("heap space");
                    }
                  }

                  @Override
                  public void trialEnded(Trial trial, TrialRow row) {
                    if (!failed) {
                      failed = true;
                      throw new OutOfMemoryError("heap space");
                    }
                  }
                });

    // then
    assertThat(outcome.comparison()).isEqualTo(whole.comparison());
  }

  @Test
  void anArchitectureOfWhichAllTrialsFailIsLeftOutOfTheCosts() throws IOException {
    // given
    ExperimentSpec spec = plain("seeds=1");
    AtomicInteger calls = new AtomicInteger();
    ExperimentSpec failing =
        SmallSpecs.withData(
            spec,
            seed -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("the first trial");
              }
              return spec.task().data(seed);
            });

    // when
    Outcome outcome = run(failing, Running.journal(directory.resolve("results")));

    // then
    assertThat(outcome.chosen()).hasSize(2);
    assertThat(outcome.ran()).extracting(c -> c.architecture().name()).containsExactly("gru");
  }

  @Test
  void anotherSettingIsComparedWhereATrialOfTheSearchFailsTheFirstTimeOnly() throws IOException {
    // given: a trial of the search, of the best configuration, fails; the comparison is of the
    // other
    ExperimentSpec spec = sweep();
    AtomicInteger calls = new AtomicInteger();
    ExperimentSpec failing =
        SmallSpecs.withData(
            spec,
            seed -> {
              if (calls.getAndIncrement() == 2) {
                throw new IllegalStateException("not this time");
              }
              return spec.task().data(seed);
            });
    Path results = directory.resolve("results");
    Outcome first = run(failing, Running.journal(results));
    Outcome whole = run(spec, Running.journal(directory.resolve("whole")));
    assertThat(first.chosen()).isNotEqualTo(whole.chosen());

    // when
    Outcome second = run(spec, new RunFiles(results).unfinished().orElseThrow());

    // then: what the journal has of the other configuration is not taken for this one's
    assertThat(second.chosen()).isEqualTo(whole.chosen());
    assertThat(second.comparison()).isEqualTo(whole.comparison());
  }

  @Test
  void aSearchIsWidenedByItsResultsWhereATrialFailsTheFirstTimeOnly() throws IOException {
    // given: the trials at the edge fail, so that the search was not widened
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.WIDENED, "sweep.seeds=2");
    AtomicInteger calls = new AtomicInteger();
    ExperimentSpec failing =
        SmallSpecs.withData(
            spec,
            seed -> {
              if (List.of(2, 3, 6, 7).contains(calls.getAndIncrement())) {
                throw new IllegalStateException("not this time");
              }
              return spec.task().data(seed);
            });
    Path results = directory.resolve("results");
    Outcome first = run(failing, Running.journal(results));
    Outcome whole = run(spec, Running.journal(directory.resolve("whole")));
    assertThat(first.search()).isNotEqualTo(whole.search());

    // when
    Outcome second = run(spec, new RunFiles(results).unfinished().orElseThrow());

    // then
    assertThat(second.search()).isEqualTo(whole.search());
    assertThat(second.comparison()).isEqualTo(whole.comparison());
  }

  @Test
  void aRecordOfAnotherArchitectureOrSeedIsNotTaken() throws IOException {
    // given: in the places of the plan as another widening would leave them
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.WIDENED, "sweep.seeds=2");
    Path results = directory.resolve("results");
    Outcome whole = run(spec, Running.journal(results));
    Path journal = results.resolve("journal");
    for (int other : new int[] {1, 4}) { // seed 2 of simple_rnn, seed 1 of gru
      Files.copy(
          journal.resolve("trial-00000.json"),
          journal.resolve("trial-0000" + other + ".json"),
          StandardCopyOption.REPLACE_EXISTING);
    }

    // when
    Outcome again = run(spec, new RunFiles(results).unfinished().orElseThrow());

    // then
    assertThat(again.search()).isEqualTo(whole.search());
  }

  @Test
  void theSearchNeverSeesTheTest() throws IOException {
    // given: a task that has all three splits
    ExperimentSpec spec =
        SmallSpecs.read(
            directory,
            SmallSpecs.series(directory, "epochs: 3, optimizer: {name: adam, learning_rate: 0.02}"),
            "sweep={choose: mean, seeds: 2, keys: {training.dropout: [0, 0.3]}}");

    // when
    Outcome outcome = run(spec, Running.journal(directory.resolve("results")));

    // then
    assertThat(Outcome.rows(outcome.search()))
        .hasSize(4)
        .allMatch(row -> row.bestValidationLoss() != null && row.isOk())
        .allMatch(row -> row.testLoss() == null && row.testMetric() == null)
        .allMatch(row -> row.metric().isEmpty());
    assertThat(Outcome.rows(outcome.comparison()))
        .hasSize(1)
        .allMatch(row -> row.testLoss() != null && row.testMetric() != null);
  }

  @Test
  void resultsDoNotDependOnHowManyTrialsRunAtATimeNorOnTheOrderInWhichTheyEnd() throws IOException {
    // given
    ExperimentSpec spec = sweep("training.epochs=8", "architectures.gru.hidden_size=40");
    Outcome one = run(spec, Running.journal(directory.resolve("one")));

    for (int jobs = 2; jobs <= 3; jobs++) {
      // when
      List<Integer> ends = new ArrayList<>();
      Outcome more =
          new Experiment(spec)
              .run(
                  Running.journal(directory.resolve("jobs-" + jobs)),
                  new ExecutionOptions(jobs, Duration.ofHours(1)),
                  new Running.Nobody() {
                    @Override
                    public void trialEnded(Trial trial, TrialRow row) {
                      ends.add(trial.index());
                    }
                  });

      // then
      assertThat(more.search()).isEqualTo(one.search());
      assertThat(more.comparison()).isEqualTo(one.comparison());
      assertThat(ends).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
      for (String name : one.models().keySet()) {
        assertThat(more.models().get(name)).hasSameBinaryContentAs(one.models().get(name));
      }
    }
  }

  @Test
  void aDamagedJournalStopsTheRun() throws IOException {
    ExperimentSpec spec = plain();
    Path results = directory.resolve("results");
    Journal journal = Running.journal(results);
    for (String name : List.of("checkpoint-00002.json", "trial-00003.json")) {
      // given
      Path damaged = Files.writeString(results.resolve("journal").resolve(name), "{");

      // when, then
      assertThatThrownBy(() -> run(spec, journal))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("delete " + damaged);
      Files.delete(damaged);
    }
    assertThat(run(spec, journal).failed()).isEmpty();
  }

  @Test
  void aFailureOfTheDiskWhileDataAreReadStopsTheRun() throws IOException {
    ExperimentSpec spec = plain();
    ExperimentSpec failing =
        failing(spec, new UncheckedIOException(new IOException("the disk is gone")));
    assertThatThrownBy(() -> run(failing, Running.journal(directory.resolve("results"))))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @Test
  void everyEpochIsReportedInItsOrderAndBetweenBeginningAndEnd() throws IOException {
    // given
    List<String> heard = new ArrayList<>();

    // when
    new Experiment(
            plain(
                "architectures={gru: {hidden_size: 2}}",
                "training.optimizer.learning_rate=0.1",
                "seeds=1"))
        .run(
            Running.journal(directory.resolve("results")),
            ONE_BY_ONE,
            new ExperimentObserver() {
              @Override
              public void trialFound(Trial trial, TrialRow row) {
                heard.add("found");
              }

              @Override
              public void trialStarted(Trial trial, int epochs) {
                heard.add("started " + epochs);
              }

              @Override
              public void epochEnded(Trial trial, EpochRecord epoch) {
                heard.add("epoch " + epoch.epoch());
              }

              @Override
              public void trialEnded(Trial trial, TrialRow row) {
                heard.add("ended " + row.status());
              }
            });

    // then
    assertThat(heard).containsExactly("started 0", "epoch 0", "epoch 1", "epoch 2", "ended ok");
  }
}
