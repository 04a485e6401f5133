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

/** Turns failures into a message on the terminal and an exit code. */
final class Failures {
  static final int FAILED = 1;
  private static final int USER_ERROR = 2;

  private Failures() {}

  /** Reports a user error in the arguments. */
  static int userError(ParameterException error, String[] args) {
    CommandLine commands = error.getCommandLine();
    List<String> near =
        error instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    PrintWriter err = commands.getErr();
    err.println("rnn-compare: " + error.getMessage());
    if (!near.isEmpty()) {
      err.println("Did you mean " + String.join(" or ", near) + "?");
    }
    err.print("Usage: " + commands.getHelp().synopsis(7));
    err.println("--help explains them.");
    return USER_ERROR;
  }

  /** Reports an exception that a command threw. */
  static int failure(Exception failure, CommandLine commands, ParseResult parsed) {
    return failure(failure, commands);
  }

  /** Reports anything thrown, including errors such as a lack of memory. */
  static int failure(Throwable failure, CommandLine commands) {
    RootCommand root = (RootCommand) commands.getCommandSpec().root().userObject();
    LoggerFactory.getLogger(Failures.class).error("Stopped", failure);
    commands.getErr().println("rnn-compare: " + message(failure));
    if (root.debug()) {
      failure.printStackTrace(commands.getErr());
    }
    return failure instanceof UserErrorException ? USER_ERROR : FAILED;
  }

  private static String message(Throwable failure) {
    if (failure instanceof UserErrorException || failure instanceof BackendException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof FileSystemException file) {
      return String.format(
          Locale.ROOT,
          "cannot use %s: %s. Fix that, or write results elsewhere with --out.",
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
        Locale.ROOT, "a bug in rnn-compare: %s. --debug shows where; please report it.", failure);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failure instanceof NoSuchFileException) {
      return "it does not exist and cannot be created";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "something else already has this name";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
