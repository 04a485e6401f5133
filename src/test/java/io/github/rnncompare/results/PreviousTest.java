package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousTest {
  @TempDir private Path directory;
  private Path results = Path.of("");
  private Path previous = Path.of("");

  @BeforeEach
  void aFinishedRun() throws IOException {
    results = Files.createDirectories(directory.resolve("seed"));
    previous = directory.resolve("seed.previous");
    Files.writeString(results.resolve("spec.yaml"), "old");
    Files.writeString(Files.createDirectory(results.resolve("models")).resolve("a.zip"), "model");
    // and what belongs to the run at work
    Files.writeString(results.resolve("lock"), "");
    Files.writeString(results.resolve("run.log"), "");
    Files.writeString(Files.createDirectory(results.resolve("journal")).resolve("run.json"), "");
  }

  private void assertSetAside() {
    assertThat(previous.toFile().list()).containsExactlyInAnyOrder("spec.yaml", "models");
    assertThat(previous.resolve("spec.yaml")).hasContent("old");
    assertThat(previous.resolve("models").resolve("a.zip")).hasContent("model");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("seed", "seed.previous");
  }

  @Test
  void resultsAndModelsAreSetAsideAndStayWhereTheyAreTo() throws IOException {
    // when
    new Previous(results).setAside();

    // then
    assertSetAside();
    assertThat(results.resolve("spec.yaml")).hasContent("old");
    assertThat(results.resolve("journal").resolve("run.json")).exists();
  }

  @Test
  void whatWasSetAsideBeforeIsReplaced() throws IOException {
    // given
    Files.createDirectories(previous.resolve("models"));
    Files.writeString(previous.resolve("older.csv"), "older");
    Files.writeString(previous.resolve("models").resolve("older.zip"), "older");

    // when
    new Previous(results).setAside();

    // then
    assertSetAside();
  }

  @Test
  void aCopyThatWasInterruptedIsMadeAnew() throws IOException {
    // given
    Path unfinished = Files.createDirectories(directory.resolve("seed.previous.tmp/models"));
    Files.writeString(unfinished.resolve("half.zip"), "");

    // when
    new Previous(results).setAside();

    // then
    assertSetAside();
  }

  @Test
  void aCopyThatWasInterruptedCanBeTakenAway() throws IOException {
    // given
    Files.createDirectories(directory.resolve("seed.previous.tmp/models"));

    // when
    new Previous(results).tidy();

    // then
    assertThat(directory.toFile().list()).containsExactly("seed");
  }
}
