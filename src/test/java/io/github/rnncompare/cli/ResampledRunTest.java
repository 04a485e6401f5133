package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose seeds draw their own splits, from the spec to new data. */
class ResampledRunTest {
  private static final Path OLDER = Path.of("src", "test", "resources", "older");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void run(String... arguments) {
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    assertThat(code).as("%s%s", out, err).isZero();
  }

  @Test
  void itIsReportedRepeatedAndItsModelsPredict() throws IOException {
    // given
    Path spec = OLDER.resolve("results").resolve("labels").resolve("spec.yaml");
    Path results = directory.resolve("results");
    Path predictions = directory.resolve("predictions.csv");

    // when
    run(
        "run",
        spec.toString(),
        "--out",
        results.toString(),
        "--set",
        "task.resample=true",
        "--set",
        "sweep.choose=mean",
        "--set",
        "training.epochs=12");
    Path found = results.resolve("spec"); // named after the file
    run("report", found.toString());
    run("rerun", found.toString());
    run(
        "predict",
        found.resolve("models").resolve("gru-seed-2.zip").toString(),
        OLDER.resolve("gestures.csv").toString(),
        "--out",
        predictions.toString());

    // then
    assertThat(out.toString()).contains("drawn for each seed", "The run repeats byte for byte.");
    assertThat(Files.readString(found.resolve("spec.yaml")))
        .contains("resample: true", "search_validation: each_seed", "checkpoint: smoothed");
    List<String> rows = Files.readAllLines(predictions);
    assertThat(rows).hasSizeGreaterThan(10);
  }
}
