package io.github.rnncompare.task;

import io.github.rnncompare.spec.TargetKind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a baseline predicts on the test split.
 *
 * @param name of the baseline, as in its scores
 * @param values a Double, or the name of a class, for each value of the split, in the order of
 *     {@link Split#predicted}; no more than {@link #MOST}
 */
public record BaselinePredictions(String name, Supplier<List<Object>> values) {
  /** Of longer test splits only the first values are predicted one by one. */
  public static final int MOST = 200_000;

  /**
   * What a model predicts.
   *
   * @param outputs of the model for a batch, of the shape of its targets
   */
  public static BaselinePredictions of(
      String name, Split test, TargetKind kind, Function<Sequences, INDArray> outputs) {
    return new BaselinePredictions(
        name,
        () -> test.predicted(kind, outputs, MOST).stream().map(Split.Predicted::value).toList());
  }
}
