package io.github.rnncompare.network;

/** The ND4J backend does not run on this machine; the message says what to do about it. */
public final class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
