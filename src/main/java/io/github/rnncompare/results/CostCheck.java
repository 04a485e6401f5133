package io.github.rnncompare.results;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Checks that {@code costs.csv} has each architecture at most once, with possible numbers. */
final class CostCheck {
  /** Processor time and wall time are from two clocks, which may differ a little. */
  private static final double MAX_CPU_SHARE = 1.05;

  private CostCheck() {}

  /**
   * Checks each row.
   *
   * @param trials of the same run, which must have the same numbers of parameters
   */
  static void check(ResultFile<CostRow> file, ResultFile<TrialRow> trials) throws IOException {
    Map<String, Integer> sizes = new HashMap<>();
    for (int i = 0; i < trials.rows().size(); i++) {
      sizes.putIfAbsent(trials.rows().get(i).architecture(), i);
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < file.rows().size(); i++) {
      CostRow row = file.rows().get(i);
      Integer trial = sizes.get(row.architecture());
      if (trial == null) {
        throw file.fault(i, "architecture", "one of " + trials.path());
      }
      Integer first = seen.putIfAbsent(row.architecture(), i);
      if (first != null) {
        throw file.fault(
            i,
            "a second row of this architecture; the first is "
                + file.place(first)
                + "; run the experiment again");
      }
      long parameters = trials.rows().get(trial).parameters();
      if (row.parameters() != parameters) {
        throw file.fault(i, "parameters", parameters + ", as in " + trials.place(trial));
      }
      checkNumbers(file, i);
    }
  }

  private static void checkNumbers(ResultFile<CostRow> file, int i) throws IOException {
    CostRow row = file.rows().get(i);
    positive(file, i, "batch_size", (double) row.batchSize());
    positive(file, i, "step_ms", row.stepMs());
    positive(file, i, "forward_ms", row.forwardMs());
    checkSpread(file, i);
    positive(file, i, "steps", (double) row.steps());
    positive(file, i, "memory_mib", row.memoryMib());
    positive(file, i, "peak_memory_mib", row.peakMemoryMib());
    if (row.peakMemoryMib() != file.rows().get(0).peakMemoryMib()) {
      throw file.fault(i, "peak_memory_mib", "the same number as in " + file.place(0));
    }
  }

  /** Checks what older versions did not measure, if it is there. */
  private static void checkSpread(ResultFile<CostRow> file, int i) throws IOException {
    CostRow row = file.rows().get(i);
    Double low = row.stepLowMs();
    Double high = row.stepHighMs();
    if (low == null || high == null) {
      if (low != null || high != null) {
        throw file.fault(
            i, low == null ? "step_low_ms" : "step_high_ms", "a number, as both ends or none are");
      }
    } else {
      positive(file, i, "step_low_ms", low);
      positive(file, i, "step_high_ms", high);
      if (low > row.stepMs()) {
        throw file.fault(i, "step_low_ms", "at most step_ms, " + row.stepMs());
      }
      if (high < row.stepMs()) {
        throw file.fault(i, "step_high_ms", "at least step_ms, " + row.stepMs());
      }
      if (row.forwardMs() > row.stepMs()) {
        throw file.fault(i, "forward_ms", "at most step_ms, " + row.stepMs());
      }
    }
    Double share = row.cpuShare();
    if (share != null && !(share > 0 && share <= MAX_CPU_SHARE)) {
      throw file.fault(i, "cpu_share", "above 0 and at most " + MAX_CPU_SHARE);
    }
  }

  private static void positive(ResultFile<CostRow> file, int i, String column, double value)
      throws IOException {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw file.fault(i, column, "a finite number above 0");
    }
  }
}
