package io.github.rnncompare.task;

import java.util.List;
import java.util.function.Supplier;

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
}
