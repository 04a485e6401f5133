package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
  /** SHA-256 of "abc", from FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path directory;

  @Test
  void aFileIsFoundAndItsDigestVerified() throws IOException {
    // given
    Path abc = Files.writeString(directory.resolve("abc"), "abc");

    // then
    DataFile file = new DataFile(abc.toString(), Optional.empty(), Optional.of(ABC));
    assertThat(file.read(DataFileTest::text).path()).isEqualTo(abc);
    assertThat(read(abc).file().sha256()).contains(ABC);
    assertThatThrownBy(() -> expecting("00", abc).read(DataFileTest::text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(ABC)
        .hasMessageContaining("expects 00");
  }

  @Test
  void aMissingFileSaysWhatToFetchAndWhereToPutIt() {
    DataFile file =
        new DataFile("series/none.csv", Optional.of("https://example.org/n.csv"), Optional.empty());
    assertThatThrownBy(() -> file.read(DataFileTest::text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("no data file 'series/none.csv'")
        .hasMessageContaining("Fetch https://example.org/n.csv")
        .hasMessageContaining("RNNCOMPARE_DATA");
  }

  @Test
  void theDigestIsOfWhatIsPacked() throws IOException {
    Path packed = Files.write(directory.resolve("abc.gz"), Gzip.of("abc"));
    assertThat(read(packed).file().sha256()).contains(ABC);
    byte[] cutOff = Arrays.copyOf(Gzip.of("abc"), 15);
    Path damaged = Files.write(directory.resolve("cut.gz"), cutOff);
    assertThatThrownBy(() -> read(damaged))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(damaged + ": begins as a gzip file, but is truncated");
  }

  /** {@code printf '%s a/1.csv\n%s b.csv\n' $abc $empty | sha256sum}, with the digests of both. */
  @Test
  void theDigestOfAFolderIsOfItsFilesAndTheirNames() throws IOException {
    // given
    Path folder = Files.createDirectories(directory.resolve("folder"));
    Files.createDirectories(folder.resolve("a"));
    Files.write(folder.resolve("b.csv"), new byte[0]);
    Files.write(folder.resolve("a").resolve("1.csv"), Gzip.of("abc"));
    Files.writeString(folder.resolve(".hidden"), "x");

    // then
    assertThat(readFolder(folder).path()).isEqualTo(folder);
    String digest = "b60da533cabdda59a93d15eecdde988d7268b0cdd1d1f60efbd73753df75fec5";
    assertThat(readFolder(folder).file().sha256()).contains(digest);
    Files.move(folder.resolve("b.csv"), folder.resolve("c.csv"));
    assertThat(readFolder(folder).file().sha256().orElseThrow()).isNotEqualTo(digest);
  }

  private static DataFile file(Path path) {
    return new DataFile(path.toString(), Optional.empty(), Optional.empty());
  }

  private static DataFile expecting(String sha256, Path path) {
    return new DataFile(path.toString(), Optional.empty(), Optional.of(sha256));
  }

  private static String text(DataContent content) throws IOException {
    try (InputStream bytes = content.open()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static DataFile.Read<String> read(Path path) throws IOException {
    return file(path).read(DataFileTest::text);
  }

  private static DataFile.Read<List<String>> readFolder(Path path) throws IOException {
    return file(path).read(DataContent::files);
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadHasTheDigestOfWhatWasRead() throws IOException {
    // given
    Path abc = Files.writeString(directory.resolve("abc"), "abc");
    Path other = Files.writeString(directory.resolve("other"), "another");

    // when
    DataFile.Read<String> read =
        file(abc)
            .read(
                content -> {
                  try (InputStream bytes = content.open()) {
                    int first = bytes.read();
                    Files.move(other, abc, StandardCopyOption.REPLACE_EXISTING);
                    return (char) first + new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                  }
                });

    // then
    assertThat(abc).hasContent("another");
    assertThat(read.content()).isEqualTo("abc");
    assertThat(read.file().sha256()).contains(ABC);
  }

  @Test
  void aFolderThatChangesWhileItIsReadHasTheDigestOfWhatWasRead() throws IOException {
    // given
    Path folder = Files.createDirectories(directory.resolve("folder"));
    Files.writeString(folder.resolve("a.csv"), "abc");
    Files.writeString(folder.resolve("b.csv"), "");
    String before = readFolder(folder).file().sha256().orElseThrow();

    // when: a file comes, and one that was read already changes
    DataFile.Read<String> read =
        file(folder)
            .read(
                content -> {
                  assertThat(content.files()).containsExactly("a.csv", "b.csv");
                  String text = text(content.file("a.csv"));
                  Files.writeString(folder.resolve("a.csv"), "changed");
                  Files.writeString(folder.resolve("c.csv"), "new");
                  assertThat(content.files()).containsExactly("a.csv", "b.csv");
                  return text;
                });

    // then
    assertThat(read.content()).isEqualTo("abc");
    assertThat(read.file().sha256()).contains(before);
  }

  @Test
  void nothingIsOpenedTwice() throws IOException {
    Path abc = Files.writeString(directory.resolve("abc"), "abc");
    assertThatThrownBy(() -> file(abc).read(content -> text(content) + text(content)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("opened again");
  }

  @Test
  void whatAReaderLeavesIsInTheDigest() throws IOException {
    // given
    Path abc = Files.writeString(directory.resolve("abc"), "abc");

    // when
    DataFile.Read<Integer> one =
        file(abc)
            .read(
                content -> {
                  try (InputStream bytes = content.open()) {
                    bytes.skipNBytes(1);
                    return bytes.read();
                  }
                });

    // then
    assertThat(one.content()).isEqualTo('b');
    assertThat(one.file().sha256()).contains(ABC);
    assertThat(file(abc).read(content -> "").file().sha256()).contains(ABC);
  }

  @Test
  void anotherFileIsReportedRatherThanAFaultInIt() throws IOException {
    // given: a series with a word in it
    Path csv = Files.writeString(directory.resolve("s.csv"), "c\n1\nx\n2\n");
    String digest = file(csv).read(content -> "").file().sha256().orElseThrow();
    DataFile.Reader<NumberTable> series =
        content -> SeriesReading.read(content, List.of("c"), Optional.empty());

    // then
    assertThatThrownBy(() -> expecting("00", csv).read(series))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("its SHA-256 is " + digest);
    assertThatThrownBy(() -> expecting(digest, csv).read(series))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(csv + ":3: column 'c' is 'x'");
    assertThatThrownBy(() -> file(csv).read(series))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(csv + ":3: column 'c' is 'x'");
  }

  @Test
  void aFolderIsNotHashedWhereAFileIsAskedForNorAFileWhereAFolderIs() throws IOException {
    // given: a file that cannot be opened, so that hashing the folder would fail
    Path folder = Files.createDirectories(directory.resolve("folder"));
    Path damaged = Files.write(folder.resolve("d.gz"), Arrays.copyOf(Gzip.of("abc"), 15));

    // then
    assertThatThrownBy(() -> expecting("00", folder).read(DataFileTest::text))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(folder + " is a directory; name a file in it");
    assertThatThrownBy(() -> expecting("00", damaged).read(DataContent::files))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(damaged + " is a file; name the folder that it is in");
  }

  @Test
  void aBlankNameIsNoFolder() {
    assertThatThrownBy(() -> read(Path.of("")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("no data file ''");
  }
}
