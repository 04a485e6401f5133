package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report shows of what was measured inside the networks. */
class DiagnosticReportTest {
  private static final String STATE = "hidden_state";

  @TempDir private Path directory;

  /** Three seeds of two architectures, whose tested networks are those of the last epoch. */
  private void write() throws IOException {
    SampleRun run =
        new SampleRun().memorised("gru", 0.5, 0.4, 0.3).memorised("lstm", 0.6, 0.5, 0.4);
    for (long seed = 1; seed <= 3; seed++) {
      for (String name : new String[] {"gru", "lstm"}) {
        for (long epoch : new long[] {0, lastEpoch(run)}) {
          double factor =
              (name.equals("gru") ? 0.7 : 0.9) + 0.01 * (double) seed + (epoch > 0 ? 0.05 : 0);
          for (long distance = 0; distance < 12; distance++) {
            double norm = Math.pow(factor, (double) distance);
            run.diagnostic(name, seed, epoch, "gradient_norm", STATE, distance, norm);
          }
          run.diagnostic(name, seed, epoch, "gradient_factor", STATE, null, factor);
          run.diagnostic(name, seed, epoch, "lyapunov_exponent", "", 1L, Math.log(factor));
          run.diagnostic(name, seed, epoch, "lyapunov_exponent", "", 2L, -5);
        }
      }
    }
    RunFiles files = new RunFiles(directory);
    files.write(run.content(), Map.of());
    Report.write(files);
  }

  private static long lastEpoch(SampleRun run) {
    return run.content().trials().get(0).epochs();
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void theTableHasMediansOfUntrainedAndTestedNetworks() throws IOException {
    // given
    write();

    // when, then: seed 2 is the median
    assertThat(text("tables/diagnostics.csv").lines())
        .containsExactly(
            "measure,of,layer,architecture,untrained,tested",
            "gradient_factor,hidden_state,1,gru,0.72,0.77",
            "gradient_factor,hidden_state,1,lstm,0.92,0.9700000000000001",
            "lyapunov_exponent,,1,gru," + Math.log(0.72) + "," + Math.log(0.77),
            "lyapunov_exponent,,1,lstm," + Math.log(0.92) + "," + Math.log(0.9700000000000001));
    assertThat(text("report.md"))
        .contains("## Inside the networks")
        .contains("charts/gradient_norm_untrained.svg")
        .contains("charts/gradient_norm_tested.svg")
        .contains("The Lyapunov exponent is")
        .doesNotContain("spectral radius");
    assertThat(directory.resolve("charts/gradient_norm_tested.svg")).isNotEmptyFile();
  }

  @Test
  void aRunWithoutThemHasNoSection() throws IOException {
    // given
    RunFiles files = new RunFiles(directory);
    files.write(new SampleRun().memorised("gru", 0.5).content(), Map.of());
    Report.write(files);

    // when, then
    assertThat(text("report.md")).doesNotContain("Inside the networks");
    assertThat(directory.resolve("diagnostics.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'gru,1,0,1,', 'rnn,1,0,1,', is of no trial",
    "'gru,1,0,1,', 'gru,9,0,1,', is of no trial",
    "'gru,1,0,1,', 'gru,1,-1,1,', column 'epoch' is '-1'",
    "'gru,1,0,1,', 'gru,1,99999,1,', column 'epoch' is '99999'",
    "'gru,1,0,1,', 'gru,1,0,-1,', column 'layer' is '-1'",
    "'hidden_state,0,1', 'hidden_state,-3,1', column 'position' is '-3'",
    "'hidden_state,0,1.0', 'hidden_state,0,NaN', column 'value' is 'NaN'",
    "'hidden_state,0,1.0', 'hidden_state,0,x', column 'value' is 'x'"
  })
  void aChangedFileIsAMistakeWithItsPlace(String found, String instead, String message)
      throws IOException {
    // given
    write();
    Path file = directory.resolve("diagnostics.csv");
    assertThat(text("diagnostics.csv")).contains(found);
    Files.writeString(file, text("diagnostics.csv").replaceFirst(found, instead));

    // when, then
    assertThatThrownBy(() -> Report.write(new RunFiles(directory)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("diagnostics.csv:2")
        .hasMessageContaining(message);
  }
}
