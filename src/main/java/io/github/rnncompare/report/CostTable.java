package io.github.rnncompare.report;

import io.github.rnncompare.results.CostRow;
import java.util.List;
import java.util.Locale;

/** The cost of training, as measured in a separate benchmark. */
final class CostTable {
  private CostTable() {}

  static Table of(List<CostRow> costs) {
    Table table =
        new Table(List.of("architecture", "parameters", "step_ms", "forward_ms", "memory_mib"));
    for (CostRow cost : costs) {
      table.add(
          List.of(
              Format.name(cost.architecture()),
              Format.count(cost.parameters()),
              Format.number(cost.stepMs()),
              Format.number(cost.forwardMs()),
              Format.number(cost.memoryMib())));
    }
    return table;
  }

  /** Explains the columns. */
  static String legend(List<CostRow> costs) {
    return String.format(
        Locale.ROOT,
        "Median times of a training step and of a forward pass over a batch of %s sequences, in milliseconds, on one thread, the networks taking turns; memory is computed from shapes, and the peak memory of the whole process was %s MiB. Times vary from run to run, so these numbers do not repeat byte for byte.",
        costs.get(0).batchSize(),
        Format.number(costs.get(0).peakMemoryMib()));
  }
}
