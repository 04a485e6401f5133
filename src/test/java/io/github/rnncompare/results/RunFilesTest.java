package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.results.RunFiles.Content;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  private static final Map<String, Path> NO_MODELS = Map.of();

  @TempDir private Path directory;
  private RunFiles files = new RunFiles(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    files = new RunFiles(directory.resolve("small"));
    files.prepare();
  }

  /** A run with one architecture and so many seeds, of one epoch each. */
  private static Content content(long seeds, boolean sweep) {
    Map<String, String> configuration = sweep ? Map.of("dropout", "0.1") : Map.of();
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("architectures", Map.of("gru", Map.of()));
    spec.put("seeds", Math.toIntExact(seeds)); // as YAML reads it
    if (sweep) {
      spec.put("sweep", Map.of("seeds", 1, "keys", Map.of("training.dropout", List.of(0.1))));
    }
    List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
    List<TrialRow> trials = all.stream().map(seed -> trial(configuration, seed)).toList();
    List<LossRow> losses = all.stream().flatMap(seed -> losses(configuration, seed)).toList();
    return new Content(
        spec,
        losses,
        trials,
        all.stream().map(seed -> new BaselineRow("always 0", "final_train_loss", seed, 1)).toList(),
        List.of(),
        List.of(),
        sweep ? losses(configuration, 1).toList() : List.of(),
        sweep ? List.of(trial(configuration, 1)) : List.of(),
        List.of(new CostRow("gru", 40, seeds, 1.5, 1.4, 1.75, 0.5, 3, 0.97, 2, 100)),
        new Provenance(
            "1",
            "c",
            false,
            "d",
            "b",
            "CPU",
            "o",
            2,
            "j",
            "l",
            "x",
            List.of(),
            all,
            Optional.of(15),
            Optional.of(5),
            "",
            "s",
            "e",
            Optional.empty()),
        List.of());
  }

  private static TrialRow trial(Map<String, String> configuration, long seed) {
    return new TrialRow(
        "gru",
        configuration,
        "fast",
        3,
        40,
        seed,
        "ok",
        1,
        0.5,
        null,
        null,
        null,
        "",
        "",
        null,
        "");
  }

  private static Stream<LossRow> losses(Map<String, String> configuration, long seed) {
    return Stream.of(
        new LossRow("gru", configuration, seed, 0, 0.5, null, null, null),
        new LossRow("gru", configuration, seed, 1, 0.5, null, null, 0.1));
  }

  private static final SummaryRow SUMMARY =
      new SummaryRow(
          "gru",
          Map.of(),
          "final_train_loss",
          1,
          0,
          0,
          1,
          1.0,
          null,
          1.0,
          null,
          null,
          1.0,
          null,
          null,
          null,
          null,
          null,
          0,
          1.0,
          1.0,
          null,
          null,
          null,
          null,
          null);

  private Path model(String text) throws IOException {
    return Files.writeString(directory.resolve("kept.zip"), text);
  }

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    for (boolean sweep : new boolean[] {true, false}) {
      files.write(content(1, sweep), NO_MODELS);
      assertThat(files.read()).isEqualTo(content(1, sweep));
    }
    assertThat(files.directory().toFile().list())
        .containsExactlyInAnyOrder(
            "manifest.txt",
            "spec.yaml",
            "losses.csv",
            "trials.csv",
            "baselines.csv",
            "costs.csv",
            "provenance.json",
            "checksums.txt");
  }

  @Test
  void aRunOfTheSameSpecReplacesAnEarlierOne() throws IOException {
    // given
    files.write(
        content(1, true), Map.of("gru-seed-1.zip", model("old"), "gru-seed-2.zip", model("old")));

    // when
    files.write(
        content(1, true), Map.of("gru-seed-2.zip", model("new"), "lstm-seed-1.zip", model("new")));

    // then
    assertThat(files.path("models").toFile().list())
        .containsExactlyInAnyOrder("gru-seed-2.zip", "lstm-seed-1.zip");
    assertThat(files.path("models").resolve("gru-seed-2.zip")).hasContent("new");
  }

  @Test
  void aRunOfTheSameSpecThatComesToTheSameIsNotSetAside() throws IOException {
    // given
    files.write(content(1, true), Map.of("gru-seed-1.zip", model("same")));

    // then
    assertThat(files.setAside(content(1, true), Map.of("gru-seed-1.zip", model("same")))).isEmpty();
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("kept.zip", "small");
  }

  @Test
  void aRunOfTheSameSpecThatComesToSomethingElseSetsTheEarlierOneAside() throws IOException {
    // given
    files.write(content(1, true), Map.of("gru-seed-1.zip", model("old")));

    // then
    assertThat(files.setAside(content(1, true), Map.of("gru-seed-1.zip", model("new"))))
        .contains(directory.resolve("small.previous-1"));
    assertThat(directory.resolve("small.previous-1").resolve("models").resolve("gru-seed-1.zip"))
        .hasContent("old");
  }

  @Test
  void aRunOfAnotherSpecSetsTheEarlierOneAside() throws IOException {
    // given
    files.write(content(1, true), Map.of("gru-seed-1.zip", model("old")));

    // when
    assertThat(files.setAside(content(2, false), NO_MODELS))
        .contains(directory.resolve("small.previous-1"));
    files.write(content(2, false), NO_MODELS);

    // then
    assertThat(files.read()).isEqualTo(content(2, false));
    assertThat(files.path("models")).doesNotExist();
    RunFiles previous = new RunFiles(directory.resolve("small.previous-1"));
    assertThat(previous.read()).isEqualTo(content(1, true));
    assertThat(previous.path("models").resolve("gru-seed-1.zip")).hasContent("old");
  }

  @Test
  void whatStandsInTheWayOfOneFileKeepsAllFromBeingWritten() throws IOException {
    // given
    files.write(content(1, true), NO_MODELS);
    Files.delete(files.path("trials.csv"));
    Files.createDirectories(files.path("trials.csv").resolve("in the way"));
    String spec = Files.readString(files.path("spec.yaml"));

    // when, then
    assertThatThrownBy(() -> files.write(content(2, true), NO_MODELS))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(files.directory() + " cannot be used: ")
        .hasMessageContaining("trials.csv is a directory");
    assertThat(files.path("spec.yaml")).hasContent(spec);
  }

  @Test
  void whatAKilledRunHasHalfWrittenIsTakenAwayAndNothingElse() throws IOException {
    // given
    String unfinished = ".rnn-compare-0123456789abcdef0123456789abcdef.tmp";
    files.write(content(1, false), Map.of("gru-seed-1.zip", model("old")));
    Files.writeString(files.path(unfinished), "");
    Files.writeString(files.path("models").resolve(unfinished), "");
    Files.createDirectories(directory.resolve("small.previous-" + unfinished));
    Files.writeString(files.path("notes.tmp"), "mine");

    // when
    files.take("").close();

    // then
    assertThat(files.path(unfinished)).doesNotExist();
    assertThat(files.path("models").toFile().list()).containsExactly("gru-seed-1.zip");
    assertThat(files.path("notes.tmp")).hasContent("mine");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("kept.zip", "small");
  }

  @Test
  void aPersonsOwnFileBesideTheModelsStays() throws IOException {
    // given
    files.write(content(1, false), Map.of("gru-seed-1.zip", model("old")));
    Files.writeString(files.path("models").resolve("notes.txt"), "mine");

    // when
    files.write(content(1, false), NO_MODELS);

    // then
    assertThat(files.path("models").toFile().list()).containsExactly("notes.txt");
  }

  @Test
  void theFilesThatAnIdenticalRunMakesIdenticalAreListed() throws IOException {
    // given
    files.write(content(1, true), Map.of("gru-seed-2.zip", model(""), "gru-seed-1.zip", model("")));
    files.writeStatistics(List.of(), List.of(), List.of(SUMMARY));

    // then
    assertThat(files.deterministic())
        .containsExactly(
            "spec.yaml",
            "losses.csv",
            "trials.csv",
            "baselines.csv",
            "summary.csv",
            "comparisons.csv",
            "sweep_losses.csv",
            "sweep_trials.csv",
            "sweep_summary.csv",
            "models/gru-seed-1.zip",
            "models/gru-seed-2.zip");
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() throws IOException {
    files.write(content(1, false), NO_MODELS);
    assertThat(files.spec()).isEqualTo(files.path("spec.yaml"));
    Files.writeString(files.path("provenance.json"), "{\"version\" : ");
    assertThatThrownBy(files::read)
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(files.path("provenance.json") + ":1: ");
    Files.delete(files.path("baselines.csv"));
    assertThatThrownBy(files::read)
        .isInstanceOf(UserErrorException.class)
        .hasMessage(files.path("baselines.csv") + " is missing; run the experiment again");
    String header = Files.readString(files.path("trials.csv")).split("\n", -1)[0];
    Files.writeString(files.path("trials.csv"), header);
    assertThatThrownBy(files::read)
        .isInstanceOf(UserErrorException.class)
        .hasMessage(files.path("trials.csv") + " has no trial; run the experiment again");
  }
}
