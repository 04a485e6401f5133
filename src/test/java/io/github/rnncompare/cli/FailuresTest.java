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
  private static void assertMessage(Exception failure, int code, String message) {
    StringWriter err = new StringWriter();
    try (RunLog log = RunLog.start()) {
      PrintWriter terminal = new PrintWriter(err, true);
      CommandLine commands =
          new CommandLine(new RootCommand(log, new Output(terminal, true), Input.NONE));
      commands.setErr(terminal);
      assertThat(Failures.failure(failure, commands, commands.parseArgs())).isEqualTo(code);
    }
    assertThat(err.toString()).isEqualTo("rnn-compare: " + message + System.lineSeparator());
  }

  @Test
  void aMistakeIsTheUsersAndHasACodeOfItsOwn() {
    assertMessage(new UserErrorException("seeds is 0"), 2, "seeds is 0");
  }

  @Test
  void whatIsWrongWithAFileIsReportedWithItsName() {
    String mend = ". Fix that, or write results elsewhere with --out.";
    assertMessage(new AccessDeniedException("a/b"), 1, "cannot use a/b: no permission" + mend);
    assertMessage(
        new NoSuchFileException("a/b"),
        1,
        "cannot use a/b: it does not exist and cannot be created" + mend);
    assertMessage(
        new FileSystemException("a/b", null, "No space left on device"),
        1,
        "cannot use a/b: No space left on device" + mend);
    assertMessage(new FileSystemException("a/b"), 1, "cannot use a/b: FileSystemException" + mend);
    assertMessage(new IOException("broken"), 1, "reading or writing failed: broken");
  }

  @Test
  void otherFailuresAreReported() {
    assertMessage(
        new IllegalStateException("std::bad_alloc"),
        1,
        "not enough memory (std::bad_alloc): make hidden_size, batch_size or the task smaller, or"
            + " give Java more: MAVEN_OPTS=-Xmx8g");
    assertMessage(
        new IllegalStateException("odd"),
        1,
        "a bug in rnn-compare: java.lang.IllegalStateException: odd. --debug shows where;"
            + " please report it.");
  }
}
