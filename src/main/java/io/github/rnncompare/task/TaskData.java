package io.github.rnncompare.task;

import io.github.rnncompare.data.DataFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one trial.
 *
 * @param validation chooses the best epoch; null where the task is to memorise
 * @param test is evaluated once, at the best epoch; null where the task is to memorise
 * @param baselines scores of trivial predictors on the same data
 * @param learnt baselines that are fitted to the training split
 * @param predictions what the trivial predictors predict on the test split, as far as they do so
 *     value by value
 * @param files that the data were read from
 * @param fitted numbers that were fitted on the training split, by their names; new data are
 *     transformed with the same ones
 * @param trainedOn by which the task recognises these data among new data, and their splits; empty
 *     where it cannot
 */
public record TaskData(
    Split train,
    @Nullable Split validation,
    @Nullable Split test,
    List<Baseline> baselines,
    List<LearntBaseline> learnt,
    List<BaselinePredictions> predictions,
    List<DataFile> files,
    Map<String, Double> fitted,
    Map<String, String> trainedOn) {

  /** Data that are not recognised, with trivial baselines only. */
  public TaskData(
      Split train,
      @Nullable Split validation,
      @Nullable Split test,
      List<Baseline> baselines,
      List<DataFile> files,
      Map<String, Double> fitted) {
    this(train, validation, test, baselines, List.of(), List.of(), files, fitted, Map.of());
  }

  /** Data without fitted numbers. */
  public TaskData(
      Split train,
      @Nullable Split validation,
      @Nullable Split test,
      List<Baseline> baselines,
      List<DataFile> files) {
    this(train, validation, test, baselines, files, Map.of());
  }

  /** The same without the test split, which a search must not see. */
  public TaskData withoutTest() {
    return new TaskData(
        train, validation, null, baselines, learnt, predictions, files, fitted, trainedOn);
  }

  /** The same, recognised by {@code own}. */
  public TaskData withTrainedOn(Map<String, String> own) {
    return new TaskData(
        train, validation, test, baselines, learnt, predictions, files, fitted, own);
  }

  /**
   * The same, with baselines that are fitted when they are wanted.
   *
   * @param fitting to the training split
   * @param trivial what those of {@link #baselines} predict
   */
  public TaskData with(List<LearntBaseline> fitting, List<BaselinePredictions> trivial) {
    return new TaskData(
        train, validation, test, baselines, fitting, trivial, files, fitted, trainedOn);
  }
}
