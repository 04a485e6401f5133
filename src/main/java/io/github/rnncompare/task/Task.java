package io.github.rnncompare.task;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Shape;
import java.io.IOException;

/** Sequences to learn from: what the three architectures are compared on. */
public interface Task {

  /** The task in one line, sizes included. */
  String description();

  Shape shape();

  /** Whether the data have a validation split. */
  boolean hasValidation();

  /**
   * The data of one trial. Equal seeds give equal data, and whatever has no chance in it (a file)
   * is the same for every seed.
   *
   * @throws MistakeException if a file is missing or is not what the task needs
   * @throws IOException if a file is there and cannot be read
   */
  TaskData data(long seed) throws IOException;
}
