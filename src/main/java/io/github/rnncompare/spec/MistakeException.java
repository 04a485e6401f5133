package io.github.rnncompare.spec;

/**
 * A mistake that the user can mend: in the arguments, in a spec, or in a data file. The message is
 * complete as it stands (what was found, what is allowed, where, what to do) and is shown without a
 * stack trace.
 */
public final class MistakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MistakeException(String message) {
    super(message);
  }

  public MistakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
