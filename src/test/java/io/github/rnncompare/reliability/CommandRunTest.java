package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandRunTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir private Path directory;

  private static CommandRun ended(int code, String err) {
    return new CommandRun(List.of("run"), true, code, "", err);
  }

  @Test
  void aMessageNamesWhatItIsAbout() throws InterruptedException {
    // given
    String none = directory.resolve("none").toString();

    // when
    CommandRun run = CommandRun.of(LONGEST, List.of("report", none));

    // then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.fault(List.of(none))).isEmpty();
    assertThat(run.fault(List.of("another")))
        .contains("a message that does not name what it is about");
  }

  @Test
  void whatIsNotForPeopleIsAFault() {
    assertThat(ended(0, "").fault(List.of())).isEmpty();
    assertThat(ended(1, "").fault(List.of())).contains("no message");
    assertThat(ended(1, "x\n").fault(List.of("x"))).contains("no message");
    assertThat(ended(3, "rnn-compare: x\n").fault(List.of("x"))).contains("exit code 3");
    assertThat(ended(2, "rnn-compare: x\n\tat Main.java\n").fault(List.of("x"))).isPresent();
    assertThat(ended(2, "rnn-compare: x\u001b[31m\n").fault(List.of("x"))).isPresent();
    assertThat(ended(2, "rnn-compare: x\n" + "y\n".repeat(20)).fault(List.of("x")))
        .contains("a message of too many lines");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPipeDoesNotHoldIt() throws Exception {
    // given
    Path pipe = directory.resolve("pipe");
    Hostile.PIPE.put(pipe, directory);

    // when
    CommandRun run =
        CommandRun.of(
            Duration.ofMillis(300), List.of(), (out, err) -> Files.readAllBytes(pipe).length);

    // then
    assertThat(run.ended()).isFalse();
    assertThat(run.fault(List.of())).contains("it did not end");
    new RandomAccessFile(pipe.toFile(), "rw").close();
  }
}
