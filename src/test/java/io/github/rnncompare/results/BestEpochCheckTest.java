package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestEpochCheckTest {
  /** The lowest is 1; the lowest median of 5 in a row is 3, around epoch 7, and of 9 it is 4. */
  private static final double[] LOSSES = {9, 8, 1, 7, 6, 5, 4, 3, 3, 2, 7};

  @TempDir private Path directory;

  private void check(String training, double[] losses, @Nullable Long best, @Nullable Double loss)
      throws IOException {
    Path spec = directory.resolve("spec.yaml");
    Files.writeString(spec, "architectures: {gru: {}}\nseeds: [1]\n" + training);
    Path file = directory.resolve("trials.csv");
    Files.writeString(file, "best_epoch,best_validation_loss\n" + best + "," + loss + "\n");
    TrialRow trial = trial(losses.length - 1, best, loss);
    new BestEpochCheck(
            new ResultFile<>(file, List.of(trial)),
            new ResultFile<>(Path.of("losses.csv"), List.of()),
            PlannedRun.read(spec))
        .check(0, losses);
  }

  private static TrialRow trial(int epochs, @Nullable Long best, @Nullable Double loss) {
    return new TrialRow(
        "gru", Map.of(), "fast", 3, 40, 1, "ok", epochs, 1.0, best, loss, null, "", "", null, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training: {epochs: 10, checkpoint: smoothed} | 7 | 3",
        "training: {epochs: 40, checkpoint: smoothed} | 5 | 4",
        "training: {epochs: 10, checkpoint: lowest}   | 2 | 1",
        "training: {epochs: 10}                       | 2 | 1",
        "training: {epochs: 9, checkpoint: smoothed}  | 2 | 1",
      })
  void theRuleIsThatOfTheSpec(String training, long best, double loss) throws IOException {
    check(training, LOSSES, best, loss);
    assertFault(training, best + 1, loss, "column 'best_epoch' is '" + (best + 1) + "'; expected");
    assertFault(training, best, loss + 1, "column 'best_validation_loss' is");
    assertFault(training, null, loss, "column 'best_epoch' is 'null'; expected '" + best + "'");
  }

  private void assertFault(
      String training, @Nullable Long best, @Nullable Double loss, String message) {
    assertThatThrownBy(() -> check(training, LOSSES, best, loss))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("trials.csv:2: " + message)
        .hasMessageContaining("validation_loss in losses.csv");
  }

  @Test
  void beforeAWindowIsCompleteThereIsNoBestEpoch() throws IOException {
    // given
    String training = "training: {epochs: 40, checkpoint: smoothed}";
    double[] few = {9, 8, 1};

    // then
    check(training, few, null, null);
    assertThatThrownBy(() -> check(training, few, 2L, 1.0))
        .hasMessageEndingWith(
            "'2'; expected nothing, as losses.csv has no finite median of 9 values of"
                + " validation_loss of the trial");
  }

  @Test
  void whereTheSpecDoesNotSayHowManyEpochsArePlannedEachWindowMayBeTheOne() throws IOException {
    String steps = "training: {steps: 10, checkpoint: smoothed}";
    check(steps, LOSSES, 7L, 3.0);
    check(steps, LOSSES, 5L, 4.0);
    check(steps, LOSSES, 2L, 1.0);
    assertFault(steps, 7L, 1.0, "column 'best_validation_loss' is '1.0'; expected '3.0', by the");
    assertThatThrownBy(() -> check("training: {steps: 10}", LOSSES, 7L, 3.0))
        .hasMessageContaining("'7'; expected '2', by the validation_loss in losses.csv");
  }
}
