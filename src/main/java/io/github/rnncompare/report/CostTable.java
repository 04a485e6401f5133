package io.github.rnncompare.report;

import io.github.rnncompare.results.CostRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The cost of training, as measured in a separate benchmark. */
final class CostTable {
  private CostTable() {}

  static ResultTable of(List<CostRow> costs) {
    ResultTable table =
        new ResultTable(
            Stream.of("architecture", "parameters", "step_ms", "forward_ms", "memory_mib")
                .map(Column::of)
                .toList());
    for (CostRow cost : costs) {
      table.add(
          List.of(
              Cell.name(cost.architecture()),
              Cell.count(cost.parameters()),
              Cell.number(cost.stepMs()),
              Cell.number(cost.forwardMs()),
              Cell.number(cost.memoryMib())));
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
