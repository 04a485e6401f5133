package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private final SampleRun run = new SampleRun();

  @TempDir private Path directory;

  private String report() throws IOException {
    RunFiles files = new RunFiles(directory);
    files.write(run.content(), Map.of());
    Report.write(files);
    return text("report.md");
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void itHasTheAnswerTheTablesAndWhatTheyRestOn() throws IOException {
    // given
    run.memorised("simple_rnn", 0.5, 0.7, 0.6, 0.5, 0.7, 0.6)
        .memorised("gru", 0.4, 0.5, 0.5, 0.4, 0.5, 0.4)
        .baseline("always 0", "final_train_loss", 1, 1, 1, 1, 1, 1)
        .cost("gru", 0.5);

    // when
    String report = report();

    // then
    assertThat(report)
        .startsWith(
            "# Which?\n\n**gru has the lowest median final_train_loss, 0.4500 (95 % interval 0.4000 to 0.5000; 6 seeds)")
        .contains("| simple_rnn         |        641 |      6 | 0.6000 (0.5000 to 0.7000) \\* |")
        .contains("| baseline: always 0 |            |        |                        1.000 |")
        .contains("\\* is significantly worse than the best of its column")
        .contains("| gru          | simple_rnn |   × 0.7559 | × 0.6667 to 0.8333 |")
        .contains(
            "|            6 / 0 / 0 |     100 % |        0.82 | 0.031 |    0.031 | yes         |")
        .contains("|    10 |     0.8000 | 0.7250 |")
        .contains(
            "| gru          |        641 | 0.5000 (0.4950 to 0.5050) |     0.1667 |     0.1000 |")
        .contains(
            "* All ran on the fast engine (Java loops, products by BLAS): simple_rnn of 20 units,"
                + " gru of 20 units\n")
        .contains("commit abc with uncommitted changes")
        .contains("a.csv, SHA-256 00ff")
        .contains("mvn -q compile exec:java -Dexec.args=\"run x.yaml\"")
        .contains("RNNCOMPARE_DATA=/path/to/data mvn")
        .doesNotContain("Sweep")
        .doesNotContain("diverged")
        .endsWith("width or sequence length.\n");
    assertThat(directory.resolve("charts/validation_loss.svg")).doesNotExist();
  }

  @Test
  void theTablesAreThereForPapers() throws IOException {
    // given
    run.memorised("simple_rnn", 0.5).memorised("gru", 0.4);

    // when
    assertThat(report()).isNotEmpty();

    // then
    assertThat(text("tables/comparison.csv"))
        .isEqualTo(
            """
            architecture,parameters,trials,diverged,failed,final_train_loss_median,\
            final_train_loss_interval_low,final_train_loss_interval_high,\
            final_train_loss_significantly_worse
            simple_rnn,641,1,0,0,0.5,,,0
            gru,641,1,0,0,0.4,,,0
            """);
    assertThat(text("tables/comparison.tex"))
        .contains("\\label{tab:comparison}")
        .contains("\\begin{tabular}{lrrr}")
        .contains(
            "\\toprule\narchitecture & parameters & trials & median final\\_train\\_loss \\\\\n\\midrule\n")
        .contains("simple\\_rnn & 641 & 1 & 0.5000 \\\\\n");
    assertThat(directory.resolve("tables").toFile().list())
        .containsExactlyInAnyOrder(
            Stream.of("comparison", "over_seeds", "pairs", "train_loss_by_epoch")
                .flatMap(name -> Stream.of(name + ".csv", name + ".tex"))
                .toArray(String[]::new));
  }

  @Test
  void theStatisticsAreThereForPrograms() throws IOException {
    // given
    run.memorised("simple_rnn", 0.5, 0.6)
        .memorised("gru", 0.4, 0.7)
        .baseline("always 0", "final_train_loss", 1, 1);

    // when
    assertThat(report()).isNotEmpty();

    // then
    assertThat(text("summary.csv"))
        .startsWith(
            "architecture,measure,trials,diverged,failed,n,mean,sd,median,median_low,median_high,"
                + "interquartile_mean,interval_low,interval_high,geometric_mean,geometric_low,"
                + "geometric_high,lumps,best,worst,reached,success_rate,success_low,"
                + "success_high,epochs_to_target\n"
                + "simple_rnn,final_train_loss,2,0,0,2,0.55,0.0707")
        .contains("\nalways 0,final_train_loss,2,0,0,2,1.0,0.0,1.0,,,1.0,,,1.0,,,0,1.0,1.0,,,,,\n");
    assertThat(text("comparisons.csv"))
        .startsWith(
            "measure,architecture,other,pairs,differences,mean_difference,scale,hodges_lehmann,"
                + "hodges_lehmann_low,hodges_lehmann_high,wins,ties,losses,probability_better,"
                + "correlation,positive_ranks,negative_ranks,p_signed_rank,p_value,p_holm\nfinal_train_loss,")
        .contains(",logarithmic,1.035", ",,,1,0,1,0.5,,")
        .endsWith(",2.0,1.0,1.0,1.0,1.0\n");
  }

  @Test
  void aValidationPartHasItsTableAndChart() throws IOException {
    // given
    run.forecast("lstm", 50).forecast("gru", 49);

    // then
    assertThat(report())
        .contains("Validation loss, median over seeds:")
        .contains("Lines are medians over seeds; bands are the middle half of the seeds")
        .contains("![Validation loss by epoch](charts/validation_loss.svg)")
        .contains("![The metric of the validation split by epoch](charts/validation_metric.svg)")
        .contains("| median test_rmse_x |")
        .doesNotContain("charts/success.svg");
    assertThat(directory.resolve("charts/validation_loss.svg")).exists();
    assertThat(directory.resolve("charts/validation_loss.png")).exists();
  }

  @Test
  void aTargetHasItsChart() throws IOException {
    // given
    run.with("target", Map.of("train_loss", 0.45)).memorised("lstm", 0.5).memorised("gru", 0.4);

    // then
    assertThat(report())
        .contains("![The share of trials that reach the target](charts/success.svg)");
    assertThat(directory.resolve("charts/success.png")).exists();
  }

  @Test
  void aSweepSaysWhatItChoseAndWhatItTried() throws IOException {
    // given
    Map<String, String> slow = Map.of("learning_rate", "0.001");
    Map<String, String> fast = Map.of("learning_rate", "0.01");
    run.chosen("gru", fast, 0.4).tried("gru", slow, 0.8, 0.6).tried("gru", fast, 0.5, 0.3);

    // then
    assertThat(report())
        .contains("| learning_rate |      gru |")
        .contains("|         0.001 |   0.7000 |")
        .contains("|          0.01 | 0.4000 ◂ |")
        .contains(
            "Median final_train_loss (the task has no validation split) over 2 seeds; ◂ marks the"
                + " configuration chosen for each architecture. The best is at the edge of what"
                + " was tried (the highest learning_rate for gru)");
    assertThat(text("sweep_summary.csv")).contains("\ngru,0.001,final_train_loss,2,0,0,2,0.7,");
  }

  @Test
  void theValuesOfAWidenedSweepStandInTheirPlaces() throws IOException {
    // given: what was tried last lies below and above the others
    Map<String, String> chosen = Map.of("learning_rate", "0.03");
    run.chosen("gru", chosen, 0.4);
    for (String rate : List.of("0.003", "0.01", "0.03", "0.001", "0.1")) {
      run.tried("gru", Map.of("learning_rate", rate), 0.5);
    }

    // then
    assertThat(report()).isNotEmpty();
    assertThat(text("tables/sweep.csv").lines().skip(1).map(row -> row.split(",", -1)[0]))
        .containsExactly("0.001", "0.003", "0.01", "0.03", "0.1");
  }

  @Test
  void whatOthersHaveTunedStandsBesideWhatTheyHaveNot() throws IOException {
    // given: a target that two of two seeds reach under recommended, and one under pytorch
    Map<String, String> ours = Map.of("preset", "pytorch");
    Map<String, String> theirs = Map.of("preset", "recommended");
    run.with("target", Map.of("train_loss", 0.5))
        .chosen("gru", theirs, 0.4)
        .tried("gru", ours, 0.8, 0.4)
        .tried("gru", theirs, 0.5, 0.3);

    // then
    assertThat(report())
        .contains("| architecture | under pytorch | under recommended | chosen      |")
        .contains("| gru          |  0.6000 (1/2) |      0.4000 (2/2) | recommended |")
        .contains("`recommended` carries the tuning of others");
    assertThat(text("tables/presets.csv"))
        .endsWith("\ngru,0.6000000000000001,1,0.4,2,recommended\n");
  }

  @Test
  void differentEnginesAreListedSeparately() throws IOException {
    // given
    run.memorised("gru", 0.4).memorised("lstm_portable", 0.4).memorised("lstm_stock", 0.4);
    run.trials().replaceAll(ReportTest::onItsEngine);

    // then
    assertThat(report())
        .contains("* On the fast engine (Java loops, products by BLAS) ran: gru of 20 units\n")
        .contains("* On the portable engine (ND4J's operations) ran: lstm_portable of 20 units\n")
        .contains("* On Deeplearning4j's own layers (engine: stock) ran: lstm_stock of 20 units\n");
  }

  /** "lstm_stock" ran on stock, "gru" on fast. */
  private static TrialRow onItsEngine(TrialRow trial) {
    return new TrialRow(
        trial.architecture(),
        trial.configuration(),
        trial.architecture().contains("_") ? trial.architecture().substring(5) : trial.engine(),
        trial.hiddenSize(),
        trial.parameters(),
        trial.seed(),
        trial.status(),
        trial.epochs(),
        trial.finalTrainLoss(),
        null,
        null,
        null,
        "",
        "",
        null,
        "");
  }

  @Test
  void failedAndDivergedTrialsAreListedAndLeftOutOfMeans() throws IOException {
    // given
    run.memorised("gru", 0.4).diverged("gru", 2).failed("gru", 3);

    // then
    assertThat(report())
        .contains("| 3 (1 diverged, 1 failed) |                  0.4000 |")
        .contains("Left out of means and medians: gru (1 diverged, 1 failed of 3 trials).")
        .contains("| gru, seed 2 | diverged in epoch 1 | train_loss")
        .contains("| gru, seed 3 | failed              | out of memory");
  }

  @Test
  void aRunOfWhichEveryTrialDivergedHasAReport() throws IOException {
    // given
    run.diverged("gru", 1).diverged("lstm", 1);

    // then
    assertThat(report())
        .contains("No trial ended with a finite final_train_loss: every one diverged or failed.")
        .contains("| gru          |        641 | 1 (1 diverged) |                         |");
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    // given
    run.memorised("gru", 0.4, 0.5, 0.6, 0.7).memorised("other", 0.6, 0.3, 0.4, 0.9);

    // when
    assertThat(report()).isNotEmpty();
    Map<String, Integer> first = bytes();
    assertThat(report()).isNotEmpty();

    // then
    assertThat(bytes()).isEqualTo(first).containsKeys("charts/train_loss.png", "comparisons.csv");
  }

  private Map<String, Integer> bytes() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(file -> directory.relativize(file).toString(), ReportTest::hash));
    }
  }

  private static int hash(Path file) {
    try {
      return Arrays.hashCode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAnEarlierReportHadAndThisOneHasNotGoes() throws IOException {
    // given a report with a validation chart, and a person's own file
    run.forecast("gru", 49);
    assertThat(report()).isNotEmpty();
    Files.writeString(directory.resolve("charts/notes.txt"), "mine");

    // when
    RunFiles files = new RunFiles(directory);
    files.write(new SampleRun().memorised("gru", 0.5).content(), Map.of());
    Report.write(files);

    // then
    assertThat(directory.resolve("charts/validation_loss.svg")).doesNotExist();
    assertThat(directory.resolve("tables/validation_loss_by_epoch.tex")).doesNotExist();
    assertThat(directory.resolve("charts/notes.txt")).exists();
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() throws IOException {
    // given
    run.memorised("gru", 0.4);
    assertThat(report()).isNotEmpty();
    RunFiles files = new RunFiles(directory);

    // then
    Files.delete(directory.resolve("costs.csv"));
    Report.write(files);
    assertThat(text("report.md")).contains("There is no costs.csv in this folder.");
    Files.writeString(directory.resolve("provenance.json"), "{");
    assertThatThrownBy(() -> Report.write(files))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("provenance.json");
    Files.delete(directory.resolve("trials.csv"));
    assertThatThrownBy(() -> Report.write(files))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(directory.resolve("trials.csv") + " is missing; run the experiment again");
  }
}
