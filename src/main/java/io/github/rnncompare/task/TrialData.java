package io.github.rnncompare.task;

import java.io.IOException;

/**
 * The data of each trial of a task whose files, if it has any, have been read: so all trials see
 * the same content, even if the files change.
 */
@FunctionalInterface
public interface TrialData {

  /** The data of a trial that compares architectures. Equal seeds give equal data. */
  TaskData ofComparison(long seed) throws IOException;

  /** The data of a trial that searches a configuration, which must not read their test split. */
  default TaskData ofSearch(long seed) throws IOException {
    return ofComparison(seed);
  }
}
