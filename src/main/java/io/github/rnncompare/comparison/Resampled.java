package io.github.rnncompare.comparison;

import io.github.rnncompare.results.Provenance;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Whether each seed of a run drew its own splits of one data set. */
public final class Resampled {
  private Resampled() {}

  /**
   * The size of the test split divided by that of the training split; empty if seeds draw no
   * splits, and if the spec does not give the splits as shares, as where the test is a file of its
   * own.
   *
   * @param spec with every default filled in
   * @param provenance has the numbers of sequences, which differ from the shares where a split is
   *     not a whole number of sequences; without them, as in files of older versions, the shares
   *     count. Every seed's splits are as large as those of the first one
   */
  public static OptionalDouble testPerTrain(Map<String, Object> spec, Provenance provenance) {
    if (!(spec.get("task") instanceof Map<?, ?> task)
        || !Boolean.TRUE.equals(task.get("resample"))) {
      return OptionalDouble.empty();
    }
    double validation = share(task.get("validation"));
    double test = share(task.get("test"));
    if (Double.isNaN(validation) || Double.isNaN(test)) {
      return OptionalDouble.empty();
    }
    return provenance.trainingSequences().isPresent() && provenance.testSequences().isPresent()
        ? OptionalDouble.of(
            (double) provenance.testSequences().get() / provenance.trainingSequences().get())
        : OptionalDouble.of(test / (1 - validation - test));
  }

  private static double share(@Nullable Object given) {
    return given instanceof Number number && number.doubleValue() > 0 && number.doubleValue() < 1
        ? number.doubleValue()
        : Double.NaN;
  }
}
