package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code ratios.csv}. A ratio is the median of an implementation, on that number of
 * threads on which it was fastest, divided by PyTorch's best; null where the implementation does
 * not have the architecture.
 *
 * @param met whether the fast engine's ratio is at most the required one: yes or no; empty where it
 *     has none
 */
public record RatioRow(
    String architecture,
    long batchSize,
    long timeSteps,
    long inputSize,
    long hiddenSize,
    String pytorchImplementation,
    long pytorchThreads,
    double pytorchMs,
    @Nullable Long fastThreads,
    @Nullable Double fastMs,
    @Nullable Double fastRatio,
    double requiredRatio,
    String met,
    @Nullable Double fastTrainerRatio,
    @Nullable Double fastFitRatio,
    @Nullable Double portableRatio,
    @Nullable Double stockRatio,
    @Nullable Double onednnRatio) {

  /** The row of a benchmark. */
  static RatioRow of(Benchmark benchmark, List<Measurement> measurements) {
    Workload workload = benchmark.workload();
    Best best = new Best(benchmark, measurements);
    Measurement pytorch = best.pytorch();
    double unit = pytorch.median();
    Optional<Measurement> fast = best.of(Implementation.FAST);
    return new RatioRow(
        workload.architecture().word(),
        workload.batchSize(),
        workload.timeSteps(),
        workload.inputSize(),
        workload.hiddenSize(),
        pytorch.side().implementation().word(),
        pytorch.side().threads(),
        unit,
        fast.map(found -> (long) found.side().threads()).orElse(null),
        fast.map(Measurement::median).orElse(null),
        ratio(best, Implementation.FAST, unit),
        benchmark.requiredRatio(),
        fast.map(found -> met(found.median() / unit, benchmark)).orElse(""),
        ratio(best, Implementation.FAST_TRAINER, unit),
        ratio(best, Implementation.FAST_FIT, unit),
        ratio(best, Implementation.PORTABLE, unit),
        ratio(best, Implementation.STOCK, unit),
        ratio(best, Implementation.ONEDNN, unit));
  }

  private static String met(double ratio, Benchmark benchmark) {
    return ratio <= benchmark.requiredRatio() ? "yes" : "no";
  }

  private static @Nullable Double ratio(Best best, Implementation implementation, double unit) {
    return best.of(implementation).map(found -> found.median() / unit).orElse(null);
  }
}
