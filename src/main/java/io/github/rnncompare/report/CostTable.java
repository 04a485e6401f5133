package io.github.rnncompare.report;

import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Pareto;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cost of training, as measured in a separate benchmark. */
final class CostTable {
  /** A smaller share of the processor makes times too long. */
  private static final double ENOUGH_OF_A_CPU = 0.9;

  private CostTable() {}

  static ResultTable of(List<CostRow> costs) {
    ResultTable table =
        new ResultTable(
            List.of(
                Column.of("architecture"),
                Column.of("parameters"),
                new Column("step_ms", List.of("step_ms", "step_low_ms", "step_high_ms")),
                Column.of("forward_ms"),
                Column.of("memory_mib")));
    for (CostRow cost : costs) {
      table.add(
          List.of(
              Cell.name(cost.architecture()),
              Cell.count(cost.parameters()),
              step(cost),
              Cell.number(cost.forwardMs()),
              Cell.number(cost.memoryMib())));
    }
    return table;
  }

  /** "0.1163 (0.1158 to 0.1170)". */
  private static Cell step(CostRow cost) {
    String interval = Format.interval(cost.stepLowMs(), cost.stepHighMs());
    return Cell.of(
        Format.number(cost.stepMs()) + (interval.isEmpty() ? "" : " (" + interval + ")"),
        cost.stepMs(),
        cost.stepLowMs(),
        cost.stepHighMs());
  }

  /** Explains the columns. */
  static String legend(List<CostRow> costs) {
    List<Interval> intervals = costs.stream().flatMap(CostTable::interval).toList();
    boolean measured = !intervals.isEmpty() && intervals.size() == costs.size();
    return String.format(
        Locale.ROOT,
        "Median times of a training step%s and of %s over a batch of %s sequences, in milliseconds, on one thread, the networks taking turns; memory is computed from shapes, and the peak memory of the whole process was %s MiB. Times vary from run to run, so these numbers do not repeat byte for byte.%s%s",
        measured ? " (with an order-statistic interval of 95 % or more)" : "",
        measured ? "the forward pass within it" : "a forward pass",
        costs.get(0).batchSize(),
        Format.number(costs.get(0).peakMemoryMib()),
        measured && intervals.size() > 1 && Pareto.overlap(intervals)
            ? " The intervals of all steps overlap: these times do not show which architecture is faster."
            : "",
        withoutProcessor(costs));
  }

  private static Stream<Interval> interval(CostRow cost) {
    Double low = cost.stepLowMs();
    Double high = cost.stepHighMs();
    return low == null || high == null ? Stream.empty() : Stream.of(new Interval(low, high));
  }

  /** A warning if other processes took the processor away; empty if not, or if it is unknown. */
  private static String withoutProcessor(List<CostRow> costs) {
    @Nullable Double least =
        costs.stream()
            .map(CostRow::cpuShare)
            .filter(Objects::nonNull)
            .min(Double::compare)
            .orElse(null);
    return least == null || least >= ENOUGH_OF_A_CPU
        ? ""
        : " The process did not get the processor all the time (down to "
            + Format.share(least)
            + " of it), so these times are too long.";
  }
}
