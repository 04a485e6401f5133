package io.github.rnncompare.draft;

import io.github.rnncompare.spec.UserErrorException;

/** A file can be read in several ways, and to take one of them at a guess would not be safe. */
public final class UndecidedException extends UserErrorException {
  private static final long serialVersionUID = 1L;

  private final transient Choice choice;

  UndecidedException(String message, Choice choice) {
    super(message);
    this.choice = choice;
  }

  /** The ways to read it; none is a default. */
  public Choice choice() {
    return choice;
  }
}
