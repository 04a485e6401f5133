package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page above results folders lies among a person's own files. */
class IndexFileTest {
  private static final String OURS =
      "<!doctype html>\n<meta name=\"generator\" content=\"rnn-compare\">\n";

  @TempDir private Path directory;

  @Test
  void noFileAndOneOfOursMayBeWritten() throws IOException {
    IndexFile index = new IndexFile(directory);
    assertThat(index.isOurs()).isTrue();
    index.write(OURS);
    assertThat(index.isOurs()).isTrue();
    assertThat(directory.resolve("index.html")).hasContent(OURS);
  }

  @Test
  void aPersonsPageIsNotOurs() throws IOException {
    Files.writeString(directory.resolve("index.html"), "<h1>My site</h1>");
    assertThat(new IndexFile(directory).isOurs()).isFalse();
  }

  @Test
  void aLinkIsNotOursEvenToAPageOfOurs() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere.html"), OURS);
    Files.createSymbolicLink(directory.resolve("index.html"), elsewhere);
    assertThat(new IndexFile(directory).isOurs()).isFalse();
  }

  @Test
  void aFolderOfThatNameIsNotOurs() throws IOException {
    Files.createDirectory(directory.resolve("index.html"));
    assertThat(new IndexFile(directory).isOurs()).isFalse();
  }

  @Test
  void pagesAreThoseOfFoldersAndNotOfLinks() throws IOException {
    Files.writeString(Files.createDirectory(directory.resolve("b")).resolve("report.html"), OURS);
    Files.writeString(Files.createDirectory(directory.resolve("a")).resolve("report.html"), OURS);
    Files.createDirectory(directory.resolve("c"));
    Files.createSymbolicLink(directory.resolve("d"), directory.resolve("a"));
    assertThat(new IndexFile(directory).pages()).containsExactly("a", "b");
  }
}
