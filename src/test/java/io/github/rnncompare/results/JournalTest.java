package io.github.rnncompare.results;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.results.Journal.Beginning;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.training.FloatArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final Beginning BEGINNING =
      new Beginning(
          new RunIdentity("seeds: 2\n", PlatformTest.platform(""), List.of()),
          "2026-01-01T00:00:00Z");

  @TempDir private Path results;

  private ResultsFolder folder() {
    return RunFiles.folder(results);
  }

  private static TrialRow row(@Nullable Double finalTrainLoss, String message) {
    return new TrialRow(
        "gru",
        Map.of(),
        "fast",
        3,
        40,
        1,
        "ok",
        2,
        finalTrainLoss,
        null,
        null,
        null,
        "",
        "",
        null,
        message);
  }

  private static TrialRecord record(double... losses) {
    List<LossRow> rows = new ArrayList<>();
    for (double loss : losses) {
      rows.add(new LossRow("gru", Map.of(), 1, rows.size(), loss, loss, null, null));
    }
    return new TrialRecord(row(losses[0], ""), rows, List.of(), List.of());
  }

  @Test
  void aTrialReadsBackAsItWas() throws IOException {
    // given: configurations in their order, nulls, quotes and lines
    Map<String, String> configuration = new LinkedHashMap<>(Map.of("z", "0.1"));
    configuration.put("a", "");
    TrialRow row =
        new TrialRow(
            "gru",
            configuration,
            "fast",
            3,
            40,
            Long.MAX_VALUE,
            "diverged",
            2,
            null,
            1L,
            -0.0,
            1e-310,
            "rmse_\"x\"",
            "lower",
            null,
            "line 1\nline 2, ñ");
    TrialRecord record =
        new TrialRecord(
            row,
            List.of(new LossRow("gru", configuration, 1, 0, Double.NaN, null, null, null)),
            List.of(
                new DiagnosticRow(
                    "gru", configuration, 1, 0, 1, "gradient_norm", "hidden_state", 3L, 1e-200)),
            List.of(new BaselineRow("always 0", "final_train_loss", 1, 1 / 3.0)));
    Journal journal = Journal.begin(folder(), BEGINNING);

    // when
    journal.keep(12, record);

    // then
    TrialRecord read = Journal.unfinished(folder()).orElseThrow().trial(12).orElseThrow();
    assertThat(read).isEqualTo(record);
    assertThat(List.copyOf(read.trial().configuration().keySet()))
        .isEqualTo(List.copyOf(configuration.keySet()));
    assertThat(journal.trial(1)).isEmpty();
  }

  @Test
  void everyDoubleReadsBackBitByBit() throws IOException {
    // given
    long seed = 7;
    Random random = new Random(seed);
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(random.nextLong());
    }
    values[0] = Double.NaN;
    values[1] = Double.POSITIVE_INFINITY;
    values[2] = Double.NEGATIVE_INFINITY;
    values[3] = -0.0;
    values[4] = Double.MIN_VALUE;
    Journal journal = Journal.begin(folder(), BEGINNING);

    // when
    journal.keep(0, record(values));

    // then
    assertThat(journal.trial(0)).as("seed %d", seed).contains(record(values));
  }

  /** What a checkpoint is made of. */
  public record State(FloatArray parameters, List<FloatArray> memory, @Nullable Long best) {}

  @Test
  void aCheckpointReadsBackBitByBitUntilItsTrialIsKept() throws IOException {
    // given
    long seed = 8;
    Random random = new Random(seed);
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt());
    }
    values[0] = Float.NaN;
    values[1] = Float.POSITIVE_INFINITY;
    values[2] = Float.NEGATIVE_INFINITY;
    values[3] = -0f;
    values[4] = Float.MIN_VALUE;
    State state = new State(new FloatArray(values), List.of(new FloatArray(new float[0])), null);
    Journal journal = Journal.begin(folder(), BEGINNING);

    // when
    journal.keepCheckpoint(3, new State(new FloatArray(new float[1]), List.of(), 1L));
    journal.keepCheckpoint(3, state);

    // then
    assertThat(journal.checkpoint(3, State.class)).as("seed %d", seed).contains(state);
    assertThat(journal.checkpoint(4, State.class)).isEmpty();

    // when
    journal.keep(3, record(1));

    // then
    assertThat(journal.checkpoint(3, State.class)).isEmpty();
  }

  @Test
  void aModelIsKeptAsItIs() throws IOException {
    Journal journal = Journal.begin(folder(), BEGINNING);
    journal.keepModel(2, new byte[] {1, -1, 0});
    assertThat(journal.model(2)).hasBinaryContent(new byte[] {1, -1, 0});
  }

  @Test
  void howItBeganIsKnownUntilItIsRemoved() throws IOException {
    // given
    assertThat(Journal.unfinished(folder())).isEmpty();
    Journal journal = Journal.begin(folder(), BEGINNING);
    assertThat(Journal.unfinished(folder()).orElseThrow().beginning()).isEqualTo(BEGINNING);

    // when
    journal.remove();
    journal.remove(); // and nothing happens

    // then
    assertThat(Journal.unfinished(folder())).isEmpty();
    assertThat(results.toFile().list()).containsExactly("manifest.txt");
  }

  @Test
  void aFolderWithoutItsFirstFileCountsForNothingAndIsWipedByTheNext() throws IOException {
    // given: as if killed while it was removed
    Journal.begin(folder(), BEGINNING).keep(0, record(1));
    Files.delete(results.resolve("journal").resolve("run.json"));
    assertThat(Journal.unfinished(folder())).isEmpty();

    // when
    Journal journal = Journal.begin(folder(), BEGINNING);

    // then
    assertThat(journal.trial(0)).isEmpty();
    assertThat(results.resolve("journal").toFile().list()).containsExactly("run.json");
  }

  @Test
  void damageIsReportedWithTheFileAndWhatToDo() throws IOException {
    // given
    Journal journal = Journal.begin(folder(), BEGINNING);
    journal.keep(1, record(1));
    Path file = results.resolve("journal").resolve("trial-00001.json");
    Files.writeString(file, Files.readString(file).substring(0, 40));

    // then
    assertThatThrownBy(() -> journal.trial(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ":1: ")
        .hasMessageContaining(
            "The file is damaged; run with --fresh to begin anew, or delete " + file);
    assertThat(requireNonNull(file.getParent()).toFile().list())
        .containsExactlyInAnyOrder("run.json", "trial-00001.json");
  }

  /** As it was written down before the platform was. */
  private static final String OLDER =
      "{\"identity\":{\"spec\":\"seeds: 2\\n\",\"program\":\"0.1.0-SNAPSHOT, commit 40745\","
          + "\"backend\":\"nd4j-native 1.0.0-M2.1 on the CPU\",\"cpu\":\"AMD EPYC\",\"data\":[]},"
          + "\"started\":\"2026-01-01T00:00:00Z\"}";

  @ParameterizedTest
  @ValueSource(strings = {OLDER, "{}", "{\"identity\": null, \"started\": \"\"}"})
  void aRunThatAnotherVersionHasBegunIsNotTakenForDamage(String content) throws IOException {
    // given
    Journal journal = Journal.begin(folder(), BEGINNING);
    Path file = Files.writeString(results.resolve("journal").resolve("run.json"), content);

    // then
    assertThatThrownBy(journal::beginning)
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            file
                + " is of an unfinished run that another version of rnn-compare has begun:"
                + " finish it with that version, or run with --fresh to discard it and begin anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"identity\":{\"spec\":\"seeds", "[]", "no JSON"})
  void aBeginningThatIsDamagedIsNotOfAnotherVersion(String content) throws IOException {
    // given
    Journal journal = Journal.begin(folder(), BEGINNING);
    Path file = Files.writeString(results.resolve("journal").resolve("run.json"), content);

    // then: to delete it would lose the whole run
    assertThatThrownBy(journal::beginning)
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageEndingWith("The file is damaged; run with --fresh to begin anew");
  }
}
