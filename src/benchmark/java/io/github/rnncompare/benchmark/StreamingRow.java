package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Purpose;
import java.util.Map;

/**
 * A line of {@code streaming.csv}: the median microseconds of a call.
 *
 * @param purpose one_step or sequence
 * @param ourUs through StreamingNetwork
 * @param dl4jUs by DL4J's rnnTimeStep or output
 * @param ratio ours, in times of PyTorch's best
 */
public record StreamingRow(
    String purpose,
    String architecture,
    long hiddenSize,
    double ourUs,
    double dl4jUs,
    double pytorchOpenblasUs,
    double pytorchMklUs,
    double ratio) {

  /** Of the microseconds of each implementation. */
  static StreamingRow of(Workload workload, Map<Implementation, Double> medians) {
    double ours = rounded(medians, Implementation.FAST_STREAM);
    double openblas = rounded(medians, Implementation.PYTORCH_OPENBLAS);
    double mkl = rounded(medians, Implementation.PYTORCH_MKL);
    return new StreamingRow(
        workload.purpose().word(),
        workload.architecture().word(),
        workload.hiddenSize(),
        ours,
        rounded(medians, Implementation.FAST_NETWORK),
        openblas,
        mkl,
        Math.round(ours / Math.min(openblas, mkl) * 1e4) / 1e4);
  }

  /** To a hundredth of a microsecond. */
  private static double rounded(Map<Implementation, Double> medians, Implementation side) {
    Double found = medians.get(side);
    if (found == null) {
      throw new IllegalStateException("expected a time of " + side.word() + ", found none");
    }
    return Math.round(found * 100) / 100.0;
  }

  boolean isOf(Purpose asked) {
    return purpose.equals(asked.word());
  }

  /** Whether ours takes at most PyTorch's time. */
  boolean met() {
    return ratio <= 1;
  }
}
