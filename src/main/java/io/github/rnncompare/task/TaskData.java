package io.github.rnncompare.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one trial.
 *
 * @param validation chooses the best epoch; null where the task is to memorise
 * @param test is read once, at the best epoch; null where the task is to memorise
 * @param floors what trivial predictors score on this very data
 * @param files that the data were read from
 */
public record TaskData(
    Split train,
    @Nullable Split validation,
    @Nullable Split test,
    List<Floor> floors,
    List<DataFile> files) {

  /** The same, for a search, which must not see the test. */
  public TaskData withoutTest() {
    return new TaskData(train, validation, null, floors, files);
  }
}
