package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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
}
