package io.github.rnncompare.task;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.spec.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One split of a task's data.
 *
 * @param metric of predictions for these sequences, where the task has one
 * @param readout of predictions in the terms of the data; null for the plain one
 */
public record Split(SequenceSet set, @Nullable Metric metric, @Nullable Readout readout) {

  /** A split whose predictions are read plainly. */
  public Split(SequenceSet set, @Nullable Metric metric) {
    this(set, metric, null);
  }

  /** All sequences, in memory. */
  public Sequences sequences() {
    return set.whole();
  }

  /**
   * What a model predicts, value by value.
   *
   * @param outputs of the model for a batch, of the shape of its targets
   * @param most values; those beyond are left out
   */
  public List<Predicted> predicted(
      TargetKind kind, Function<Sequences, INDArray> outputs, int most) {
    Readout plain = kind == TargetKind.CLASSES ? ClassReadout.unnamed() : new NumberReadout();
    Readout reading = readout == null ? plain : readout;
    List<Predicted> values = new ArrayList<>();
    int first = 0;
    for (Sequences batch : set.inOrder()) {
      reading.visit(
          first,
          batch,
          OutputBatch.of(outputs.apply(batch)),
          (place, actual, value) -> {
            if (values.size() < most) {
              values.add(new Predicted(place, actual, value));
            }
          });
      first += batch.count();
      if (values.size() >= most) {
        break;
      }
    }
    return values;
  }

  /**
   * A value and what was predicted.
   *
   * @param actual a Double, or the name of a class; "" where it is missing
   * @param value likewise
   */
  public record Predicted(Place place, Object actual, Object value) {}
}
