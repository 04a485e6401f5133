package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code predict --out} may write, and what it leaves alone. */
@DisabledOnOs(OS.WINDOWS)
class PredictOutTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String model = "";
  private String data = "";

  @BeforeEach
  void train() throws IOException {
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    model = trained.file();
    data = TrainedModel.write(trained.data().train().sequences().features(), directory);
  }

  private int predict(Path target, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args = {model, data, "--out", target.toString()};
    return TrainedModel.predict(
        out, err, Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private void assertRefused(String message, Path target) {
    for (String[] more : new String[][] {{}, {"--overwrite"}}) {
      assertThat(predict(target, more)).as("%s", err).isEqualTo(2);
      assertThat(err.toString())
          .startsWith("rnn-compare: --out " + target + " ")
          .contains(message)
          .hasLineCount(1);
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void aFileIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("thesis.csv"), "mine");
    Path same = Files.createLink(directory.resolve("same.csv"), file);

    // when
    assertThat(predict(file)).isEqualTo(2);

    // then
    assertThat(err.toString()).contains("already exists").contains("--overwrite").hasLineCount(1);
    assertThat(file).hasContent("mine");

    // when
    assertThat(predict(file, "--overwrite")).as("%s", err).isZero();

    // then: the file's other name keeps what it had
    assertThat(file).content().startsWith("sequence,y1,y2\n");
    assertThat(same).hasContent("mine");
  }

  @Test
  void whatIsNoPlainFileIsNeverReplaced() throws Exception {
    // given
    Path target = Files.writeString(directory.resolve("target"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    // then
    assertRefused("is a link", link);
    assertRefused("is a link", dangling);
    assertRefused("is a directory", folder);
    assertRefused("not a regular file", pipe);
    assertRefused("not a regular file", Path.of("/dev/null"));
    assertThat(target).hasContent("mine");
    assertThat(link).isSymbolicLink();
    assertThat(dangling).isSymbolicLink();
    assertThat(directory.resolve("nowhere")).doesNotExist();
    assertThat(Files.readAttributes(pipe, "isOther", LinkOption.NOFOLLOW_LINKS))
        .containsEntry("isOther", true);
  }

  @Test
  void aSocketIsNeverReplaced() throws IOException {
    // given: a path that is short enough for one
    Path folder = Files.createTempDirectory("s");
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      // then
      assertRefused("not a regular file", socket);
    } finally {
      Files.deleteIfExists(socket);
      Files.delete(folder);
    }
  }

  @Test
  void whatIsReadIsNeverReplaced() throws IOException {
    // given
    Path hard = Files.createLink(directory.resolve("hard.csv"), Path.of(data));
    Path around = directory.resolve("folder/../model.zip");
    Files.createDirectory(directory.resolve("folder"));
    String before = Files.readString(hard);

    // then
    assertRefused("would replace an input", Path.of(data));
    assertRefused("would replace an input", Path.of(model));
    assertRefused("would replace an input", hard);
    assertRefused("would replace an input", around);
    assertThat(hard).hasContent(before);
  }

  @Test
  void aFileOfAFolderThatIsReadIsNotReplacedEither() throws IOException {
    // given
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Path part = Files.move(Path.of(data), folder.resolve("a.csv"));
    data = folder.toString();

    // then
    assertRefused("would replace an input", part);
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() {
    assertRefused("there is no folder", directory.resolve("none").resolve("p.csv"));
    assertRefused("is not a folder", Path.of(data).resolve("p.csv"));
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void allIsRefusedBeforeAnyWork() throws IOException {
    // given: neither model nor data
    Path there = Files.writeString(directory.resolve("there"), "mine");
    model = "none.zip";
    data = "none.csv";

    // then
    assertThat(predict(there)).isEqualTo(2);
    assertThat(err.toString()).contains("already exists");
  }
}
