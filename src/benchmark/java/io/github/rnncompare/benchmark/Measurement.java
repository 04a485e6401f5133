package io.github.rnncompare.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one side took for one benchmark. */
final class Measurement {
  private final Benchmark benchmark;
  private final Side side;
  private final List<double[]> runs = new ArrayList<>();

  Measurement(Benchmark benchmark, Side side) {
    this.benchmark = benchmark;
    this.side = side;
  }

  /** Adds the milliseconds of each step of a run. */
  void add(double[] run) {
    runs.add(run);
  }

  Benchmark benchmark() {
    return benchmark;
  }

  Side side() {
    return side;
  }

  int runs() {
    return runs.size();
  }

  /** Milliseconds, over the steps of all runs. */
  double median() {
    return quantile(0.5);
  }

  /** From the first to the third quartile, in milliseconds. */
  double interquartileRange() {
    return rounded(quantile(0.75) - quantile(0.25));
  }

  /** Between two values in proportion (R's type 7), to a tenth of a microsecond. */
  private double quantile(double fraction) {
    double[] sorted = runs.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    double place = fraction * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    double quantile = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    return rounded(quantile);
  }

  private static double rounded(double milliseconds) {
    return Math.round(milliseconds * 1e4) / 1e4;
  }
}
