package io.github.rnncompare.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of older versions, as the commits that they are named by had them, cut to three seeds:
 * those in spec.yaml and provenance.json too.
 */
class OlderVersionsTest {
  @TempDir private Path directory;

  private Conclusion conclusion(String results) throws IOException, URISyntaxException {
    Path from = Path.of(requireNonNull(getClass().getResource("/results/" + results)).toURI());
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(requireNonNull(file.getFileName())));
      }
    }
    return Report.write(new RunFiles(directory));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file));
  }

  @Test
  void theFirstVersionNamedImplementationsAndHadNoCosts() throws Exception {
    // given 0.4499, 0.5024, 0.4818; 0.6185, 0.6255, 0.6981; 0.5546, 0.5208, 0.7363
    String answer = conclusion("seed-f414ce3").answer();

    // then
    assertThat(answer)
        .startsWith(
            "On random_tensors at 20 units and learning_rate 0.001, simple_rnn has the lowest median"
                + " final_train_loss, 0.4818 (3 seeds), gru 0.5546, lstm 0.6255. ");
    assertThat(lines("report.md"))
        .contains(
            "# Which architecture memorises the lecture's random tensors fastest?",
            "There is no costs.csv in this folder.",
            "* On DL4J SimpleRnn ran: simple\\_rnn of 20 units".replace("\\", ""),
            "* On DL4J LSTM ran: lstm of 20 units",
            "* On rnn-compare GRU ran: gru of 20 units");
    // 0.45, 0.50, 0.48 are 0.81, 0.96, 0.65 times 0.55, 0.52, 0.74
    assertThat(lines("report.md"))
        .contains(
            "| simple_rnn   | gru     |   × 0.8028 |               |            3 / 0 / 0 |     100 % |"
                + "       −0.03 | 0.250 |    0.750 | too few seeds |");
    assertThat(lines("tables/pairs.csv").get(1))
        .startsWith("simple_rnn,gru,0.8027")
        .contains(",logarithmic,,,3,0,0,1.0,-0.03")
        .endsWith(",0.25,0.75,too few seeds");
    assertThat(lines("summary.csv").get(1)).startsWith("simple_rnn,final_train_loss,3,0,0,3,0.478");
  }

  @Test
  void theFirstForecastHasItsMetric() throws Exception {
    // given 17.62, 18.74, 23.95; 29.20, 22.46, 20.45; 30.00, 27.80, 26.80
    assertThat(conclusion("airline-ed22442").answer())
        .startsWith(
            "On series at 20 units and learning_rate 0.01, simple_rnn has the lowest median"
                + " test_rmse_passengers, 18.74 (3 seeds), lstm 22.46, gru 27.80. ")
        .contains("is better than the best baseline, seasonal naive (12) (41.85), in 3 of 3 seeds");
    assertThat(lines("tables/comparison.csv").get(0))
        .startsWith("architecture,parameters,trials,diverged,failed,final_train_loss_median,")
        .contains(",best_validation_loss_median,", ",test_rmse_passengers_median,");
    assertThat(lines("report.md"))
        .anySatisfy(line -> assertThat(line).startsWith("* Data: series/airline-passengers.csv"));
  }

  @Test
  void theFirstFastEngineIsNamed() throws Exception {
    // given 0.4228, 0.5218, 0.6059; 0.5074, 0.5193, 0.7155; 0.5381, 0.6219, 0.6267
    assertThat(conclusion("seed-6dced3e").answer())
        .contains(
            " lstm has the lowest median final_train_loss, 0.5193 (3 seeds), simple_rnn 0.5218,");
    assertThat(lines("report.md"))
        .contains(
            "* All ran on the fast engine (Java loops, products by BLAS): simple_rnn of 20 units,"
                + " lstm of 20 units, gru of 20 units");
  }

  @Test
  void theFirstSweepHasItsTableAndItsCosts() throws Exception {
    // given 6.22e-6, 7.35e-6, 7.83e-6; 2.33e-6, 2.13e-6, 2.46e-6; 2.41e-6, 2.57e-6, 2.40e-6
    assertThat(conclusion("seed-learning-rates-ea2e962").answer())
        .contains(
            " lstm has the lowest median final_train_loss, 2.334e-06 (3 seeds), gru 2.409e-06,");
    assertThat(lines("tables/sweep.csv"))
        .hasSize(1 + 7)
        .anySatisfy(line -> assertThat(line).startsWith("0.001,0.5"))
        .anySatisfy(line -> assertThat(line).matches("0\\.03,.*,,0,1,.*,,0,0,.*,,0,0"))
        .anySatisfy(line -> assertThat(line).matches("0\\.1,.*,,0,0,.*,,0,1,.*,,0,1"));
    assertThat(lines("tables/costs.csv")).hasSize(4);
    assertThat(lines("report.md")).doesNotContain("There is no costs.csv in this folder.");
  }
}
