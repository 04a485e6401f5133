package io.github.rnncompare.network;

/** A model file does not hold what was written; the message completes "a damaged model: ". */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
