package io.github.rnncompare.reliability;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Makes a finding of whatever goes wrong in an attempt. */
final class Judged {
  private static final int LONGEST_DETAIL = 2_000;

  private Judged() {}

  /**
   * What came of an attempt that must end in time.
   *
   * @param what names the case in a finding
   */
  static Outcome within(Duration longest, String what, Callable<Outcome> attempt) {
    try {
      return assertTimeoutPreemptively(longest, attempt::call);
    } catch (AssertionError e) {
      String message = String.valueOf(e.getMessage()).strip();
      String kind = message.startsWith("execution timed out") ? "a hang" : "not as it must be";
      return Outcome.finding(kind, shortened(what + ": " + message));
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Outcome.finding("an exception that is no mistake", shortened(what + ": " + trace));
    }
  }

  /** The beginning of a text that may be long. */
  static String shortened(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + " …";
  }
}
