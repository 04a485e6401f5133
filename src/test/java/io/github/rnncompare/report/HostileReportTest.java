package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.ConfigurationColumns;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of runs that hardly anyone has, with names that hardly anyone gives. */
class HostileReportTest {
  private static final List<String> TABLES =
      List.of(
          "comparison",
          "over_seeds",
          "pairs",
          "train_loss_by_epoch",
          "validation_loss_by_epoch",
          "sweep",
          "presets",
          "failed_trials",
          "costs");

  @TempDir private Path directory;

  static Stream<String> names() {
    return Stream.of(
        "<script>alert(1)</script>",
        "a|b || c",
        "\"quoted\" 'too'",
        "`code` ``more``",
        "*a* **b** ***c***",
        "_a_ b_c __d__ e_",
        "[x](y) ![z](w) [ref]",
        "&amp; &#35; & &lt;",
        "$x$ $$y$$",
        "~~gone~~ ~",
        "back\\slash\\",
        "\\*\\|\\",
        "two\nlines\r\nthree\ttabs",
        "emoji \uD83D\uDE00",
        "\uD83D\uDE00".repeat(30),
        "long" + "g".repeat(196),
        "\u0627\u0644\u0639\u0631\u0628\u064A\u0629 123",
        "\u05E2\u05D1\u05E8\u05D9\u05EA (x)",
        "\u202Eturned\u2066",
        "# head #",
        "> quote",
        "- item",
        "1. one",
        "{brace} 100 % a^b ~ #1",
        "= <0.5",
        "%s %d %",
        "---");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsShownAsItWasGiven(String name) throws IOException {
    // given: the name wherever there can be one
    String key = "k" + name;
    String column = ConfigurationColumns.names(List.of(key)).getOrDefault(key, "");
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(column, name);
    SampleRun run =
        new SampleRun()
            .with("question", name)
            .chosen(name, configuration, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
            .chosen("gru", configuration, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
            .chosen("f" + name, configuration, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8)
            .tried(name, configuration, 0.5)
            .tried("gru", configuration, 0.4)
            .tried("f" + name, configuration, 0.5)
            .baseline("baseline " + name, "final_train_loss", 1, 1, 1, 1, 1)
            .cost(name, 0.5);
    run.trials().replaceAll(trial -> trial.seed() == 6 ? failed(trial, name) : trial);
    run.losses().removeIf(row -> row.seed() == 6);

    // when
    Written written = write(run);

    // then
    String shown = shown(name);
    assertThat(written.markdown().headings().get(0)).isEqualTo(shown);
    assertThat(written.column("comparison", 0))
        .containsExactly("architecture", shown, "gru", "f" + shown, "baseline: baseline " + shown);
    assertThat(written.column("costs", 0)).containsExactly("architecture", shown);
    assertThat(written.table("sweep").get(0))
        .containsExactly(shown(column), shown, "gru", "f" + shown);
    assertThat(written.column("failed_trials", 2)).contains(shown);
    assertThat(written.markdown().text())
        .contains(shown + " has the lowest median final_train_loss");
  }

  private static String shown(String name) {
    return name.replaceAll("[\\s]+", " ").replaceAll("[\u202E\u2066]", "").strip();
  }

  private static TrialRow failed(TrialRow trial, String why) {
    return new TrialRow(
        trial.architecture(),
        trial.configuration(),
        trial.engine(),
        trial.hiddenSize(),
        trial.parameters(),
        trial.seed(),
        TrialRow.FAILED,
        0,
        null,
        null,
        null,
        null,
        "",
        "",
        null,
        why);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aMetricMayHaveAnyName(String name) throws IOException {
    SampleRun run = new SampleRun().forecast("lstm", 50).forecast("gru", 49);
    run.trials().replaceAll(trial -> metric(trial, "m" + name));

    Written written = write(run);

    String shown = shown("m" + name);
    assertThat(written.table("comparison").get(0)).last().isEqualTo("median test_" + shown);
    assertThat(written.markdown().text())
        .contains("gru has the lowest median test_" + shown + ", ");
  }

  private static TrialRow metric(TrialRow trial, String metric) {
    return new TrialRow(
        trial.architecture(),
        trial.configuration(),
        trial.engine(),
        trial.hiddenSize(),
        trial.parameters(),
        trial.seed(),
        trial.status(),
        trial.epochs(),
        trial.finalTrainLoss(),
        trial.bestEpoch(),
        trial.bestValidationLoss(),
        trial.testLoss(),
        metric,
        trial.metricBetter(),
        trial.testMetric(),
        trial.message());
  }

  private static double[] same(double loss, int seeds) {
    double[] losses = new double[seeds];
    Arrays.fill(losses, loss);
    return losses;
  }

  @Test
  void oneSeedOfOneArchitecture() throws IOException {
    Written written = write(new SampleRun().memorised("gru", 0.5));

    assertThat(written.tables()).doesNotContain("pairs", "failed_trials", "costs", "sweep");
    assertThat(written.table("comparison")).hasSize(2);
  }

  @Test
  void oneEpoch() throws IOException {
    Written written = write(new SampleRun().forecast("gru", 49, 50).forecast("lstm", 50, 51));

    assertThat(written.column("validation_loss_by_epoch", 0)).containsExactly("epoch", "0", "1");
  }

  @Test
  void everyTrialDiverged() throws IOException {
    SampleRun run = new SampleRun().with("target", Map.of("train_loss", 0.5));
    for (int seed = 1; seed <= 20; seed++) {
      run.diverged("gru", seed).diverged("lstm", seed);
    }

    Written written = write(run);

    assertThat(written.table("failed_trials")).hasSize(1 + 20);
    assertThat(written.markdown().text()).contains("The table has 20 of 40; ");
    assertThat(written.table("pairs").get(1))
        .containsExactly("gru", "lstm", "", "", "0 / 20 / 0", "50 %", "", "1.000", "1.000", "no");
  }

  @Test
  void everyTrialFailed() throws IOException {
    Written written = write(new SampleRun().failed("gru", 1).failed("lstm", 1));

    assertThat(written.tables())
        .containsExactly("comparison", "over_seeds", "pairs", "failed_trials");
    assertThat(written.table("pairs").get(1))
        .containsExactly("gru", "lstm", "", "", "0 / 0 / 0", "", "", "", "", "too few seeds");
  }

  @Test
  void twelveArchitectures() throws IOException {
    SampleRun run = new SampleRun();
    for (int i = 0; i < 12; i++) {
      run.memorised("net_" + i, 0.1 + 0.05 * i, 0.2 + 0.04 * i, 0.3 + 0.03 * i);
    }

    Written written = write(run);

    assertThat(written.table("pairs")).hasSize(1 + 11);
    assertThat(written.markdown().text()).contains("These are the pairs of the best; ");
  }

  @Test
  void sixtySettingsOfThreeKeys() throws IOException {
    SampleRun run = new SampleRun();
    Map<String, String> chosen = Map.of();
    for (int i = 0; i < 60; i++) {
      chosen = new LinkedHashMap<>();
      chosen.put("learning_rate", "0." + (1 + i % 5));
      chosen.put("batch_size", String.valueOf(10 + i % 4));
      chosen.put("dropout", List.of("0", "0.1", "0.2").get(i % 3));
      run.tried("gru", chosen, 0.9 - 0.01 * i).tried("lstm", chosen, 0.9 - 0.01 * i);
    }
    run.chosen("gru", chosen, 0.3).chosen("lstm", chosen, 0.2);

    Written written = write(run);

    assertThat(written.table("sweep")).hasSize(2);
    assertThat(written.markdown().text())
        .contains("Of 60 configurations only the chosen ones are shown. ");
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void lossesOfAnySize(double loss) throws IOException {
    Written written =
        write(
            new SampleRun()
                .with("target", Map.of("train_loss", 0.5))
                .memorised("gru", loss, loss / 2, loss / 3, loss / 4, loss / 5, loss / 6, loss / 7)
                .memorised("lstm", same(2 * loss, 7))
                .baseline("always 0", "final_train_loss", same(1, 7)));

    assertThat(written.table("over_seeds")).hasSize(3);
  }

  static Stream<Double> sizes() {
    return Stream.of(0.0, 1e-300, 1e-9, 1e9, 1e300);
  }

  @Test
  void everythingIsTied() throws IOException {
    Written written =
        write(
            new SampleRun()
                .memorised("simple_rnn", same(0.5, 10))
                .memorised("lstm", same(0.5, 10))
                .memorised("gru", same(0.5, 10))
                .baseline("always 0", "final_train_loss", same(0.5, 10)));

    assertThat(written.markdown().text())
        .contains(
            "all architectures have the same final_train_loss in every seed, 0.5000. simple_rnn is not"
                + " significantly different from lstm (equal in all 10 seeds; p = 1.000) and gru (equal"
                + " in all 10 seeds; p = 1.000). simple_rnn does not beat the best baseline, always 0"
                + " (0.5000): it is better in 0 of 10 seeds (p = 1.000).");
  }

  /** A report that holds what is to hold for all of them. */
  private Written write(SampleRun run) throws IOException {
    RunFiles files = new RunFiles(directory);
    files.write(run.content(), Map.of());
    Report.write(files);
    ParsedMarkdown markdown = ParsedMarkdown.of(Files.readString(directory.resolve("report.md")));
    List<String> names = TABLES.stream().filter(name -> Files.exists(table(name, "csv"))).toList();
    assertThat(files("tables", ".csv")).as("TABLES has all").hasSameSizeAs(names);
    assertThat(files("charts", ".svg"))
        .allSatisfy(
            chart ->
                assertThat(Files.readString(directory.resolve("report.md")))
                    .contains("(charts/" + chart + ")"));

    // its tables are those of the files: LaTeX with the same cells, CSV with numbers and names
    assertThat(markdown.tables()).hasSameSizeAs(names);
    for (int i = 0; i < names.size(); i++) {
      List<List<String>> cells = markdown.tables().get(i);
      LatexTable.check(Files.readString(table(names.get(i), "tex")), cells);
      checkRaw(csv(table(names.get(i), "csv")), cells);
    }
    // nothing but what was meant
    assertThat(markdown.strange()).isEmpty();
    assertThat(markdown.headings().subList(1, markdown.headings().size()))
        .containsExactlyElementsOf(headings(names));
    assertThat(markdown.bold())
        .containsExactly(plain(new Answer(new Comparison(files.read())).text()));
    assertThat(markdown.text().replace("train_loss is NaN in epoch 1", ""))
        .doesNotContain("null", "NaN", "Optional", "()", " .", "  ,", "..", "; ;", "∞");
    return new Written(markdown, names);
  }

  /** Every field is a number, or words that the report has in the same row. */
  private static void checkRaw(List<List<String>> raw, List<List<String>> cells) {
    assertThat(raw).hasSameSizeAs(cells);
    for (int i = 1; i < raw.size(); i++) {
      String row = String.join("|", cells.get(i));
      assertThat(raw.get(i))
          .hasSameSizeAs(raw.get(0))
          .allSatisfy(
              field ->
                  assertThat(
                          row.contains(field)
                              || SCALES.contains(field)
                              || Numbers.parse(field).isPresent())
                      .isTrue());
      assertThat(raw.get(i).get(0)).as("the first column").isEqualTo(cells.get(i).get(0));
    }
  }

  private static List<String> headings(List<String> tables) {
    List<String> headings = new ArrayList<>(List.of("Over the seeds"));
    if (tables.contains("pairs")) {
      headings.add("Seed by seed");
    }
    headings.add("Loss by epoch");
    if (tables.contains("sweep")) {
      headings.add("Sweep");
    }
    if (tables.contains("failed_trials")) {
      headings.add("What diverged or failed");
    }
    headings.addAll(List.of("Costs", "Provenance", "Run it again"));
    return headings;
  }

  private List<String> files(String folder, String ending) throws IOException {
    if (Files.notExists(directory.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(ending)).toList();
    }
  }

  private Path table(String name, String ending) {
    return directory.resolve("tables").resolve(name + "." + ending);
  }

  /** Without isolates, and as Markdown leaves white space at the edges of a cell. */
  private static String plain(String text) {
    return text.replaceAll("[\u2068\u2069]", "").strip();
  }

  /** Without what keeps a spreadsheet from taking it for a formula. */
  private static String cell(String field) {
    return plain(field).replaceFirst("^'(?=[=+@-])", "");
  }

  private static List<List<String>> csv(Path file) throws IOException {
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
      return records.stream()
          .map(row -> row.getFields().stream().map(HostileReportTest::cell).toList())
          .toList();
    }
  }

  /** Words that only programs read. */
  private static final List<String> SCALES = List.of("linear", "logarithmic");

  private record Written(ParsedMarkdown markdown, List<String> tables) {
    List<List<String>> table(String name) {
      return markdown.tables().get(tables.indexOf(name));
    }

    List<String> column(String name, int column) {
      return table(name).stream().map(row -> row.get(column)).toList();
    }
  }
}
