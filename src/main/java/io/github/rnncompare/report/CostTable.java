package io.github.rnncompare.report;

import io.github.rnncompare.results.CostRow;
import java.util.List;
import java.util.Locale;

/** What training costs, as measured in a pass of its own. */
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

  /** What the columns are. */
  static String legend(List<CostRow> costs) {
    return String.format(
        Locale.ROOT,
        "Median times of a training step and of a forward pass over a batch of %s sequences, in milliseconds, on one thread, the networks taking turns; memory counted from shapes, where the whole process had %s MiB at its peak. Clocks differ from run to run: these measures are not among those that repeat byte for byte.",
        costs.get(0).batchSize(),
        Format.number(costs.get(0).peakMemoryMib()));
  }
}
