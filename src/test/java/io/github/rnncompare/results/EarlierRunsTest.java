package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.folder.Directories;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.TemporaryName;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {
  @TempDir private Path directory;
  private ResultsFolder results = RunFiles.folder(Path.of(""));

  @BeforeEach
  void aFinishedRun() throws IOException {
    results = RunFiles.folder(directory.resolve("seed"));
    results.claim();
    results.write(Map.of("spec.yaml", new byte[] {1}, "models/gru-seed-1.zip", new byte[] {2}));
    // and what belongs to the run at work
    results.write("run.log", "");
    results.listJournal();
    results.write("journal/run.json", "");
    Files.createFile(results.path("lock"));
  }

  @Test
  void whatIsHalfWrittenIsNeitherKeptNorAModel() throws IOException {
    // given
    Files.createFile(results.path("models").resolve(TemporaryName.next()));

    // when
    Path kept = setAside("old");

    // then
    assertThat(Directories.entries(kept.resolve("models")))
        .extracting(Directories.Entry::name)
        .containsExactly("gru-seed-1.zip");
    assertThat(new RunFiles(results.root()).deterministic())
        .containsExactly("spec.yaml", "models/gru-seed-1.zip");
  }

  private Path setAside(String content) throws IOException {
    results.write("spec.yaml", content);
    return new EarlierRuns(results).setAside();
  }

  private List<String> kept() throws IOException {
    List<String> kept = new ArrayList<>();
    for (Directories.Entry entry : Directories.entries(directory)) {
      if (!entry.name().equals("seed")) {
        Path spec = directory.resolve(entry.name()).resolve("spec.yaml");
        kept.add(entry.name() + " " + Files.readString(spec));
      }
    }
    return kept;
  }

  @Test
  void resultsAndModelsAreKeptAndStayWhereTheyAreTo() throws IOException {
    // when
    Path kept = setAside("old");

    // then
    assertThat(kept).isEqualTo(directory.resolve("seed.previous-1"));
    assertThat(Directories.everything(kept))
        .extracting(Directories.Entry::name)
        .containsExactly("manifest.txt", "models/gru-seed-1.zip", "spec.yaml");
    assertThat(RunFiles.folder(kept).foreign()).isEmpty();
    assertThat(results.ours()).contains("journal/run.json", "spec.yaml", "lock");
  }

  @Test
  void threeAreKeptTheNewestFirst() throws IOException {
    // when
    for (String content : List.of("a", "b", "c", "d", "e")) {
      setAside(content);
    }

    // then
    assertThat(kept())
        .containsExactly("seed.previous-1 e", "seed.previous-2 d", "seed.previous-3 c");
  }

  @Test
  void whatIsKeptAlreadyIsNotKeptTwice() throws IOException {
    // when: a run was killed right behind it
    setAside("a");
    setAside("a");

    // then
    assertThat(kept()).containsExactly("seed.previous-1 a");
  }

  @Test
  void aPlaceThatIsFreeAgainIsUsedFirst() throws IOException {
    // given
    for (String content : List.of("a", "b", "c")) {
      setAside(content);
    }
    RunFiles.folder(directory.resolve("seed.previous-2")).deleteAll();

    // when
    setAside("d");

    // then
    assertThat(kept())
        .containsExactly("seed.previous-1 d", "seed.previous-2 c", "seed.previous-3 a");
  }

  @Test
  void aPersonsFolderInTheWayIsRefusedAndStays() throws IOException {
    for (int place = 1; place <= 3; place++) {
      // given
      Path theirs = Files.createDirectory(directory.resolve("seed.previous-" + place));
      Files.writeString(theirs.resolve("report.md"), "mine"); // a name of ours, but not our folder

      // then
      assertThatThrownBy(() -> setAside("new"))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining(theirs + " is where an earlier run is kept, but it has files that")
          .hasMessageContaining("such as report.md");
      assertThat(theirs.resolve("report.md")).hasContent("mine");
      Files.delete(theirs.resolve("report.md"));
      Files.delete(theirs);
    }
  }

  @Test
  void aPersonsFileInAnEarlierRunIsNotDeletedWithIt() throws IOException {
    // given
    for (String content : List.of("a", "b", "c")) {
      setAside(content);
    }
    Path notes = Files.writeString(directory.resolve("seed.previous-3/notes.md"), "mine");

    // then
    assertThatThrownBy(() -> setAside("d"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("such as notes.md");
    assertThat(notes).hasContent("mine");
  }

  @Test
  void aLinkInTheWayIsNotFollowed() throws IOException {
    // given
    Path documents = Files.createDirectory(directory.resolve("documents"));
    Files.writeString(documents.resolve("spec.yaml"), "mine");
    Files.createSymbolicLink(directory.resolve("seed.previous-1"), documents);

    // then
    assertThatThrownBy(() -> setAside("d"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("seed.previous-1 is where an earlier run is kept, but it is a link");
    assertThat(documents.toFile().list()).containsExactly("spec.yaml");
  }

  @Test
  void aCopyThatARunWasKilledAtIsTakenAway() throws IOException {
    // given
    String name = "seed.previous-" + TemporaryName.next();
    ResultsFolder half = RunFiles.folder(Files.createDirectory(directory.resolve(name)));
    half.write("spec.yaml", "half");
    half.write("tables/pairs.csv", "half");
    Files.createFile(half.path("tables").resolve(TemporaryName.next()));
    Path theirs = Files.createDirectory(directory.resolve("seed.previous-" + "x.tmp"));

    // when
    new EarlierRuns(results).tidy();

    // then
    assertThat(directory.resolve(name)).doesNotExist();
    assertThat(theirs).exists();
  }
}
