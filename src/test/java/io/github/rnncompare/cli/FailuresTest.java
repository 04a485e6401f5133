package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
  private static void assertTold(Exception failure, int code, String message) {
    StringWriter err = new StringWriter();
    try (RunLog log = RunLog.start()) {
      PrintWriter terminal = new PrintWriter(err, true);
      CommandLine commands = new CommandLine(new RootCommand(log, new Output(terminal, true)));
      commands.setErr(terminal);
      assertThat(Failures.failure(failure, commands, commands.parseArgs())).isEqualTo(code);
    }
    assertThat(err.toString()).isEqualTo("rnn-compare: " + message + System.lineSeparator());
  }

  @Test
  void aMistakeIsTheUsersAndHasACodeOfItsOwn() {
    assertTold(new UserErrorException("seeds is 0"), 2, "seeds is 0");
  }

  @Test
  void whatIsWrongWithAFileIsToldWithItsName() {
    String mend = ". Mend that, or let results go elsewhere with --out.";
    assertTold(new AccessDeniedException("a/b"), 1, "cannot use a/b: no permission" + mend);
    assertTold(
        new NoSuchFileException("a/b"),
        1,
        "cannot use a/b: it is not there and cannot be made" + mend);
    assertTold(
        new FileSystemException("a/b", null, "No space left on device"),
        1,
        "cannot use a/b: No space left on device" + mend);
    assertTold(new FileSystemException("a/b"), 1, "cannot use a/b: FileSystemException" + mend);
    assertTold(new IOException("broken"), 1, "reading or writing failed: broken");
  }

  @Test
  void otherFailuresAreTold() {
    assertTold(
        new IllegalStateException("std::bad_alloc"),
        1,
        "not enough memory (std::bad_alloc): make hidden_size, batch_size or the task smaller, or"
            + " give Java more: MAVEN_OPTS=-Xmx8g");
    assertTold(
        new IllegalStateException("odd"),
        1,
        "a fault of rnn-compare's own: java.lang.IllegalStateException: odd. --debug shows where;"
            + " please report it.");
  }
}
