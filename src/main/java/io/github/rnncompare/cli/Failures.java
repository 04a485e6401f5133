package io.github.rnncompare.cli;

import io.github.rnncompare.network.BackendException;
import io.github.rnncompare.network.Memory;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, as the terminal shows it: one message, and the exit code. */
final class Failures {
  static final int FAILED = 1;
  private static final int MISTAKE = 2;

  private Failures() {}

  /** A mistake in the arguments. */
  static int mistake(ParameterException mistake, String[] args) {
    CommandLine commands = mistake.getCommandLine();
    List<String> near =
        mistake instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    PrintWriter err = commands.getErr();
    err.println("rnn-compare: " + mistake.getMessage());
    if (!near.isEmpty()) {
      err.println("Did you mean " + String.join(" or ", near) + "?");
    }
    err.print("Usage: " + commands.getHelp().synopsis(7));
    err.println("--help explains them.");
    return MISTAKE;
  }

  /** Whatever was thrown while a command ran. */
  static int failure(Exception failure, CommandLine commands, ParseResult parsed) {
    return failure(failure, commands);
  }

  /** The same for what is no exception, as where there is not enough memory. */
  static int failure(Throwable failure, CommandLine commands) {
    RootCommand root = (RootCommand) commands.getCommandSpec().root().userObject();
    LoggerFactory.getLogger(Failures.class).error("Stopped", failure);
    commands.getErr().println("rnn-compare: " + message(failure));
    if (root.debug()) {
      failure.printStackTrace(commands.getErr());
    }
    return failure instanceof UserErrorException ? MISTAKE : FAILED;
  }

  private static String message(Throwable failure) {
    if (failure instanceof UserErrorException || failure instanceof BackendException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof FileSystemException file) {
      return String.format(
          Locale.ROOT,
          "cannot use %s: %s. Mend that, or let results go elsewhere with --out.",
          file.getFile(),
          reason(file));
    }
    Optional<String> shortage = Memory.shortage(failure);
    if (shortage.isPresent()) {
      return "not enough memory (" + shortage.get() + "): " + Memory.ADVICE;
    }
    if (failure instanceof IOException) {
      return "reading or writing failed: " + failure.getMessage();
    }
    return String.format(
        Locale.ROOT,
        "a fault of rnn-compare's own: %s. --debug shows where; please report it.",
        failure);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there and cannot be made";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "something else has its name";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
