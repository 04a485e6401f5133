package io.github.rnncompare.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path directory;

  @Test
  void aFileIsReplacedWholeAndNothingElseIsLeft() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("a.txt"), "a long first content");

    // when
    AtomicFile.write(file, "año\n");

    // then
    assertThat(file).hasContent("año\n");
    assertThat(directory.toFile().list()).containsExactly("a.txt");
  }

  @Test
  void aFailureLeavesWhatWasThere() throws IOException {
    // given: a directory that is not empty cannot be replaced by a file
    Path taken = Files.createDirectory(directory.resolve("a.txt"));
    Files.writeString(taken.resolve("inside"), "");

    // then
    assertThatThrownBy(() -> AtomicFile.write(taken, "new")).isInstanceOf(IOException.class);
    assertThat(directory.toFile().list()).containsExactly("a.txt");
  }

  @Test
  void nothingButAPlainFileIsReplaced() throws IOException {
    // given
    Path target = Files.writeString(directory.resolve("target"), "theirs");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));

    // then
    for (Path file : new Path[] {link, dangling, Path.of("/dev/null")}) {
      assertThatThrownBy(() -> AtomicFile.write(file, "new"))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining(file.toString())
          .hasMessageMatching(".*it is a (link|device, pipe or socket), not a file");
    }
    assertThat(target).hasContent("theirs");
    assertThat(Path.of("/dev/null")).exists();
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("target", "link", "dangling");
  }

  @Test
  void whatCannotBeWrittenIsNamedByItsOwnName() throws IOException {
    // given
    Path nowhere = directory.resolve("none").resolve("a.txt");

    // then
    assertThatThrownBy(() -> AtomicFile.write(nowhere, "new"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(nowhere.toString());
  }

  @Test
  void whatIsWrittenPieceByPieceAppearsWholeOrNotAtAll() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("a.txt"), "first");

    // when
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('s');
                      throw new IllegalStateException("no more");
                    }))
        .hasMessage("no more");

    // then
    assertThat(file).hasContent("first");
    assertThat(directory.toFile().list()).containsExactly("a.txt");

    // when
    AtomicFile.write(file, out -> out.write(new byte[] {'s', 'o'}));

    // then
    assertThat(file).hasContent("so");
    assertThat(directory.toFile().list()).containsExactly("a.txt");
  }
}
