package io.github.rnncompare.reliability;

import io.github.rnncompare.cli.InProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A command that was run in this process.
 *
 * @param ended whether it did so in time; else its thread was left to itself
 * @param code what it ended with
 * @param out and {@code err}: what it printed
 */
record CommandRun(List<String> arguments, boolean ended, int code, String out, String err) {
  private static final int THREW = -1;
  private static final int MAX_LINES = 15;

  /** What no message may hold: it is for people, who did nothing wrong in the program. */
  private static final Pattern OF_THE_PROGRAM =
      Pattern.compile(
          "\tat |a bug in rnn-compare|(NullPointer|ClassCast|IllegalArgument|IllegalState"
              + "|IndexOutOfBounds|NumberFormat|Arithmetic|UncheckedIO|Runtime)Exception");

  /** What would act on a terminal instead of being shown. */
  private static final Pattern ESCAPES =
      Pattern.compile("[\\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069&&[^\n\r\t]]");

  /** What is run, and ends with a code. */
  interface Command {
    int run(PrintWriter out, PrintWriter err) throws IOException;
  }

  /** Runs a command in a thread that is left behind where the command does not end. */
  static CommandRun of(Duration longest, List<String> arguments) throws InterruptedException {
    String[] words = arguments.toArray(new String[0]);
    return of(longest, arguments, (out, err) -> InProcess.run(out, err, words));
  }

  /** The same with anything else in the place of the program. */
  static CommandRun of(Duration longest, List<String> arguments, Command command)
      throws InterruptedException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    AtomicInteger code = new AtomicInteger(THREW);
    Thread thread = new Thread(() -> code.set(code(command, out, err)), "command");
    thread.setDaemon(true);
    thread.start();
    thread.join(longest.toMillis());
    return new CommandRun(arguments, !thread.isAlive(), code.get(), out.toString(), err.toString());
  }

  private static int code(Command command, StringWriter out, StringWriter err) {
    PrintWriter errors = new PrintWriter(err, true);
    try {
      return command.run(new PrintWriter(out, true), errors);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      e.printStackTrace(errors);
      return THREW;
    }
  }

  boolean isDone() {
    return ended && code == 0;
  }

  /** Whether a `rerun` came to something else, which is no mistake and has no message. */
  boolean isRepeatedOtherwise() {
    return ended && code == 1 && err.isEmpty() && out.contains("DIFFERENT");
  }

  /**
   * What is wrong with how it ended, whatever it was: it must have done what it was asked, or say
   * in one message why not.
   *
   * @param concerned names of which a message must have one, as a mistake is somewhere
   */
  Optional<String> fault(List<String> concerned) {
    if (!ended) {
      return Optional.of("it did not end");
    }
    if (code < 0 || code > 2) {
      return Optional.of("exit code " + code);
    }
    if (OF_THE_PROGRAM.matcher(err).find() || ESCAPES.matcher(err).find()) {
      return Optional.of("it prints what is not for people");
    }
    if (code == 0 || isRepeatedOtherwise()) {
      return Optional.empty();
    }
    if (!err.matches("(?s)(.*\n)?rnn-compare: \\S.*")) {
      return Optional.of("no message");
    }
    if (err.lines().count() > MAX_LINES) {
      return Optional.of("a message of too many lines");
    }
    return concerned.stream().anyMatch(err::contains)
        ? Optional.empty()
        : Optional.of("a message that does not name what it is about");
  }

  /** The command and what it printed, for a finding. */
  String shown() {
    return String.format(
        Locale.ROOT,
        "%s: %s%n%s",
        String.join(" ", arguments),
        ended ? "exit " + code : "no end",
        err);
  }
}
