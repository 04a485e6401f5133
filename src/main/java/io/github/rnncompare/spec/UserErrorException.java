package io.github.rnncompare.spec;

/**
 * An error that the user can fix: in the arguments, in a spec, or in a data file. The message is
 * complete (what was found, what is allowed, where, what to do) and is shown without a stack trace.
 */
public class UserErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserErrorException(String message) {
    super(message);
  }

  public UserErrorException(String message, Throwable cause) {
    super(message, cause);
  }
}
