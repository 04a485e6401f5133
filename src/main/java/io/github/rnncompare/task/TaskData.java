package io.github.rnncompare.task;

import io.github.rnncompare.data.DataFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one trial.
 *
 * @param validation chooses the best epoch; null where the task is to memorise
 * @param test is read once, at the best epoch; null where the task is to memorise
 * @param baselines what trivial predictors score on this very data
 * @param files that the data were read from
 * @param fitted numbers that were taken from the training split, by their names; new data are
 *     treated with the same ones
 */
public record TaskData(
    Split train,
    @Nullable Split validation,
    @Nullable Split test,
    List<Baseline> baselines,
    List<DataFile> files,
    Map<String, Double> fitted) {

  /** Data to which nothing was fitted. */
  public TaskData(
      Split train,
      @Nullable Split validation,
      @Nullable Split test,
      List<Baseline> baselines,
      List<DataFile> files) {
    this(train, validation, test, baselines, files, Map.of());
  }

  /** The same, for a search, which must not see the test. */
  public TaskData withoutTest() {
    return new TaskData(train, validation, null, baselines, files, fitted);
  }
}
