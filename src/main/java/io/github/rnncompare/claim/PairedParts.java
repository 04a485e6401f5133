package io.github.rnncompare.claim;

import io.github.rnncompare.statistics.Holm;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Parts of a claim that compare two numbers of each seed: by the Hodges-Lehmann estimate of their
 * difference and the interval that the signed-rank test does not refuse, with Holm's correction
 * over all parts.
 */
final class PairedParts {
  private final double threshold;
  private final DoubleUnaryOperator scale;
  private final List<Part.Compared> compared = new ArrayList<>();
  private final List<PairedComparison> comparisons = new ArrayList<>();

  private PairedParts(double threshold, DoubleUnaryOperator scale) {
    this.threshold = threshold;
    this.scale = scale;
  }

  /** Parts that compare numbers by their difference. */
  static PairedParts ofDifferences(double threshold) {
    return new PairedParts(threshold, value -> value);
  }

  /**
   * Parts that compare positive numbers by the logarithm of their ratio.
   *
   * @param threshold of the logarithm
   */
  static PairedParts ofRatios(double threshold) {
    return new PairedParts(threshold, StrictMath::log);
  }

  /**
   * Adds a part.
   *
   * @param larger by seed: what the claim says is larger; and {@code smaller} than what. Seeds that
   *     only one of them has are left out
   */
  void add(Bilingual name, Map<Long, Double> larger, Map<Long, Double> smaller) {
    SortedMap<Long, Double> common = new TreeMap<>(larger);
    common.keySet().retainAll(smaller.keySet());
    double[] one = common.values().stream().mapToDouble(value -> value).toArray();
    double[] other = common.keySet().stream().mapToDouble(smaller::get).toArray();
    compared.add(new Part.Compared(name, median(one), median(other)));
    comparisons.add(PairedComparison.of(scaled(one), scaled(other)));
  }

  private static Amount median(double[] values) {
    return new Amount.Value(values.length == 0 ? Double.NaN : Summary.medianOf(values));
  }

  private double[] scaled(double[] values) {
    return Arrays.stream(values).map(scale).toArray();
  }

  List<Part> parts() {
    double[] pValues =
        Holm.adjusted(comparisons.stream().mapToDouble(pair -> pair.test().pValue()).toArray());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      PairedComparison pair = comparisons.get(i);
      parts.add(
          Part.of(
              compared.get(i),
              pair.shift().estimate(),
              pair.shift().interval(),
              pValues[i],
              threshold));
    }
    return parts;
  }
}
