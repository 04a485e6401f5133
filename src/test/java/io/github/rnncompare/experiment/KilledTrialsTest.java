package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials that are cut off at any moment and gone on with, against some that were left alone. */
class KilledTrialsTest {
  /** A checkpoint after each epoch. */
  private static final Duration ALWAYS = Duration.ZERO;

  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir private Path directory;

  /** All that the trials leave for the result files, models by name and byte for byte. */
  private record Result(
      List<String> chosen,
      List<TrialRecord> search,
      List<TrialRecord> comparison,
      Map<String, String> models) {

    static Result of(Outcome outcome) throws IOException {
      Map<String, String> models = new TreeMap<>();
      for (Map.Entry<String, Path> model : outcome.models().entrySet()) {
        models.put(model.getKey(), Files.readString(model.getValue(), StandardCharsets.ISO_8859_1));
      }
      return new Result(
          outcome.chosen().stream().map(Candidate::description).toList(),
          outcome.search(),
          outcome.comparison(),
          models);
    }
  }

  private static Result run(
      ExperimentSpec spec, Path results, ExecutionOptions pace, ExperimentObserver watcher)
      throws IOException {
    Journal journal =
        Files.exists(results.resolve("journal"))
            ? new RunFiles(results).unfinished().orElseThrow()
            : Running.journal(results);
    return Result.of(new Experiment(spec).run(journal, pace, watcher));
  }

  /** Called whenever something happens. */
  private abstract static class Every implements ExperimentObserver {
    abstract void happens();

    @Override
    public void trialFound(Trial trial, TrialRow row) {
      happens();
    }

    @Override
    public void trialStarted(Trial trial, int epochs) {
      happens();
    }

    @Override
    public void epochEnded(Trial trial, EpochRecord epoch) {
      happens();
    }

    @Override
    public void trialEnded(Trial trial, TrialRow row) {
      happens();
    }
  }

  /** Copies the results folder whenever something happens, as a kill there would leave it. */
  private final class Snapshots extends Every {
    private final Path results;
    private final List<Path> taken = new ArrayList<>();

    Snapshots(Path results) {
      this.results = results;
    }

    @Override
    void happens() {
      try {
        taken.add(Folders.copy(results, directory.resolve("at-" + taken.size())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Counts the trials that a run need not do again. */
  private static final class Found extends Running.Nobody {
    private int trials;

    @Override
    public void trialFound(Trial trial, TrialRow row) {
      trials++;
    }
  }

  private static long count(Path results, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(results.resolve("journal"))) {
      return files.filter(f -> String.valueOf(f.getFileName()).startsWith(beginning)).count();
    }
  }

  private void assertSameFromEveryMoment(ExperimentSpec spec) throws IOException {
    // given
    Snapshots snapshots = new Snapshots(directory.resolve("whole"));
    Result whole = run(spec, snapshots.results, new ExecutionOptions(1, ALWAYS), snapshots);

    for (Path moment : snapshots.taken) {
      // when
      long trials = count(moment, "trial-");
      Found found = new Found();
      Result resumed = run(spec, moment, new ExecutionOptions(1, NEVER), found);

      // then: the same, and nothing was done twice
      assertThat(resumed).as("from %s", moment).isEqualTo(whole);
      assertThat(found.trials).isEqualTo((int) trials);
    }
    assertThat(snapshots.taken).hasSizeGreaterThan(whole.comparison().size() * 3);
  }

  @Test
  void aPlanGoesOnFromEveryMoment() throws IOException {
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    assertSameFromEveryMoment(spec);

    // then: the plan had what it was to have
    Result whole =
        run(spec, directory.resolve("whole"), new ExecutionOptions(1, NEVER), Running.NOBODY);
    assertThat(Outcome.rows(whole.comparison()))
        .extracting(TrialRow::status)
        .containsExactly("diverged", "diverged", "ok", "ok");
    assertThat(whole.search()).hasSize(4);
    assertThat(whole.models()).containsOnlyKeys("gru-seed-1.zip", "gru-seed-2.zip");
  }

  @Test
  void aSearchThatIsWidenedGoesOnFromEveryMoment() throws IOException {
    // given
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.WIDENED);
    assertSameFromEveryMoment(spec);

    // then: it was widened twice, for both architectures
    Result whole =
        run(spec, directory.resolve("whole"), new ExecutionOptions(1, NEVER), Running.NOBODY);
    assertThat(whole.search())
        .extracting(record -> record.trial().configuration().get("learning_rate"))
        .containsExactly("0.001", "0.003", "0.001", "0.003", "0.009", "0.009", "0.027", "0.027");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs: 5, batch_size: 7, optimizer: {name: adam, learning_rate: 0.02}",
        "epochs: 5, batch_size: 7, optimizer: {name: rmsprop, learning_rate: 0.02}",
        "epochs: 5, batch_size: 7, optimizer: {name: sgd, learning_rate: 0.02, momentum: 0.9}",
        "epochs: 11, batch_size: full, optimizer: {name: adam, learning_rate: 0.5}",
        "epochs: 11, batch_size: full, optimizer: {name: sgd, learning_rate: 1e30}",
        "epochs: 9, patience: 2, batch_size: full, optimizer: {name: adam, learning_rate: 0.5}",
        "steps: 12, batch_size: 7, dropout: 0.2, weight_noise: 0.01, schedule: {name: cosine},"
            + " optimizer: {name: adam, learning_rate: 0.02}"
      })
  void aTrialGoesOnFromEachOfItsCheckpoints(String training) throws IOException {
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.series(directory, training));
    assertSameFromEveryMoment(spec);
  }

  @Test
  void aTrialBeginsWhereItsCheckpointIs() throws IOException {
    // given: a folder with the checkpoint of the third of five epochs
    String training = "epochs: 5, optimizer: {name: adam, learning_rate: 0.02}";
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.series(directory, training));
    Snapshots snapshots = new Snapshots(directory.resolve("whole"));
    run(spec, snapshots.results, new ExecutionOptions(1, ALWAYS), snapshots);
    List<Integer> epochs = new ArrayList<>();

    // when
    run(
        spec,
        snapshots.taken.get(5),
        new ExecutionOptions(1, ALWAYS),
        new Running.Nobody() {
          @Override
          public void trialStarted(Trial trial, int behind) {
            epochs.add(behind);
          }

          @Override
          public void epochEnded(Trial trial, EpochRecord epoch) {
            epochs.add(epoch.epoch());
          }
        });

    // then
    assertThat(epochs).containsExactly(3, 4, 5);
  }

  /** The crash of a test. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static ExperimentObserver crashAfter(int moments) {
    return new Every() {
      private int left = moments;

      @Override
      void happens() {
        if (left-- == 0) {
          throw new Crash();
        }
      }
    };
  }

  @Test
  void trialsSideBySideGoOnAfterAnyNumberOfCrashes() throws IOException {
    // given
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    Result whole =
        run(spec, directory.resolve("whole"), new ExecutionOptions(2, NEVER), Running.NOBODY);
    long seed = 20;
    Random random = new Random(seed);

    for (int round = 0; round < 5; round++) {
      // when: crashes until none comes in time
      Path results = directory.resolve("crashed-" + round);
      Result resumed = null;
      int crashes = 0;
      while (resumed == null) {
        try {
          resumed =
              run(
                  spec,
                  results,
                  new ExecutionOptions(1 + random.nextInt(3), ALWAYS),
                  crashAfter(random.nextInt(30)));
        } catch (Crash e) {
          crashes++;
        }
      }

      // then
      assertThat(resumed)
          .as("seed %d, round %d, %d crashes", seed, round, crashes)
          .isEqualTo(whole);
    }
  }

  @Test
  void aRunThatCannotWriteIntoItsJournalStopsAndGoesOnLater() throws IOException {
    // given
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    Result whole =
        run(spec, directory.resolve("whole"), new ExecutionOptions(1, NEVER), Running.NOBODY);

    for (String name :
        List.of(
            "checkpoint-00002.json",
            "trial-00000.json",
            "trial-00003.json",
            "model-00006.zip",
            "trial-00007.json")) {
      Path results = directory.resolve(name);
      Running.journal(results);
      Path inTheWay = Files.createDirectory(results.resolve("journal").resolve(name));

      // when, then: not a failed trial, as the folder is at fault
      assertThatThrownBy(() -> run(spec, results, new ExecutionOptions(2, ALWAYS), Running.NOBODY))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining(name);

      // when
      Files.deleteIfExists(inTheWay);

      // then
      assertThat(run(spec, results, new ExecutionOptions(2, ALWAYS), Running.NOBODY))
          .as(name)
          .isEqualTo(whole);
    }
  }

  @Test
  void aTrialWhoseModelIsGoneIsRunAgain() throws IOException {
    // given
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    Path results = directory.resolve("whole");
    Result whole = run(spec, results, new ExecutionOptions(1, NEVER), Running.NOBODY);
    Files.delete(results.resolve("journal").resolve("model-00006.zip"));

    // when, then
    assertThat(run(spec, results, new ExecutionOptions(1, NEVER), Running.NOBODY)).isEqualTo(whole);
  }

  @Test
  void whatIsHalfWrittenCountsForNothing() throws IOException {
    // given: a model without its trial, and the beginnings of files
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    Path results = directory.resolve("whole");
    Result whole = run(spec, results, new ExecutionOptions(1, NEVER), Running.NOBODY);
    Path journal = results.resolve("journal");
    Files.delete(journal.resolve("trial-00007.json"));
    Files.writeString(
        journal.resolve(".rnn-compare-0123456789abcdef0123456789abcdef.tmp"), "{\"trial");

    // when, then
    assertThat(run(spec, results, new ExecutionOptions(1, NEVER), Running.NOBODY)).isEqualTo(whole);
  }
}
