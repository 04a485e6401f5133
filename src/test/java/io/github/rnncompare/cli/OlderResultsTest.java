package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.experiment.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results of every kind of task, as commit e24772a wrote them, before its words were changed: they
 * are reported with the same numbers, repeated, and their models predict the same.
 */
class OlderResultsTest {
  private static final Path OLDER = Path.of("src", "test", "resources", "older");
  private static final double TOLERANCE = 1e-4; // other processors round elsewhere

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  static List<String> runs() throws IOException {
    try (Stream<Path> folders = Files.list(OLDER.resolve("results"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("spec.yaml")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  private Path copy(String name) throws IOException {
    return Folders.copy(OLDER.resolve("results").resolve(name), directory.resolve(name));
  }

  /** All but the header. */
  private static List<String> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }

  @Test
  void aReportSaysWhichOlderNamesItReads() throws IOException {
    // given
    Path copy = copy("labels");

    // when
    assertThat(run("report", copy.toString())).as("%s", err).isZero();

    // then
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("was written by an older version")
        .contains("floors.csv as baselines.csv");
    assertThat(copy.resolve("floors.csv")).exists();
    assertSameStatistics("labels", copy);
  }

  private static void assertSameStatistics(String name, Path copy) throws IOException {
    for (String file : List.of("summary.csv", "comparisons.csv", "sweep_summary.csv")) {
      Path older = OLDER.resolve("results").resolve(name).resolve(file);
      assertThat(Files.exists(copy.resolve(file))).isEqualTo(Files.exists(older));
      if (Files.exists(older)) {
        assertThat(unchanged(copy.resolve(file))).as(file).isEqualTo(unchanged(older));
      }
    }
  }

  /** The values of those columns whose meaning is the same in all versions. */
  private static List<List<String>> unchanged(Path file) throws IOException {
    List<String> columns =
        file.endsWith("comparisons.csv")
            ? List.of("architecture", "other", "pairs", "differences", "mean_difference")
            : List.of("architecture", "trials", "n", "mean", "sd", "median", "best", "worst");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream()
          .map(row -> columns.stream().map(row::getField).toList())
          .sorted(Comparator.comparing(Object::toString))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void anUpdateChangesNamesAndNoValue(String name) throws IOException {
    // given
    Path older = OLDER.resolve("results").resolve(name);
    Path copy = copy(name);

    // when
    assertThat(run("report", "--update", copy.toString())).as("%s", err).isZero();

    // then
    assertThat(out.toString()).doesNotContain("an older version");
    assertThat(copy.resolve("floors.csv")).doesNotExist();
    assertThat(rows(copy.resolve("baselines.csv"))).isEqualTo(rows(older.resolve("floors.csv")));
    assertThat(copy.resolve("spec.yaml")).hasSameTextualContentAs(older.resolve("spec.yaml"));
    for (String file : List.of("losses", "trials", "sweep_losses", "sweep_trials")) {
      if (Files.exists(older.resolve(file + ".csv"))) {
        assertThat(rows(copy.resolve(file + ".csv")))
            .as(file)
            .isEqualTo(rows(older.resolve(file + ".csv")));
      }
    }
    assertThat(Files.readString(copy.resolve("report.md"))).doesNotContain("Changed since");
    assertSameStatistics(name, copy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adding", "series"})
  void aRunRepeats(String name) throws IOException {
    // given
    Path copy = copy(name);

    // when
    int code = run("rerun", copy.toString());

    // then
    assertThat(code).as("%s%s", out, err).isZero();
    assertThat(out.toString()).contains("trials.csv").contains("losses.csv");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .containsPattern("spec.yaml identical but for keys that the older version did not have: ")
        .contains("The run repeats byte for byte.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels", "text", "random-classes"})
  void aRunOnClassesRepeatsButForTheLastDigitOfLogarithms(String name) throws IOException {
    // given: cross-entropies by Math.log, as they were before StrictMath
    Path copy = copy(name);

    // when
    int code = run("rerun", copy.toString());

    // then
    assertThat(code).as("%s%s", out, err).isZero();
    String words = out.toString().replaceAll("\\s+", " ");
    // Another processor may round the products of a step in another order.
    double tolerance = words.contains("processor: ") ? 1e-5 : 1e-14;
    Matcher differences =
        Pattern.compile("(?:relative difference|largest one,) ([0-9.e-]+)").matcher(words);
    assertThat(differences.results().map(found -> Double.parseDouble(found.group(1))))
        .isNotEmpty()
        .allMatch(difference -> difference < tolerance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"series", "labels", "loads", "phases", "next-steps", "text"})
  void aModelPredictsTheSame(String name) throws IOException {
    // given
    String model =
        OLDER.resolve("results").resolve(name).resolve("models/gru-seed-1.zip").toString();
    String data =
        OLDER
            .resolve(
                switch (name) {
                  case "series" -> "level.csv";
                  case "text" -> "words.txt";
                  default -> "gestures.csv";
                })
            .toString();
    Path predictions = directory.resolve("predictions.csv");

    // when
    assertThat(run("predict", model, data, "--out", predictions.toString())).as("%s", err).isZero();

    // then: but for the time of each row, which older versions did not give
    List<String> expected = rows(OLDER.resolve("predictions").resolve(name + ".csv"));
    List<String> found = rows(predictions);
    List<String> columns = fields(Files.readAllLines(predictions).get(0));
    int time = columns.indexOf("time");
    assertThat(columns).doesNotContain("split");
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      List<String> row = new ArrayList<>(fields(found.get(i)));
      if (time >= 0) {
        row.remove(time);
      }
      assertThat(row)
          .usingElementComparator(OlderResultsTest::compare)
          .isEqualTo(fields(expected.get(i)));
    }
  }

  private static List<String> fields(String line) {
    return List.of(line.split(",", -1));
  }

  private static int compare(String one, String other) {
    boolean numbers = one.contains(".") && other.contains(".");
    double difference =
        numbers ? Math.abs(Double.parseDouble(one) - Double.parseDouble(other)) : Double.NaN;
    return numbers && difference <= TOLERANCE * Math.max(1, Math.abs(Double.parseDouble(other)))
        ? 0
        : one.compareTo(other);
  }

  @Test
  void severalRunsTakeThePlaceOfWhatStoodThere() throws IOException {
    // given
    List<String> arguments = new ArrayList<>(List.of("report"));
    for (String name :
        List.of("adding", "temporal-order", "delayed-recall", "labels", "series", "phases")) {
      arguments.add(copy(name).toString());
    }
    Path across = copy("across");
    arguments.addAll(List.of("--out", across.toString()));

    // when
    assertThat(run(arguments.toArray(String[]::new))).as("%s", err).isZero();

    // then: the scores of tests, now medians of errors
    assertThat(Files.readString(across.resolve("scores.csv")))
        .startsWith("experiment,architecture,measure,statistic,score,baseline,baseline_normalised")
        .contains("\nadding,gru,test_metric,median,0.21178729049861322,");
    assertThat(across.resolve("report.md")).exists();
  }
}
