package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
