package io.github.rnncompare.task;

import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.tensor.Floats;

/** The numbers of generated tasks, as they are: sequences and outputs are counted from 1. */
public record NumberReadout() implements Readout {

  @Override
  public void visit(int first, Sequences batch, OutputBatch outputs, Visitor visitor) {
    OutputBatch actual = OutputBatch.of(batch.targets());
    float[] mask = batch.everyStep() && batch.mask() != null ? Floats.of(batch.mask()) : null;
    for (int i = 0; i < outputs.sequences(); i++) {
      for (int step = 0; step < outputs.steps(); step++) {
        if (mask == null || mask[i * outputs.steps() + step] != 0) {
          for (int k = 0; k < outputs.size(); k++) {
            visitor.value(
                new Place(
                    Integer.toString(first + i + 1),
                    null,
                    "",
                    batch.everyStep() ? step + 1L : null,
                    null,
                    outputs.size() == 1 ? "" : "y" + (k + 1)),
                (double) actual.at(i, k, step),
                (double) outputs.at(i, k, step));
          }
        }
      }
    }
  }
}
