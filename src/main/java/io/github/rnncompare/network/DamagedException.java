package io.github.rnncompare.network;

/** A model file holds something else than was written; the message completes "it is damaged: ". */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
