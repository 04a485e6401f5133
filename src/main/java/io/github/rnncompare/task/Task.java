package io.github.rnncompare.task;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A task on sequences: what the three architectures are compared on. */
public interface Task {

  /** The task in one line, sizes included. */
  String description();

  Shape shape();

  /** Whether the data have a validation split. */
  default boolean hasValidation() {
    return true;
  }

  /**
   * The data of one trial that compares architectures. Equal seeds give equal data; data that are
   * not drawn (a series, a text) are the same for every seed.
   *
   * @throws UserErrorException if a file is missing or is not what the task needs
   * @throws IOException if a file is there and cannot be read
   */
  TaskData data(long seed) throws IOException;

  /**
   * Reads the files that the data come from, if there are any.
   *
   * @throws UserErrorException if a file is missing or is not what the task needs
   * @throws IOException if a file is there and cannot be read
   */
  default TrialData open() throws IOException {
    return this::data;
  }

  /**
   * Checks that a model has the fitted numbers that {@link #predict} needs.
   *
   * @param fitted as {@link TaskData#fitted} was in training
   * @throws UserErrorException if one is missing, or cannot have been fitted
   */
  default void requireFitted(Map<String, Double> fitted) {}

  /**
   * Predicts new data with a network that was trained on this task. The training files are not
   * needed. The data are read at once, predictions are made when the rows are written.
   *
   * @param file with the new data
   * @throws UserErrorException if the file is missing or is not what the task needs
   * @throws IOException if the file is there and cannot be read
   */
  Predictions predict(Path file, TrainedNetwork network) throws IOException;
}
