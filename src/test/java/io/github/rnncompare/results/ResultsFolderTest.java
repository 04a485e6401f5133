package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.folder.DerivedFolder;
import io.github.rnncompare.folder.Directories;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.TemporaryName;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFolderTest {
  @TempDir private Path directory;
  private Path root = Path.of("");
  private Path elsewhere = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    root = Files.createDirectory(directory.resolve("seed"));
    elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("file"), "theirs");
    Files.writeString(elsewhere.resolve("train_loss.svg"), "theirs");
  }

  private ResultsFolder folder() {
    return new ResultsFolder(root, ResultNames.RUN, () -> false);
  }

  private ResultsFolder older() {
    return new ResultsFolder(root, ResultNames.RUN, () -> true);
  }

  private void assertElsewhereUntouched() throws IOException {
    assertThat(Directories.entries(elsewhere))
        .extracting(Directories.Entry::name)
        .containsExactly("file", "train_loss.svg");
    assertThat(elsewhere.resolve("file")).hasContent("theirs");
    assertThat(elsewhere.resolve("train_loss.svg")).hasContent("theirs");
  }

  @Test
  void whatIsWrittenIsListed() throws IOException {
    // when
    folder().write(Map.of("spec.yaml", new byte[0], "charts/train_loss.svg", new byte[0]));

    // then
    assertThat(root.resolve("manifest.txt"))
        .hasContent("charts/train_loss.svg\nmanifest.txt\nrun.log\nspec.yaml\n");
    assertThat(folder().ours())
        .containsExactly("charts/train_loss.svg", "manifest.txt", "spec.yaml");
  }

  @Test
  void aNameThatThisProgramNeverWritesIsAFaultOfItsOwn() {
    assertThatThrownBy(() -> folder().write("../x", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> folder().write("charts/figure.svg", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"report.md", "notes.tmp", "charts", "run.log", "manifest.txt", "spec.yaml"})
  void aPersonsFolderIsRefusedAndNothingIsWritten(String name) throws IOException {
    // given
    Files.writeString(root.resolve(name), "mine");

    // then
    assertThatThrownBy(() -> folder().claim())
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            root
                + " holds files that rnn-compare did not write ("
                + name
                + "), and no results of a run. Move that away, or choose another folder with"
                + " --out.");
    assertThatThrownBy(() -> folder().write("spec.yaml", ""))
        .isInstanceOf(UserErrorException.class);
    assertThat(Directories.everything(root))
        .extracting(Directories.Entry::name)
        .containsExactly(name);
    assertThat(root.resolve(name)).hasContent("mine");
  }

  @Test
  void aFolderOfAnOlderVersionIsOursWithEachPlainFileUnderOneOfOurNames() throws IOException {
    // given
    Files.writeString(root.resolve("report.md"), "old");
    Files.writeString(root.resolve("notes.md"), "mine");
    Files.writeString(Files.createDirectory(root.resolve("charts")).resolve("figure.svg"), "mine");

    // when
    older().write("report.md", "new");

    // then
    assertThat(folder().ours()).containsExactly("manifest.txt", "report.md");
    assertThat(folder().foreign()).containsExactly("charts/figure.svg", "notes.md");
  }

  @Test
  void aFileThatTheManifestDoesNotListIsNotOurs() throws IOException {
    // given
    folder().write("spec.yaml", "");
    Files.writeString(root.resolve("report.md"), "mine");

    // then
    assertThatThrownBy(() -> folder().write("report.md", ""))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(root.resolve("report.md") + " was not written by rnn-compare");
    folder().delete("report.md");
    assertThat(root.resolve("report.md")).hasContent("mine");
  }

  @Test
  void aManifestIsNotBelievedForOtherNames() throws IOException {
    // given: a folder that somebody sends
    Files.writeString(
        root.resolve("manifest.txt"), "manifest.txt\n../elsewhere/file\nthesis.tex\n");
    Files.writeString(root.resolve("thesis.tex"), "mine");

    // when
    folder().deleteAll();

    // then
    assertThat(root.resolve("thesis.tex")).hasContent("mine");
    assertElsewhereUntouched();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.md", "manifest.txt", "lock", "run.log", "journal/run.json"})
  void aLinkToAFileIsNeitherFollowedNorReplaced(String name) throws IOException {
    // given
    folder().write("spec.yaml", "");
    Files.createDirectories(root.resolve(name).resolveSibling(""));
    Files.deleteIfExists(root.resolve(name));
    Files.createSymbolicLink(root.resolve(name), elsewhere.resolve("file"));

    // then
    assertThatThrownBy(() -> older().write(name, "ours")).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> older().requireRoom(List.of()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(name + " is a link");
    older().delete(name);
    assertThat(root.resolve(name)).isSymbolicLink();
    assertElsewhereUntouched();
  }

  @ParameterizedTest
  @ValueSource(strings = {"charts", "tables", "models", "journal"})
  void aLinkInThePlaceOfASubFolderIsNotFollowed(String name) throws IOException {
    // given
    folder().write("spec.yaml", "");
    Files.createSymbolicLink(root.resolve(name), elsewhere);

    // then
    assertThatThrownBy(() -> older().requireRoom(List.of()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(name + " is a link");
    new DerivedFolder(older(), name + "/").write(Map.of());
    older().tidy();
    older().deleteAll();
    assertElsewhereUntouched();
  }

  @Test
  void aHardLinkIsNotWrittenThrough() throws IOException {
    // given
    folder().write("report.md", "old");
    Path other = Files.createLink(directory.resolve("other"), root.resolve("report.md"));

    // when
    folder().write("report.md", "new");

    // then
    assertThat(other).hasContent("old");
    assertThat(root.resolve("report.md")).hasContent("new");
  }

  @Test
  void theFolderItselfMayBeReachedThroughALink() throws IOException {
    // given
    Path link = Files.createSymbolicLink(directory.resolve("link"), root);

    // when
    ResultsFolder linked = new ResultsFolder(link, ResultNames.RUN, () -> false);
    linked.claim();
    linked.write("charts/train_loss.svg", "");

    // then
    assertThat(root.resolve("charts/train_loss.svg")).exists();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aFolderOfAnotherKindOfResultsIsRefused() throws IOException {
    // given
    folder().write("spec.yaml", "");

    // then
    assertThatThrownBy(() -> new AcrossFiles(root).take(""))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(
            root + " holds spec.yaml of another kind of results, and no report of");
  }

  @Test
  void aFolderThatAProcessWasKilledInBeforeItListedAnythingIsGoneOnWith() throws IOException {
    // given
    Files.writeString(root.resolve("lock"), "process 1 since then\n");
    Files.writeString(root.resolve(TemporaryName.next()), "half");

    // when
    folder().claim();
    folder().tidy();

    // then
    assertThat(Directories.entries(root))
        .extracting(Directories.Entry::name)
        .containsExactly("lock");
  }
}
