package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRows;
import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report shows of the predictions. */
class PredictionReportTest {
  private final SampleRows rows = new SampleRows();

  @TempDir private Path directory;

  private String forecasts() throws IOException {
    return report(
        new SampleRun()
            .forecast("gru", 5)
            .forecast("lstm", 7)
            .baseline("persistence", "test_metric", 9)
            .with("task", Map.of("name", "series", "columns", List.of("sales"))));
  }

  private String classes() throws IOException {
    SampleRun run = new SampleRun().withAccuracy().forecast("gru", 0.9).forecast("lstm", 0.8);
    run.losses()
        .replaceAll(
            row ->
                new LossRow(
                    row.architecture(),
                    row.configuration(),
                    row.seed(),
                    row.epoch(),
                    row.trainLoss(),
                    row.validationLoss(),
                    0.5,
                    row.gradientNorm()));
    return report(run.baseline("guess", "test_metric", 0.5));
  }

  private String report(SampleRun run) throws IOException {
    RunFiles files = new RunFiles(directory);
    files.write(run.content().with(rows.rows()), Map.of());
    Report.write(files);
    return text("report.md");
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void withoutPredictionsThereIsNoSection() throws IOException {
    assertThat(forecasts()).doesNotContain("What it predicts", "predictions.csv");
    assertThat(directory.resolve("charts/forecast_last.svg")).doesNotExist();
  }

  @Test
  void forecastsHaveAPictureTheirErrorsByStepAndTheCoverageOfTheirIntervals() throws IOException {
    // given
    rows.columns("gru", "gru_low", "gru_high", "lstm", "persistence")
        .value("", 1, 1L, "", 10, 11, 9, 13, 14, 10)
        .value("", 2, 2L, "", 10, 13, 11, 15, 14, 20);

    // when
    String report = forecasts();

    // then
    assertThat(report)
        .contains(
            "## What it predicts\n\nPredictions on the test split with seed 1, the only one on"
                + " which all trials ended well. Every value is in"
                + " [predictions.csv](predictions.csv).\n\n"
                + "![The last forecasts of the test split](charts/forecast_last.svg)\n\n"
                + "Drawn is the last forecast, its value one step ahead; gru errs by 1.000 on"
                + " average.\n\n![Error by steps ahead](charts/error_by_step.svg)\n\n"
                + "The root of the mean squared error by steps ahead, over the whole test split:")
        .contains("|           2 | 3.000 | 4.000 | ")
        .contains(" 1 / 2 |  50 % |")
        .contains("split conformal")
        .doesNotContain("forecast_worst");
    assertThat(text("tables/coverage.csv"))
        .startsWith(
            "architecture,steps_ahead,within,values,share,share_low,share_high,mean_width\n"
                + "gru,all,1,2,0.5,");
    assertThat(text("tables/error_by_step.tex")).contains("Errors on the test split by steps");
    assertThat(directory.resolve("charts/error_by_step.png")).exists();
  }

  @Test
  void classesHaveAConfusionTheMostConfusedPairsAndWhatNobodyGetsRight() throws IOException {
    // given
    rows.columns("gru", "lstm", "guess")
        .sequence("s1", "a", "a", "b", "a")
        .sequence("s2", "a", "b", "b", "a")
        .sequence("s3", "b", "b", "b", "a");

    // when
    String report = classes();

    // then
    assertThat(report)
        .contains("![Actual and predicted classes](charts/confusion.svg)")
        .contains("Right sequences: gru 2 of 3, lstm 1 of 3. The classes that each confuses")
        .contains("| lstm         | a      | b         |     2 | 100 % |")
        .contains(
            "1 of 3 sequences is missed by every architecture; the best baseline, guess, gets 1 of"
                + " them right (bold):")
        .contains("| s2       | a      | b   | b    | **a**           |");
  }

  @Test
  void stepsHaveAnExample() throws IOException {
    // given
    rows.step("1", 1, "a", "a", "a").step("1", 2, "a", "a", "b");

    // when
    String report = classes();

    // then
    assertThat(report)
        .contains("Right steps: gru 2 of 2, lstm 1 of 2.")
        .contains(
            "Sequence 1, the first on which the architectures disagree, step by step; bold is"
                + " wrong. Right, in the whole sequence: gru 2 of 2 steps and lstm 1 of 2 steps.")
        .contains("|    2 | a      | a   | **b** |");
    assertThat(text("tables/example.csv")).isEqualTo("step,actual,gru,lstm\n1,a,a,a\n2,a,a,b\n");
  }

  @Test
  void numbersOfSequencesHaveAPictureAndNoTable() throws IOException {
    // given
    rows.sequence("s1", 1.5, 1.25, 2).sequence("s2", "", 1.25, 2);

    // when
    String report = forecasts();

    // then
    assertThat(report).contains("![Predicted against actual values](charts/predicted_actual.svg)");
    assertThat(text("charts/predicted_actual.svg")).contains("<svg");
  }

  @Test
  void hostileNamesAreEscapedEverywhere() throws IOException {
    // given
    String name = "=<script>|*x*\u202E $1\\ " + "n".repeat(80);
    rows.sequence(name, name, "b", "c").sequence("", "b", name, "").sequence("s3", "b", "b", "b");

    // when
    String report = classes();

    // then
    assertThat(report)
        .contains("=&lt;script>\\|\\*x\\* \\$1\\\\ nnn")
        .contains("nnn…")
        .doesNotContain("<script>", "n".repeat(60), "\u202E");
    assertThat(text("tables/missed.csv")).contains("'=<script>|*x* $1\\ " + "n".repeat(80));
    assertThat(text("tables/confusions.tex"))
        .contains("=\\textless{}script\\textgreater{}\\textbar{}{*}x{*}");
    assertThat(text("charts/confusion.svg")).doesNotContain("script");
    assertThat(ParsedMarkdown.of(report)).isNotNull();
  }

  @Test
  void oneClassThatAllGetRight() throws IOException {
    rows.sequence("s1", "a", "a", "a");
    assertThat(classes())
        .contains("Right sequences: gru 1 of 1, lstm 1 of 1.\n\nNo sequence is missed")
        .doesNotContain("confusion");
  }

  @Test
  void fieldsThatAreNoNumbersAndUnknownColumnsAreMistakesWithTheirPlace() throws IOException {
    // given
    rows.errors(1, 2, 3);
    forecasts();
    String whole = text("predictions.csv");
    String file = directory.resolve("predictions.csv").toString();
    String spec = directory.resolve("spec.yaml").toString();

    // then
    assertMistake(
        whole.replace("12.0", "twelve"),
        file + ":3: column 'gru' is 'twelve'; expected a number, or nothing where there is none");
    assertMistake(
        whole.replace("gru", "gro"),
        file
            + ":2: column 'gro' is '11.0'; expected no such column, as it is no architecture of "
            + spec
            + ", and no baseline of baselines.csv");
    assertMistake(
        whole.replace("\n1,,2,", "\n7,,2,"),
        file + ":3: column 'seed' is '7'; expected a seed of " + spec);
    assertMistake(
        whole.replace("\n1,,2,", "\n1,,0,"),
        file + ":3: column 'row' is '0'; expected a whole number from 1, or nothing");
    assertMistake(
        whole.replace("gru", "lstm_low"),
        file
            + ":2: column 'gru' is missing; expected a column of it, as a trial of 'gru' ended well");
  }

  private void assertMistake(String predictions, String message) throws IOException {
    Files.writeString(directory.resolve("predictions.csv"), predictions);
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(message);
  }

  @Test
  void whereNoSeedEndedWellForAllThatIsSaid() {
    // given
    SampleRun run =
        new SampleRun().with("baselines", "all").forecast("gru", 0.1).divergedForecast("lstm", 1);

    // when
    Comparison comparison = new Comparison(run.content());
    String report = new MarkdownReport(comparison, Optional.empty(), Map.of(), Set.of()).text();

    // then
    assertThat(report)
        .contains("## What it predicts")
        .contains("On no seed did the trials of all architectures end well");
  }
}
