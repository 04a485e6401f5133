package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentDataTest {
  @TempDir private Path directory;

  private static DataFile file(Path path) {
    return new DataFile(path.toString(), Optional.empty(), Optional.empty());
  }

  @AfterEach
  void forget() {
    System.clearProperty(SentData.FOLDER);
  }

  private Path unpacked(Path archive) throws IOException {
    Path there = Files.createDirectory(directory.resolve("there"));
    try (InputStream in = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = there.resolve(entry.getName()).normalize();
        assertThat(file).startsWithRaw(there); // no name leads out of the folder
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    return there;
  }

  @Test
  void aFileOrAFolderIsFoundWhereItWasSent() throws IOException {
    // given: a file and a folder, gone after they were packed
    Path file = Files.writeString(directory.resolve("a b;ü.csv"), "x\n1\n");
    Path folder = Files.createDirectories(directory.resolve("deep").resolve("folder"));
    Files.writeString(folder.resolve("one.csv"), "1");
    Path link = Files.createSymbolicLink(directory.resolve("link"), folder);
    List<DataFile> files =
        List.of(file(file), file(directory.resolve("deep/../deep").resolve("folder")), file(link));
    Path archive = SentData.pack(files, directory.resolve("data.zip")).orElseThrow();
    Path there = unpacked(archive);
    Files.delete(file);
    Files.delete(link);
    Files.delete(folder.resolve("one.csv"));
    Files.delete(folder);
    Files.delete(directory.resolve("deep"));
    // when
    System.setProperty(SentData.FOLDER, there.toString());
    // then
    assertThat(Files.readString(files.get(0).find())).isEqualTo("x\n1\n");
    assertThat(files.get(1).find().resolve("one.csv")).hasContent("1");
    assertThat(files.get(2).find().resolve("one.csv")).hasContent("1");
  }

  @Test
  void largeDataAndNoneAreNotSent() throws IOException {
    Path large = directory.resolve("large.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(SentData.MOST_BYTES + 1);
    }
    assertThat(SentData.pack(List.of(file(large)), directory.resolve("data.zip"))).isEmpty();
    assertThat(SentData.pack(List.of(), directory.resolve("data.zip"))).isEmpty();
    assertThat(directory.resolve("data.zip")).doesNotExist();
  }
}
