package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "=1+1",
        "@SUM(A1)",
        "-2+3",
        "+2+3",
        "-2+3+cmd|' /C calc'!A0",
        "-",
        "- item",
        "--1",
        "+1e",
        "-1 (=A1)",
        "-1,941",
        "-0.4500 (-0.5100 to 0.3900) *",
        "-1 (0 to =A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00A0=1",
        "\u2068=1\u2069",
        "\uFEFF=1",
        "\uFF1D1+1",
        "\uFF0B1+1",
        "\uFF201"
      })
  void aFormulaStandsBehindAnApostrophe(String formula) {
    assertThat(SpreadsheetCell.of(formula)).isEqualTo("'" + formula);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gru", "a=1", "'=1", "0.4500", "3 (1 diverged, 1 failed)", "NaN"})
  void otherTextStaysAsItIs(String cell) {
    assertThat(SpreadsheetCell.of(cell)).isEqualTo(cell);
  }

  @Test
  void tablesForSpreadsheetsAreGuardedAndFilesForProgramsAreExact() throws IOException {
    // given: formulas as names of an architecture, a key, a value and a predictor
    String formula = "=cmd|' /C calc'!A0";
    Map<String, String> configuration = Map.of("@key", "-2+3");
    SampleRun run =
        new SampleRun()
            .chosen(formula, configuration, 0.1)
            .chosen("+gru", configuration, 0.2)
            .tried(formula, configuration, 0.5)
            .tried("+gru", configuration, 0.4)
            .baseline("@SUM(A1)", "final_train_loss", 1)
            .cost(formula, 0.5);
    RunFiles files = new RunFiles(directory);
    files.write(run.content(), Map.of());

    // when
    Report.write(files);

    // then
    assertThat(lines("tables/comparison.csv"))
        .anySatisfy(line -> assertThat(line).startsWith("'" + formula + ",641,1,0,0,0.1,,,0"))
        .anySatisfy(line -> assertThat(line).startsWith("'+gru,641,1,0,0,0.2,,,0"))
        .contains("baseline: @SUM(A1),,,,,1.0,,,");
    assertThat(lines("tables/sweep.csv"))
        .containsExactly(
            "'@key,'%1$s,'%1$s_reached,'%1$s_diverged_or_failed,'%1$s_chosen,".formatted(formula)
                + "'+gru,'+gru_reached,'+gru_diverged_or_failed,'+gru_chosen",
            "'-2+3,0.5,,0,1,0.4,,0,1");
    assertThat(lines("tables/costs.csv").get(1)).startsWith("'" + formula + ",");
    assertThat(lines("tables/pairs.csv").get(1)).startsWith("'" + formula + ",'+gru,");
    assertThat(lines("trials.csv").get(1)).startsWith(formula + ",-2+3,fast");
    assertThat(lines("summary.csv").get(1)).startsWith(formula + ",-2+3,final_train_loss");
    assertThat(lines("comparisons.csv").get(1)).contains("," + formula + ",+gru,");
    assertThat(lines("report.md")).noneMatch(line -> line.contains("'="));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file));
  }
}
