package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.archive.ArchiveFile;
import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.archive.ArchiveLayout;
import io.github.rnncompare.archive.ArchiveTarget;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices, pipes and sockets in the place of data: never read, and so neither endless nor stuck.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SpecialFilesTest {
  private static final ArchiveLayout NUMBERS =
      new ArchiveLayout(1, ArchiveTarget.NUMBER, List.of(), true);

  private static final Path ZEROS = Path.of("/dev/zero");
  private static final SequenceColumns COLUMNS =
      new SequenceColumns(
          Optional.empty(), Optional.empty(), List.of("x"), List.of("y"), List.of(), false);

  @TempDir private Path directory;

  private Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = directory.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(directory.resolve(name), target);
  }

  private static void assertRefused(Path path, DataFile.Reader<?> reader, String message) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(
                    () ->
                        new DataFile(path.toString(), Optional.empty(), Optional.of("00"))
                            .read(reader))
                .isInstanceOf(UserErrorException.class)
                .hasMessage(path + message));
  }

  private static void assertNoFile(Path path, String what) {
    String message =
        " is "
            + what
            + "; expected a regular file, or a link to one: copy the file into a file and name that";
    for (ArchiveFormat format : ArchiveFormat.values()) {
      assertRefused(path, content -> ArchiveFile.read(content, format, NUMBERS), message);
    }
    assertRefused(path, content -> Characters.read(content, "ab"), message);
    assertRefused(
        path, content -> SeriesReading.read(content, List.of("c"), Optional.empty()), message);
    assertRefused(path, content -> SequenceCsv.read(content, COLUMNS), message);
    assertRefused(
        path,
        content -> SequenceFolder.read(content, COLUMNS),
        " is " + what + "; expected a folder of files");
  }

  @Test
  void devicesPipesAndSocketsAreRefused() throws IOException, InterruptedException {
    assertNoFile(ZEROS, "a device");
    assertNoFile(link("zeros", ZEROS), "a device");
    Path pipe = pipe("pipe");
    assertNoFile(pipe, "a pipe");
    assertNoFile(link("to-pipe", pipe), "a pipe");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path path = directory.resolve("s");
      socket.bind(UnixDomainSocketAddress.of(path));
      assertNoFile(path, "a socket");
    }
  }

  @Test
  void linksToOrdinaryFilesAndFoldersAreFollowed() throws IOException {
    // given
    Path folder = Files.createDirectories(directory.resolve("folder"));
    Path csv = Files.writeString(folder.resolve("a.csv"), "c\n1\n");
    Path target = directory.resolve("target.csv");
    Files.move(csv, target);
    link("folder/a.csv", target);

    // then
    assertThat(
            new DataFile(csv.toString(), Optional.empty(), Optional.empty())
                .read(content -> SeriesReading.read(content, List.of("c"), Optional.empty()))
                .content()
                .rows())
        .isOne();
    assertThat(DataContent.of(link("to-folder", folder)).files()).containsExactly("a.csv");
  }

  @Test
  void aFolderIsReadWithoutWhatIsNoFileInIt() throws IOException, InterruptedException {
    // given: a pipe, a device, a link into nothing and one that leads back
    Path folder = Files.createDirectories(directory.resolve("folder").resolve("up"));
    Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
    pipe("folder/up/pipe.csv");
    link("folder/up/zeros.csv", ZEROS);
    link("folder/up/nothing.csv", directory.resolve("none"));
    link("folder/up/back", directory);
    Path data = directory.resolve("folder");

    // when
    DataFile.Read<SequenceTable> read =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                new DataFile(data.toString(), Optional.empty(), Optional.empty())
                    .read(content -> SequenceFolder.read(content, everyStep())));

    // then
    assertThat(read.content().count()).isOne();
    assertThat(read.content().name(0)).isEqualTo("up/a.csv");
  }

  private static SequenceColumns everyStep() {
    return new SequenceColumns(
        Optional.empty(), Optional.empty(), List.of("x"), List.of("y"), List.of(), true);
  }

  @Test
  void labelsThatAreNoFileAreRefused() throws IOException, InterruptedException {
    // given
    Path folder = Files.createDirectories(directory.resolve("folder"));
    Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    Path labels = pipe("folder/labels.csv");

    // then
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> SequenceFolder.read(DataContent.of(folder), COLUMNS))
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith(labels + " is a pipe; expected a regular file"));
    Files.delete(labels);
    Files.createDirectory(labels);
    assertThatThrownBy(() -> SequenceFolder.read(DataContent.of(folder), COLUMNS))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(labels + " is a directory; name a file in it");
  }
}
