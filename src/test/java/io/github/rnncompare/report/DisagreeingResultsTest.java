package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Result files that do not agree are a mistake with its place, never a report. */
class DisagreeingResultsTest {
  @TempDir private Path directory;

  /** Two seeds of two architectures with a test split, of which one diverged and one failed. */
  private void forecast() throws IOException {
    write(
        new SampleRun()
            .forecast("gru", 5, 6)
            .forecast("lstm", 7, 8)
            .divergedForecast("gru", 3)
            .failed("lstm", 3)
            .baseline("persistence", "test_metric", 9, 9, 9)
            .cost("gru", 0.5)
            .cost("lstm", 0.7));
  }

  private void accuracy() throws IOException {
    SampleRun run =
        new SampleRun().withAccuracy().forecast("gru", 0.5, 1).forecast("lstm", 0, 0.25);
    run.losses().replaceAll(row -> withMetric(row, 0.5));
    write(run);
  }

  private static LossRow withMetric(LossRow row, double metric) {
    return new LossRow(
        row.architecture(),
        row.configuration(),
        row.seed(),
        row.epoch(),
        row.trainLoss(),
        row.validationLoss(),
        metric,
        row.gradientNorm());
  }

  /** Two learning rates, of which the faster one was chosen. */
  private void sweep() throws IOException {
    Map<String, String> slow = Map.of("learning_rate", "0.001");
    Map<String, String> fast = Map.of("learning_rate", "0.01");
    write(
        new SampleRun()
            .tried("gru", slow, 0.8, 0.6)
            .tried("gru", fast, 0.5, 0.3)
            .tried("lstm", slow, 0.8, 0.7)
            .tried("lstm", fast, 0.5, 0.4)
            .chosen("gru", fast, 0.4, 0.5)
            .chosen("lstm", fast, 0.5, 0.4));
  }

  private void write(SampleRun run) throws IOException {
    new RunFiles(directory).write(run.content(), Map.of());
  }

  private List<String> lines(String file) throws IOException {
    return new ArrayList<>(Files.readAllLines(directory.resolve(file)));
  }

  private void write(String file, List<String> lines) throws IOException {
    Files.writeString(directory.resolve(file), String.join("\n", lines) + "\n");
  }

  /** Puts {@code value} into a field, the first row below the header being line 2. */
  private void set(String file, int line, String column, String value) throws IOException {
    List<String> lines = lines(file);
    int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
    assertThat(at).as(column).isNotNegative();
    List<String> fields = new ArrayList<>(List.of(lines.get(line - 1).split(",", -1)));
    assertThat(fields.set(at, value)).isNotEqualTo(value);
    lines.set(line - 1, String.join(",", fields));
    write(file, lines);
  }

  private void assertMistake(String message) {
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(message.replace("DIR", directory.toString()));
    assertThat(directory.resolve("report.md")).doesNotExist();
    assertThat(directory.resolve("summary.csv")).doesNotExist();
  }

  @Test
  void whatAgreesHasAReport() throws IOException {
    forecast();
    assertThat(Report.write(new RunFiles(directory)).answer()).startsWith("gru has the lowest");
    Files.delete(directory.resolve("costs.csv")); // the first versions had none
    accuracy();
    assertThat(Report.write(new RunFiles(directory)).answer()).startsWith("gru has the highest");
    sweep();
    assertThat(Report.write(new RunFiles(directory)).answer()).contains("the lowest median");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | test_metric          | NaN        | 'NaN'; expected a finite number that is 0 or above
          2 | test_metric          | Infinity   | 'Infinity'; expected a finite number that is 0 or above
          2 | test_metric          | 1e999      | '1e999'; expected a number
          2 | test_metric          | ''         | ''; expected a finite number that is 0 or above
          3 | test_metric          | -5         | '-5'; expected a finite number that is 0 or above
          3 | test_metric          | 0x1p3      | '0x1p3'; expected a number
          3 | test_metric          | 0.17d      | '0.17d'; expected a number
          3 | test_metric          | 1f         | '1f'; expected a number
          3 | test_metric          | +7         | '+7'; expected a number
          3 | test_metric          | ' 7'       | ' 7'; expected a number
          3 | test_metric          | '7 '       | '7 '; expected a number
          3 | test_metric          | 1e-999     | '1e-999'; expected a number
          3 | test_metric          | ٣          | '٣'; expected a number
          3 | test_metric          | -NaN       | '-NaN'; expected a number
          6 | test_metric          | 7          | '7'; expected nothing, as the trial diverged
          7 | test_metric          | 7          | '7'; expected nothing, as the trial failed
          2 | test_loss            | ''         | ''; expected a finite number that is 0 or above
          2 | test_loss            | NaN        | 'NaN'; expected a finite number that is 0 or above
          2 | test_loss            | -0.1       | '-0.1'; expected a finite number that is 0 or above
          2 | final_train_loss     | ''         | ''; expected a finite number that is 0 or above
          2 | final_train_loss     | Infinity   | 'Infinity'; expected a finite number that is 0 or above
          6 | final_train_loss     | -Infinity  | '-Infinity'; expected a number that is 0 or above, Infinity or NaN
          7 | final_train_loss     | 0.5        | '0.5'; expected nothing, as the trial failed
          2 | best_validation_loss | ''         | ''; expected '0.6', by the validation_loss in DIR/losses.csv
          2 | best_validation_loss | 0.5        | '0.5'; expected '0.6', by the validation_loss in DIR/losses.csv
          2 | best_epoch           | 0          | '0'; expected '1', by the validation_loss in DIR/losses.csv
          2 | best_epoch           | 7          | '7'; expected '1', by the validation_loss in DIR/losses.csv
          2 | epochs               | 0          | '0'; expected a whole number, 1 or above
          2 | epochs               | 1.0        | '1.0'; expected a whole number
          2 | epochs               | 01         | '01'; expected a whole number
          2 | epochs               | 1e0        | '1e0'; expected a whole number
          7 | epochs               | 1          | '1'; expected 0, as the trial failed
          2 | parameters           | -1         | '-1'; expected a whole number, 1 or above
          2 | parameters           | 99999999999999999999 | '99999999999999999999'; expected a whole number
          3 | parameters           | 642        | '642'; expected '641', as in DIR/trials.csv:2
          3 | hidden_size          | 21         | '21'; expected '20', as in DIR/trials.csv:2
          2 | hidden_size          | 0          | '0'; expected a whole number, 1 or above
          3 | engine               | stock      | 'stock'; expected 'fast', as in DIR/trials.csv:2
          3 | metric               | mae_x      | 'mae_x'; expected 'rmse_x', as in DIR/trials.csv:2
          3 | metric               | ''         | ''; expected 'rmse_x', as in DIR/trials.csv:2
          3 | metric_better        | higher     | 'higher'; expected 'lower', as in DIR/trials.csv:2
          2 | metric_better        | more       | 'more'; expected lower or higher
          2 | metric_better        | ''         | ''; expected lower or higher
          2 | architecture         | rnn        | 'rnn'; expected one of DIR/spec.yaml: gru, lstm
          2 | seed                 | 4          | '4'; expected a seed of DIR/spec.yaml
          2 | message              | oh         | 'oh'; expected nothing, as the trial is ok
          6 | message              | ''         | ''; expected why the trial is diverged
          """)
  void aFieldOfATrial(int line, String column, String value, String message) throws IOException {
    forecast();
    set("trials.csv", line, column, value);
    assertMistake("DIR/trials.csv:" + line + ": column '" + column + "' is " + message);
  }

  @Test
  void aStatusHasItsOwnWords() throws IOException {
    forecast();
    set("trials.csv", 2, "status", "OK");
    assertMistake("DIR/trials.csv:2: status is 'OK'; expected ok, diverged or failed");
  }

  @ParameterizedTest
  @CsvSource({"2, diverged", "6, ok", "7, ok", "7, diverged", "2, failed", "6, failed"})
  void aTrialThatEndedOtherwise(int line, String status) throws IOException {
    forecast();
    set("trials.csv", line, "status", status);
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(directory.resolve("trials.csv") + ":" + line + ": column '");
  }

  @Test
  void anAccuracyIsAShare() throws IOException {
    accuracy();
    set("trials.csv", 2, "test_metric", "1.01");
    assertMistake(
        "DIR/trials.csv:2: column 'test_metric' is '1.01'; expected a finite number from 0 to 1");
    accuracy();
    set("losses.csv", 2, "validation_metric", "2.5");
    assertMistake(
        "DIR/losses.csv:2: column 'validation_metric' is '2.5'; expected a finite number from 0 to 1");
  }

  @Test
  void aTrialOfASweepHasNoMetric() throws IOException {
    for (String column : List.of("metric", "metric_better")) {
      sweep();
      set("sweep_trials.csv", 2, column, "0.17d");
      assertMistake(
          "DIR/sweep_trials.csv:2: column '"
              + column
              + "' is '0.17d'; expected nothing, as the trial is of a sweep, which does not test");
    }
  }

  @Test
  void anAccuracyIsBetterWhenItIsHigher() throws IOException {
    accuracy();
    for (int line = 2; line <= 5; line++) {
      set("trials.csv", line, "metric_better", "lower");
    }
    assertMistake("DIR/trials.csv:2: column 'metric_better' is 'lower'; expected higher");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2  | architecture    | rnn        | :2: a row for rnn, seed 1, but DIR/trials.csv has no such trial that ran; run the experiment again
          2  | seed            | 9          | :2: a row for gru, seed 9, but DIR/trials.csv has no such trial that ran; run the experiment again
          9  | seed            | 3          | :9: a row for lstm, seed 3, but DIR/trials.csv has no such trial that ran; run the experiment again
          3  | epoch           | 0          | :3: a second row for epoch 0 of gru, seed 1; the first is DIR/losses.csv:2; run the experiment again
          3  | epoch           | 2          | :3: column 'epoch' is '2'; expected a whole number from 0 to 1, as the trial has epochs in DIR/trials.csv:2
          3  | epoch           | 2000000000 | :3: column 'epoch' is '2000000000'; expected a whole number from 0 to 1, as the trial has epochs in DIR/trials.csv:2
          3  | epoch           | -1         | :3: column 'epoch' is '-1'; expected a whole number from 0 to 1, as the trial has epochs in DIR/trials.csv:2
          3  | train_loss      | NaN        | :3: column 'train_loss' is 'NaN'; expected a finite number that is 0 or above
          3  | train_loss      | ''         | :3: column 'train_loss' is ''; expected a number
          3  | train_loss      | -1         | :3: column 'train_loss' is '-1'; expected a finite number that is 0 or above
          11 | train_loss      | NaN        | :11: column 'train_loss' is 'NaN'; expected a finite number that is 0 or above
          12 | train_loss      | -Infinity  | :12: column 'train_loss' is '-Infinity'; expected a number that is 0 or above, Infinity or NaN
          3  | validation_loss | Infinity   | :3: column 'validation_loss' is 'Infinity'; expected a finite number that is 0 or above
          3  | validation_loss | ''         | :3: column 'validation_loss' is ''; expected a number, as in other rows
          3  | validation_metric | ''         | :3: column 'validation_metric' is ''; expected a number, as in other rows
          3  | validation_metric | NaN        | :3: column 'validation_metric' is 'NaN'; expected a finite number that is 0 or above
          2  | gradient_norm   | 1          | :2: column 'gradient_norm' is '1'; expected nothing, at epoch 0
          3  | gradient_norm   | ''         | :3: column 'gradient_norm' is ''; expected a number, as in other rows
          3  | gradient_norm   | -1         | :3: column 'gradient_norm' is '-1'; expected a number that is 0 or above
          """)
  void aFieldOfAnEpoch(int line, String column, String value, String message) throws IOException {
    forecast();
    set("losses.csv", line, column, value);
    assertMistake("DIR/losses.csv" + message);
  }

  @Test
  void theEpochsOfATrialAreThoseOfItsLosses() throws IOException {
    for (String epochs : new String[] {"2", "2000000000", "9223372036854775807"}) {
      forecast();
      set("trials.csv", 2, "epochs", epochs);
      assertMistake(
          "DIR/losses.csv: has no row for epoch 2 of gru, seed 1, which has "
              + epochs
              + " epochs in DIR/trials.csv:2; run the experiment again");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials.csv | 2  | has no row for gru, seed 1, which DIR/spec.yaml asks for
          trials.csv | 7  | has no row for lstm, seed 3, which DIR/spec.yaml asks for
          losses.csv | 2  | has no row for epoch 0 of gru, seed 1, which has 1 epochs in DIR/trials.csv:2
          losses.csv | 12 | has no row for epoch 2 of gru, seed 3, which has 2 epochs in DIR/trials.csv:6
          baselines.csv | 4  | has no test_metric of 'persistence' for seed 3, which is in DIR/trials.csv
          """)
  void aRowThatIsMissing(String file, int line, String message) throws IOException {
    forecast();
    List<String> lines = lines(file);
    lines.remove(line - 1);
    write(file, lines);
    assertMistake("DIR/" + file + ": " + message + "; run the experiment again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials.csv | 3 | a second row for gru, seed 2
          losses.csv | 3 | a second row for epoch 1 of gru, seed 1
          baselines.csv | 3 | a second row of this kind and seed
          costs.csv  | 3 | a second row of this architecture
          """)
  void aRowThatIsDoubled(String file, int line, String message) throws IOException {
    forecast();
    List<String> lines = lines(file);
    lines.add(lines.get(line - 1));
    write(file, lines);
    String first = "; the first is DIR/" + file + ":" + line + "; run the experiment again";
    assertMistake("DIR/" + file + ":" + lines.size() + ": " + message + first);
  }

  @ParameterizedTest
  @CsvSource({"trials.csv, epochs", "losses.csv, epoch", "baselines.csv, seed", "costs.csv, steps"})
  void aHeaderThatStandsTwice(String file, String column) throws IOException {
    forecast();
    List<String> lines = lines(file);
    lines.add(1, lines.get(0));
    write(file, lines);
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(directory.resolve(file) + ":2: column '")
        .hasMessageContaining("expected a")
        .hasMessageContaining("number");
    lines.remove(0);
    lines.set(0, lines.get(0).replace(column, "other"));
    write(file, lines);
    assertMistake("DIR/" + file + ":2: column '" + column + "' is missing");
    lines.set(0, lines.get(0).replace("other", column) + ",other");
    for (int i = 1; i < lines.size(); i++) {
      lines.set(i, lines.get(i) + ",1");
    }
    write(file, lines);
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(directory.resolve(file) + ":")
        .hasMessageContaining("other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          baselines.csv | measure         | loss     | 'loss'; expected one of final_train_loss, best_validation_loss, test_loss, test_metric
          baselines.csv | seed            | 4        | '4'; expected a seed of DIR/spec.yaml
          baselines.csv | value           | NaN      | 'NaN'; expected a finite number that is 0 or above
          baselines.csv | value           | -9       | '-9'; expected a finite number that is 0 or above
          baselines.csv | baseline           | ''       | ''; expected a name
          costs.csv  | architecture    | rnn      | 'rnn'; expected one of DIR/trials.csv
          costs.csv  | parameters      | -1       | '-1'; expected 641, as in DIR/trials.csv:2
          costs.csv  | batch_size      | 0        | '0'; expected a finite number above 0
          costs.csv  | step_ms         | -0.5     | '-0.5'; expected a finite number above 0
          costs.csv  | forward_ms      | Infinity | 'Infinity'; expected a finite number above 0
          costs.csv  | forward_ms      | 0.51     | '0.51'; expected at most step_ms, 0.5
          costs.csv  | step_low_ms     | 0.6      | '0.6'; expected at most step_ms, 0.5
          costs.csv  | step_low_ms     | 0        | '0'; expected a finite number above 0
          costs.csv  | step_high_ms    | 0.4      | '0.4'; expected at least step_ms, 0.5
          costs.csv  | step_high_ms    | ''       | ''; expected a number, as both ends or none are
          costs.csv  | cpu_share       | 0        | '0'; expected above 0 and at most 1.05
          costs.csv  | cpu_share       | 1.06     | '1.06'; expected above 0 and at most 1.05
          costs.csv  | steps           | 0        | '0'; expected a finite number above 0
          costs.csv  | memory_mib      | NaN      | 'NaN'; expected a finite number above 0
          """)
  void aFieldOfASmallFile(String file, String column, String value, String message)
      throws IOException {
    forecast();
    set(file, 2, column, value);
    assertMistake("DIR/" + file + ":2: column '" + column + "' is " + message);
  }

  @Test
  void thePeakMemoryIsOfTheWholeProcess() throws IOException {
    forecast();
    set("costs.csv", 3, "peak_memory_mib", "351");
    assertMistake(
        "DIR/costs.csv:3: column 'peak_memory_mib' is '351'; expected the same number as in"
            + " DIR/costs.csv:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials.csv       | 3 | learning_rate    | 0.001 | '0.001'; expected the configuration that the architecture has in DIR/trials.csv:2
          trials.csv       | 2 | learning_rate    | 0.1   | '0.1'; expected a value that DIR/spec.yaml sweeps
          trials.csv       | 2 | learning_rate    | ''    | ''; expected a value that DIR/spec.yaml sweeps
          sweep_trials.csv | 2 | learning_rate    | 0.1   | '0.1'; expected a value that DIR/spec.yaml sweeps
          sweep_trials.csv | 2 | seed             | 1     | '1'; expected a seed of DIR/spec.yaml
          sweep_trials.csv | 2 | final_train_loss | NaN   | 'NaN'; expected a finite number that is 0 or above
          sweep_trials.csv | 2 | test_loss        | 1     | '1'; expected nothing, as the trial is of a sweep, which does not test
          sweep_trials.csv | 3 | parameters       | 642   | '642'; expected '641', as in DIR/sweep_trials.csv:2
          sweep_trials.csv | 4 | parameters       | 642   | '642'; expected '641', as in DIR/trials.csv:2
          sweep_losses.csv | 3 | epoch            | 0.5   | '0.5'; expected a whole number
          """)
  void aFieldOfASweep(String file, int line, String column, String value, String message)
      throws IOException {
    sweep();
    set(file, line, column, value);
    assertMistake("DIR/" + file + ":" + line + ": column '" + column + "' is " + message);
  }

  @Test
  void theSettingThatWasChosenWasTried() throws IOException {
    Map<String, String> drawn = Map.of("learning_rate", "0.01", "dropout", "0.1");
    Map<String, String> other = Map.of("learning_rate", "0.02", "dropout", "0.2");
    Map<String, String> neither = Map.of("learning_rate", "0.02", "dropout", "0.1");
    write(
        new SampleRun()
            .tried("gru", drawn, 0.5)
            .tried("gru", other, 0.5)
            .chosen("gru", neither, 0.4));
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(directory.resolve("trials.csv") + ":2: column '")
        .hasMessageEndingWith(
            "expected a configuration that the architecture has in "
                + directory.resolve("sweep_trials.csv"));
  }

  @Test
  void aSweepIsThereIfTheSpecHasOne() throws IOException {
    sweep();
    Files.delete(directory.resolve("sweep_trials.csv"));
    assertMistake(
        "DIR/sweep_trials.csv is missing, but DIR/spec.yaml has a sweep; run the experiment again");
    sweep();
    List<String> lines = lines("sweep_trials.csv");
    lines.remove(8);
    write("sweep_trials.csv", lines);
    assertMistake(
        "DIR/sweep_trials.csv: has no row for lstm, learning_rate 0.01, seed 102, which"
            + " DIR/spec.yaml asks for; run the experiment again");
    sweep();
    List<String> spec = lines("spec.yaml");
    write("spec.yaml", spec.subList(0, spec.indexOf("sweep:")));
    assertMistake(
        "DIR/sweep_trials.csv is there, but DIR/spec.yaml has no sweep; run the experiment again");
  }

  @Test
  void theSpecSaysHowManyEpochsAndUnits() throws IOException {
    SampleRun run =
        new SampleRun()
            .with("architectures", Map.of("gru", Map.of("hidden_size", 20)))
            .with("training", Map.of("epochs", 30))
            .memorised("gru", 0.5);
    write(run);
    assertMistake("DIR/trials.csv:2: column 'epochs' is '20'; expected 30, as in DIR/spec.yaml");
    write(run.with("training", Map.of("epochs", 10, "patience", 5)));
    assertMistake(
        "DIR/trials.csv:2: column 'epochs' is '20'; expected at most 10, as in DIR/spec.yaml");
    write(
        run.with("architectures", Map.of("gru", Map.of("hidden_size", 21)))
            .with("training", Map.of("epochs", 30, "patience", 5)));
    assertMistake(
        "DIR/trials.csv:2: column 'hidden_size' is '20'; expected 21, as in DIR/spec.yaml");
    write(run.with("architectures", Map.of("gru", Map.of("hidden_size", 20))));
    assertThat(Report.write(new RunFiles(directory)).answer()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "threads" : 1        | "threads" : 0        | :9: 'threads' is 0; expected a whole number, 1 or above
          "threads" : 1        | "threads" : 1.5      | :9:
          "threads" : 1        | "threads" : "1"      | :9:
          "threads" : 1        | "threads" : null     | :9:
          "threads" : 1        | "threads" : 1, "threads" : 1 | :9:
          "threads" : 1        | "threads" : 1, "more" : 1 | ': Unrecognized property "more"'
          "threads" : 1        | "threads" : 1, "test_sequences" : 0 | :9: 'test_sequences' is 0; expected a whole number, 1 or above
          "threads" : 1        | "threads" : 1, "training_sequences" : 0 | :9: 'training_sequences' is 0; expected a whole number, 1 or above
          "threads" : 1        | "threads" : 1, "test_sequences" : 1.5 | :9:
          "threads" : 1        | "threads" : 1, "test_sequences" : "1" | :9:
          "seeds" : [ 1, 2, 3 ] | "seeds" : [ 1, 2 ]  | :17: 'seeds' is [1, 2]; expected the seeds of DIR/spec.yaml
          "seeds" : [ 1, 2, 3 ] | "seeds" : [ 1, 2, "3" ] | :17:
          "uncommitted_changes" : true | "uncommitted_changes" : 1 | :4:
          """)
  void provenance(String then, String now, String message) throws IOException {
    forecast();
    Path file = directory.resolve("provenance.json");
    String text = Files.readString(file);
    assertThat(text).contains(then);
    Files.writeString(file, text.replace(then, now));
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message.replace("DIR", directory.toString()));
  }

  @Test
  void provenanceIsWhole() throws IOException {
    forecast();
    Path file = directory.resolve("provenance.json");
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size() - 1)) {
      Files.writeString(
          file, String.join("\n", lines).replace(line + "\n", "").replaceFirst(",\\s*}$", "}"));
      assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
          .isInstanceOf(UserErrorException.class)
          .hasMessageStartingWith(file + ":");
    }
  }

  @Test
  void provenanceStandsOnce() throws IOException {
    forecast();
    Path file = directory.resolve("provenance.json");
    Files.writeString(file, Files.readString(file).repeat(2));
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ":");
  }
}
