package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever has become of a result file, there is a mistake that names the file, or a report of
 * which the numbers follow from all trials that the spec asks for.
 */
class DamagedResultsTest {
  private static final List<String> FILES =
      List.of(
          "spec.yaml",
          "losses.csv",
          "trials.csv",
          "baselines.csv",
          "costs.csv",
          "provenance.json",
          "sweep_trials.csv",
          "sweep_losses.csv");

  private static final List<Damage> DAMAGES = List.of(Damage.values());

  @TempDir private Path directory;

  /** With a test split; one trial diverged, and one failed. */
  private static SampleRun forecast() {
    return new SampleRun()
        .with("target", Map.of("metric", 1.7))
        .forecast("gru", 5, 6)
        .forecast("lstm", 7, 8)
        .divergedForecast("gru", 3)
        .failed("lstm", 3)
        .baseline("persistence", "test_metric", 9, 9, 9)
        .cost("gru", 0.5)
        .cost("lstm", 0.7);
  }

  /** With a sweep. */
  private static SampleRun run() {
    Map<String, String> slow = Map.of("learning_rate", "0.001");
    Map<String, String> fast = Map.of("learning_rate", "0.01");
    return new SampleRun()
        .with("task", Map.of("name", "random_tensors", "targets", "values"))
        .with("target", Map.of("train_loss", 0.6))
        .with("match", "parameters")
        .with("parameters", 640)
        .tried("gru", slow, 0.8, 0.6)
        .tried("gru", fast, 0.5, 0.3)
        .tried("lstm", slow, 0.8, 0.7)
        .tried("lstm", fast, 0.5, 0.4)
        .chosen("gru", fast, 0.4, 0.5, 0.6)
        .chosen("lstm", fast, 0.5, 0.4, 0.7)
        .baseline("always 0", "final_train_loss", 1, 1, 1)
        .cost("gru", 0.5)
        .cost("lstm", 0.7);
  }

  @Test
  void mutatedFilesAreReportsOrMistakesThatNameThem() throws IOException {
    int reports = 0;
    int mistakes = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Path results = Files.createDirectory(directory.resolve("run" + seed));
      Random random = new Random(seed * 0x9E3779B97F4A7C15L); // seeds in a row begin alike
      boolean sweep = random.nextBoolean();
      new RunFiles(results).write((sweep ? run() : forecast()).content(), Map.of());
      int files = sweep ? FILES.size() : FILES.size() - 2;
      Path file = results.resolve(FILES.get(random.nextInt(files)));
      Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
      byte[] before = Files.readAllBytes(file);
      damage.inflict(file, random);
      String what = "seed %d: %s of %s".formatted(seed, damage, file);
      if (isReport(results, file, what)) {
        reports++;
        boolean changed = !Files.exists(file) || !Arrays.equals(before, Files.readAllBytes(file));
        assertThat(Files.readString(results.resolve("report.md")).lines().toList())
            .as(what)
            .filteredOn(line -> line.startsWith("Changed since the run, by checksums.txt: "))
            .hasSize(changed ? 1 : 0)
            .allMatch(line -> line.contains(file.getFileName() + ". This report"));
      } else {
        mistakes++;
      }
    }
    assertThat(reports).isGreaterThan(8);
    assertThat(mistakes).isGreaterThan(120);
  }

  private static boolean isReport(Path results, Path file, String what) {
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> Report.write(new RunFiles(results)), what);
    } catch (UserErrorException mistake) {
      assertThat(mistake).as(what).hasMessageContaining(file.toString());
      assertThat(String.valueOf(mistake.getMessage()).length()).as(what).isLessThan(1_000);
      assertThat(results.resolve("report.md")).as(what).doesNotExist();
      return false;
    } catch (RuntimeException | Error other) {
      throw new AssertionError(what, other);
    }
    assertThat(results.resolve("report.md")).as(what).isNotEmptyFile();
    try {
      assertJustified(results, what);
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
    return true;
  }

  /** Each mean of the report is that of the file's trials that ended well, all of which have it. */
  private static void assertJustified(Path results, String what) throws IOException {
    Map<String, List<NamedCsvRecord>> trials = new TreeMap<>();
    for (NamedCsvRecord trial : rows(results.resolve("trials.csv"))) {
      trials.computeIfAbsent(trial.getField("architecture"), a -> new ArrayList<>()).add(trial);
    }
    assertThat(trials.keySet()).as(what).containsExactly("gru", "lstm");
    for (List<NamedCsvRecord> own : trials.values()) {
      assertThat(own.stream().map(trial -> trial.getField("seed")))
          .as(what)
          .containsExactlyInAnyOrder("1", "2", "3");
    }
    for (NamedCsvRecord summary : rows(results.resolve("summary.csv"))) {
      List<NamedCsvRecord> own = trials.get(summary.getField("architecture"));
      if (own == null) {
        continue; // of a predictor
      }
      double[] values =
          own.stream()
              .filter(trial -> trial.getField("status").equals("ok"))
              .map(trial -> trial.getField(summary.getField("measure")))
              .mapToDouble(DamagedResultsTest::possible)
              .toArray();
      assertThat(summary.getField("n")).as(what).isEqualTo("" + values.length);
      assertThat(Double.parseDouble(summary.getField("mean")))
          .as(what)
          .isCloseTo(Arrays.stream(values).average().orElseThrow(), withinPercentage(1e-9));
    }
  }

  private static double possible(String field) {
    assertThat(field).matches("[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");
    return Double.parseDouble(field);
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream().toList();
    }
  }

  @Test
  void whereTheReportGoesSomethingMayStandInTheWay() throws IOException {
    for (String name : List.of("report.md", "tables", "charts", "summary.csv")) {
      Path results = Files.createDirectory(directory.resolve("in-the-way-of-" + name));
      new RunFiles(results).write(run().content(), Map.of());
      if (name.contains(".")) {
        Files.writeString(Files.createDirectory(results.resolve(name)).resolve("mine"), "");
      } else {
        Files.writeString(results.resolve(name), "mine");
      }
      assertThat(catchThrowable(() -> Report.write(new RunFiles(results))))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining(results.toString())
          .hasMessageContaining(name + " is a ");
      try (Stream<Path> left = Files.list(results)) {
        assertThat(left).noneMatch(path -> path.toString().endsWith(".tmp"));
      }
    }
  }
}
