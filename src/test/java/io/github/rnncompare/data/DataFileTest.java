package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    assertThat(file.find().path()).isEqualTo(abc);
    DataFile unverified = new DataFile(abc.toString(), Optional.empty(), Optional.empty());
    assertThat(unverified.find().file().sha256()).contains(ABC);
    assertThatThrownBy(
            () -> new DataFile(abc.toString(), Optional.empty(), Optional.of("00")).find())
        .isInstanceOf(MistakeException.class)
        .hasMessageContaining(ABC)
        .hasMessageContaining("expects 00");
  }

  @Test
  void aMissingFileSaysWhatToFetchAndWhereToPutIt() {
    DataFile file =
        new DataFile("series/none.csv", Optional.of("https://example.org/n.csv"), Optional.empty());
    assertThatThrownBy(file::find)
        .isInstanceOf(MistakeException.class)
        .hasMessageStartingWith("no data file 'series/none.csv'")
        .hasMessageContaining("Fetch https://example.org/n.csv")
        .hasMessageContaining("RNNCOMPARE_DATA");
  }

  @Test
  void theDigestIsOfWhatIsPacked() throws IOException {
    Path packed = Files.write(directory.resolve("abc.gz"), Gzip.of("abc"));
    assertThat(find(packed).file().sha256()).contains(ABC);
    byte[] cutOff = Arrays.copyOf(Gzip.of("abc"), 15);
    Path damaged = Files.write(directory.resolve("cut.gz"), cutOff);
    assertThatThrownBy(() -> find(damaged))
        .isInstanceOf(MistakeException.class)
        .hasMessageStartingWith(damaged + ": begins as a file packed by gzip, but is cut off");
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
    assertThat(find(folder).path()).isEqualTo(folder);
    String digest = "b60da533cabdda59a93d15eecdde988d7268b0cdd1d1f60efbd73753df75fec5";
    assertThat(find(folder).file().sha256()).contains(digest);
    Files.move(folder.resolve("b.csv"), folder.resolve("c.csv"));
    assertThat(find(folder).file().sha256().orElseThrow()).isNotEqualTo(digest);
  }

  private static DataFile.Found find(Path path) throws IOException {
    return new DataFile(path.toString(), Optional.empty(), Optional.empty()).find();
  }

  @Test
  void aBlankNameIsNoFolder() {
    assertThatThrownBy(() -> find(Path.of("")))
        .isInstanceOf(MistakeException.class)
        .hasMessageStartingWith("no data file ''");
  }
}
