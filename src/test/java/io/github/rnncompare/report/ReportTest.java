package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.results.FloorRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Provenance PROVENANCE =
      new Provenance(
          "1",
          "abc",
          true,
          "M2.1",
          "nd4j-native M2.1",
          "CPU",
          "OPENBLAS",
          1,
          "Java",
          "OS",
          "CPU",
          List.of(new Provenance.DataDigest("a.csv", "00ff")),
          List.of(1L, 2L),
          "run x.yaml",
          "2026-01-01T00:00:00Z",
          "2026-01-01T00:01:00Z");

  private final List<LossRow> losses = new ArrayList<>();
  private final List<TrialRow> trials = new ArrayList<>();
  private final List<FloorRow> floors = new ArrayList<>();

  @TempDir private Path directory;
  private RunFiles files = new RunFiles(Path.of("."));

  @BeforeEach
  void useTheDirectory() {
    files = new RunFiles(directory);
  }

  private void memorised(String architecture, long seed, double loss) {
    for (long epoch = 0; epoch <= 20; epoch++) {
      Double norm = epoch == 0 ? null : 0.5;
      losses.add(
          new LossRow(
              architecture, Map.of(), seed, epoch, 1 - epoch * (1 - loss) / 20, null, null, norm));
    }
    trials.add(
        new TrialRow(
            architecture,
            Map.of(),
            "fast",
            20,
            641,
            seed,
            "ok",
            20,
            loss,
            null,
            null,
            null,
            "",
            null,
            ""));
    floors.add(new FloorRow("always 0", "final_train_loss", seed, 1));
  }

  private void forecast(String architecture, long seed, double metric) {
    losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, 1.0, 2.0, null));
    losses.add(new LossRow(architecture, Map.of(), seed, 1, 0.5, 0.6, 1.5, 0.1));
    trials.add(
        new TrialRow(
            architecture,
            Map.of(),
            "fast",
            20,
            641,
            seed,
            "ok",
            1,
            0.5,
            1L,
            0.6,
            0.7,
            "rmse_x",
            metric,
            ""));
    floors.add(new FloorRow("persistence", "test_metric", seed, 48));
  }

  private void diverged(String architecture, long seed) {
    losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, null, null, null));
    losses.add(new LossRow(architecture, Map.of(), seed, 1, Double.NaN, null, null, Double.NaN));
    trials.add(
        new TrialRow(
            architecture,
            Map.of(),
            "fast",
            20,
            641,
            seed,
            "diverged",
            1,
            Double.NaN,
            null,
            null,
            null,
            "",
            null,
            "train_loss is NaN in epoch 1"));
  }

  private String report() throws IOException {
    files.write(
        new RunFiles.Content(
            Map.of("question", "Which?"),
            losses,
            trials,
            floors,
            List.of(),
            List.of(),
            List.of(),
            PROVENANCE),
        Map.of());
    Report.write(files);
    return Files.readString(directory.resolve("report.md"));
  }

  @Test
  void theAnswerNamesTheLowestMeanAndTheFloor() throws IOException {
    // given
    memorised("simple_rnn", 1, 0.5);
    memorised("simple_rnn", 2, 0.7);
    memorised("gru", 1, 0.4);
    memorised("gru", 2, 0.5);

    // when
    String report = report();

    // then
    assertThat(report)
        .startsWith("# Which?\n")
        .contains(
            "The lowest mean final_train_loss is that of gru: 0.4500 ± 0.0707 (mean ± sd, 2 seeds);"
                + " simple_rnn has 0.6000 ± 0.1414. It beats the floor: always 0 has 1.000.")
        .contains("| gru             |        641 |      2 |  0.4500 ± 0.0707 |")
        .contains("| floor: always 0 |            |        |            1.000 |")
        .contains("|    10 |     0.8000 | 0.7250 |")
        .contains(
            "* All ran on the fast engine (Java loops, products by BLAS): simple_rnn of 20 units,"
                + " gru of 20 units\n")
        .contains("commit abc with uncommitted changes")
        .contains("a.csv, SHA-256 00ff")
        .contains("mvn -q compile exec:java -Dexec.args=\"run x.yaml\"")
        .contains("RNNCOMPARE_DATA=/path/to/data mvn");
    assertThat(directory.resolve("validation_loss.svg")).doesNotExist();
    assertThat(directory.resolve("summary.csv"))
        .content()
        .startsWith(
            "architecture,figure,n,mean,sd,median,min,max\nsimple_rnn,final_train_loss,2,0.6,");
  }

  @Test
  void whereThereIsATestItsMetricDecides() throws IOException {
    // given
    forecast("lstm", 1, 50);
    forecast("gru", 1, 49);

    // then
    assertThat(report())
        .contains("The lowest mean test_rmse_x is that of gru: 49.00 (1 seed); lstm has 50.00.")
        .contains("It does not beat persistence.")
        .contains("## Validation loss by epoch");
    assertThat(directory.resolve("validation_loss.svg")).exists();
  }

  @Test
  void enginesThatDifferAreToldApart() throws IOException {
    // given
    memorised("gru", 1, 0.4);
    TrialRow fast = trials.get(0);
    for (String engine : List.of("portable", "stock")) {
      trials.add(
          new TrialRow(
              "lstm_" + engine,
              Map.of(),
              engine,
              20,
              641,
              1,
              "ok",
              20,
              fast.finalTrainLoss(),
              null,
              null,
              null,
              "",
              null,
              ""));
    }

    // then
    assertThat(report())
        .contains("* On the fast engine (Java loops, products by BLAS) ran: gru of 20 units\n")
        .contains("* On the portable engine (ND4J's operations) ran: lstm_portable of 20 units\n")
        .contains("* On Deeplearning4j's own layers (engine: stock) ran: lstm_stock of 20 units\n");
  }

  @Test
  void divergedTrialsAreCountedAndLeftOut() throws IOException {
    memorised("gru", 1, 0.4);
    diverged("gru", 2);
    assertThat(report())
        .contains("| 2 (1 diverged) |")
        .contains("gru: 0.4000 (1 seed)")
        .contains("Of gru, 1 of 2 trials diverged, and are left out.");
  }

  @Test
  void aRunOfWhichEveryTrialDivergedHasAReport() throws IOException {
    diverged("gru", 1);
    diverged("lstm", 1);
    assertThat(report())
        .contains("No trial ended with a finite loss: every one diverged or failed.");
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    // given
    memorised("gru", 1, 0.4);
    memorised("other", 1, 0.6);

    // when
    String first = report() + Files.readString(directory.resolve("train_loss.svg"));
    String second = report() + Files.readString(directory.resolve("train_loss.svg"));

    // then
    assertThat(second).isEqualTo(first).contains("<svg");
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() throws IOException {
    memorised("gru", 1, 0.4);
    assertThat(report()).isNotEmpty();

    Files.writeString(directory.resolve("provenance.json"), "{");
    assertThatThrownBy(() -> Report.write(files))
        .isInstanceOf(MistakeException.class)
        .hasMessageContaining("provenance.json");
    Files.delete(directory.resolve("trials.csv"));
    assertThatThrownBy(() -> Report.write(files))
        .isInstanceOf(MistakeException.class)
        .hasMessage(directory.resolve("trials.csv") + " is missing; run the experiment again");
  }
}
