package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class TreeStateTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    file = Files.writeString(directory.resolve("file"), "one");
    Files.createSymbolicLink(directory.resolve("link"), file);
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    Hostile.PIPE.put(directory.resolve("pipe"), directory);
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  private interface Change {
    void make() throws IOException;
  }

  private List<String> changes(Change change) throws IOException {
    TreeState before = TreeState.of(directory).only(path -> !path.isEmpty());
    change.make();
    return before.changes(TreeState.of(directory).only(path -> !path.isEmpty()));
  }

  @Test
  void nothingIsAsBefore() throws IOException {
    assertThat(changes(() -> {})).isEmpty();
    assertThat(TreeState.of(directory).entries())
        .containsOnlyKeys("", "file", "link", "loop", "pipe");
  }

  @Test
  void eachChangeIsSeen() throws IOException {
    assertThat(
            changes(
                () -> {
                  Files.writeString(file, "two");
                  Files.setLastModifiedTime(file, LONG_AGO);
                }))
        .singleElement()
        .asString()
        .startsWith("file was: ");
    assertThat(changes(() -> Files.setLastModifiedTime(file, FileTime.fromMillis(0)))).hasSize(1);
    assertThat(
            changes(
                () ->
                    Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString("r-x------"))))
        .hasSize(1);
    assertThat(changes(() -> Files.delete(directory.resolve("loop"))))
        .containsExactly("loop is gone");
    assertThat(changes(() -> Files.createDirectory(directory.resolve("new"))))
        .containsExactly("new is new");
  }

  @Test
  void aLinkThatBecameAFileIsSeen() throws IOException {
    assertThat(
            changes(
                () -> {
                  Files.delete(directory.resolve("link"));
                  Files.writeString(directory.resolve("link"), "one");
                }))
        .hasSize(1);
  }
}
