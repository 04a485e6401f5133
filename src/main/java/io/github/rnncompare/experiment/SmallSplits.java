package io.github.rnncompare.experiment;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.ClassCounts;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits that have too few sequences to choose an epoch and a configuration by, or to find
 * differences with. With n sequences the standard error of an accuracy p is √(p(1 − p)/n), which is
 * at most 0.5/√n; that of a root mean squared error is about 1/√(2n) of it (of normal errors). With
 * 30 that is 9 points, or 13 %: more than architectures usually differ. Steps of one sequence are
 * not independent of each other, so that sequences are counted, also where each step has a target.
 */
public final class SmallSplits {
  private static final int FEW = 30;

  /** Below it, one sequence more or less changes the share of a class by more than 20 points. */
  private static final int FEW_OF_CLASS = 5;

  private SmallSplits() {}

  /**
   * What is small, on the data of the first seed: "the test split has 9 windows (…)".
   *
   * @param unit what a split has: "sequences", or "windows" of a series
   */
  public static List<String> found(Experiment experiment, String unit) throws IOException {
    TaskData data = experiment.data(experiment.spec().seeds().get(0));
    List<String> found = new ArrayList<>();
    add(found, "the validation split", data.validation(), experiment.shape(), unit);
    add(found, "the test split", data.test(), experiment.shape(), unit);
    return found;
  }

  private static void add(
      List<String> found, String name, @Nullable Split split, Shape shape, String unit) {
    if (split == null) {
      return;
    }
    int count = split.set().count();
    boolean classes = shape.targets() == TargetKind.CLASSES;
    if (count < FEW) {
      String error =
          classes
              ? String.format(Locale.ROOT, "an accuracy: up to %.0f points", 50 / Math.sqrt(count))
              : String.format(Locale.ROOT, "an RMSE: %.0f %%", 100 / Math.sqrt(2.0 * count));
      found.add(
          String.format(
              Locale.ROOT, "%s has %d %s (standard error of %s)", name, count, unit, error));
    }
    if (classes && !shape.everyStep()) {
      long rarest = Arrays.stream(ClassCounts.of(split.set())).min().orElse(0);
      if (rarest < FEW_OF_CLASS) {
        found.add(
            String.format(Locale.ROOT, "%s has %d %s of its rarest class", name, rarest, unit));
      }
    }
  }
}
