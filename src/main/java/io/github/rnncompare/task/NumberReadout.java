package io.github.rnncompare.task;

import io.github.rnncompare.metric.OutputBatch;

/** The numbers of generated tasks, as they are: sequences and outputs are counted from 1. */
public record NumberReadout() implements Readout {

  @Override
  public void visit(int first, Sequences batch, OutputBatch outputs, Visitor visitor) {
    OutputBatch actual = OutputBatch.of(batch.targets());
    batch.visitPositions(
        (i, step) -> {
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
        });
  }
}
