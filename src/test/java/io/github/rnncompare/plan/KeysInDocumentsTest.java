package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks what the documents say of the keys of a spec. */
class KeysInDocumentsTest {
  private static final String GIVEN =
      """
      {question: Which?,
       task: {name: random_tensors, sequences: 5, time_steps: 2, input_size: 1, output_size: 1},
       architectures: {simple_rnn: {hidden_size: 3}, lstm: {hidden_size: 3}, gru: {hidden_size: 3},
                       min_gru: {hidden_size: 3}, min_lstm: {hidden_size: 3}, lem: {hidden_size: 3}},
       training: {epochs: 1, optimizer: {name: adam}}}
      """;

  private static final Path PAGES = Path.of("src", "site", "markdown");
  private static final Path EXPERIMENTS = PAGES.resolve("experiments.md");
  private static final Path OWN_DATA = PAGES.resolve("own-data.md");

  @TempDir private Path directory;

  private static String block(Path readme, int number) throws IOException {
    return Files.readString(readme).split("```yaml\n", -1)[number].replaceFirst("(?s)```.*", "");
  }

  private ExperimentSpec read(String yaml) throws IOException {
    return ExperimentSpec.read(
        Files.writeString(directory.resolve("documented.yaml"), yaml), List.of());
  }

  @Test
  void theListOfKeysHasEachDefaultAsItIs() throws IOException {
    // given: the list, with what it leaves to the reader filled in
    Map<String, Object> documented = SpecFile.load(block(EXPERIMENTS, 2), "a document");
    Map<String, Object> filled = filled(SpecFile.load(GIVEN, "given"), documented);

    // then: it says nothing but what is understood anyway
    assertThat(read(SpecFile.dump(filled)).resolved()).isEqualTo(read(GIVEN).resolved());
  }

  /** All of {@code given}, and what {@code documented} has beside it; keys without a value go. */
  private static Map<String, Object> filled(Map<?, ?> given, Map<?, ?> documented) {
    Map<String, Object> filled = new LinkedHashMap<>();
    given.forEach((key, value) -> filled.put(String.valueOf(key), value));
    documented.forEach(
        (key, value) -> {
          Object known = given.get(key);
          if (value instanceof Map<?, ?> inner) {
            Map<?, ?> beside = known instanceof Map<?, ?> section ? section : Map.of();
            filled.put(String.valueOf(key), filled(beside, inner));
          } else if (known == null && value != null) {
            filled.put(String.valueOf(key), value);
          }
        });
    return filled;
  }

  @Test
  void everyTaskAndEveryArchitectureIsDescribed() throws IOException {
    String documents = Files.readString(EXPERIMENTS) + Files.readString(OWN_DATA);

    assertThat(Tasks.names())
        .allSatisfy(name -> assertThat(documents).containsAnyOf("`" + name + "`", "name: " + name));
    assertThat(Architectures.names())
        .allSatisfy(name -> assertThat(block(EXPERIMENTS, 2)).contains("\n  " + name + ":"));
  }

  @Test
  void theExampleIsValid() throws IOException {
    // when
    ExperimentSpec spec = read(block(EXPERIMENTS, 1));

    // then: four configurations of each, all near the total
    assertThat(spec.candidates()).hasSize(12);
    assertThat(spec.architectures().nearestTotals()).isEmpty();
  }

  @Test
  void theExampleOfASweepIsValid() throws IOException {
    // given: draws, as ranges need them
    String sweep =
        block(EXPERIMENTS, 3)
            .replace("draws: all", "draws: 7")
            .replace("widen: true", "widen: false");

    // then
    assertThat(read(SpecFile.dump(SpecFile.load(GIVEN, "given")) + sweep).candidates())
        .hasSize(Architectures.names().size() * 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | file: a.csv, columns: [x, y], window: 3, validation: 4, test: 5",
        "2 | file: a.csv, sequence_id: s, features: [x], targets: [y], time_steps: 3",
        "2 | folder: a, features: [x], targets: [y], classes: [p, q], time_steps: 3",
        "2 | file: a.ts, input_size: 2, classes: [p, q], time_steps: 3",
        "3 | file: a.txt, alphabet: abc, time_steps: 3"
      })
  void theKeysOfTasksOnFilesAreKnownAndHaveTheirDefaults(int number, String given)
      throws IOException {
    // given: what the list says of this task, and the least that must be given
    Map<?, ?> documented =
        (Map<?, ?>)
            Objects.requireNonNull(
                SpecFile.load(block(OWN_DATA, number), "a document").get("task"));
    String task = "task: {name: %s, %s}\n".formatted(documented.get("name"), given);

    // when
    Map<?, ?> resolved =
        (Map<?, ?>)
            Objects.requireNonNull(
                SpecFile.readText(task, "task", Tasks::read).resolved().get("task"));

    // then
    assertThat(documented.keySet().containsAll(resolved.keySet())).as("%s", resolved).isTrue();
    documented.forEach(
        (key, value) -> {
          if (value != null && !(value instanceof List) && !given.contains(key + ":")) {
            assertThat(String.valueOf(resolved.get(key)))
                .as("%s", key)
                .isEqualTo(String.valueOf(value));
          }
        });
  }
}
