package io.github.rnncompare.task.files;

import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.task.Place;
import io.github.rnncompare.task.Readout;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TargetsAt;

/**
 * Numbers that are predicted of sequences, in the units of the file.
 *
 * @param everyStep whether targets are at every step
 */
record SequenceNumbers(
    StoredSequences set, Encoding.Numbers targets, SequencePlaces places, boolean everyStep)
    implements Readout {

  static SequenceNumbers of(
      FileSequences task, SplitSequences split, StoredSequences set, Encoding.Numbers targets) {
    return new SequenceNumbers(
        set, targets, new SequencePlaces(task, split), task.at() != TargetsAt.LAST_STEP);
  }

  @Override
  public void visit(int first, Sequences batch, OutputBatch outputs, Visitor visitor) {
    set.visit(
        first,
        outputs.sequences(),
        (sequence, step, numbers, row, filled, before) -> {
          for (int k = 0; k < targets.size(); k++) {
            double actual = numbers[row + targets.columns().get(k).index()];
            visitor.value(
                new Place(
                    places.sequence(first + sequence),
                    null,
                    everyStep ? places.time(first + sequence, step) : "",
                    everyStep ? step + 1L : null,
                    null,
                    targets.size() == 1 ? "" : targets.columns().get(k).name()),
                Double.isNaN(actual) ? "" : (Object) actual,
                targets.scales().get(k).original(outputs.at(sequence, k, step)));
          }
        });
  }
}
