package io.github.rnncompare.claim;

import io.github.rnncompare.statistics.Holm;
import io.github.rnncompare.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parts of a claim that compare two numbers of each seed: by the Hodges-Lehmann estimate of their
 * difference and the interval that the signed-rank test does not refuse, with Holm's correction
 * over all parts.
 */
final class PairedParts {
  private final double threshold;
  private final List<Bilingual> names = new ArrayList<>();
  private final List<PairedComparison> comparisons = new ArrayList<>();

  PairedParts(double threshold) {
    this.threshold = threshold;
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
    names.add(name);
    comparisons.add(PairedComparison.of(one, other));
  }

  List<Part> parts() {
    double[] pValues =
        Holm.adjusted(comparisons.stream().mapToDouble(pair -> pair.test().pValue()).toArray());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      PairedComparison pair = comparisons.get(i);
      parts.add(
          Part.of(
              names.get(i),
              pair.shift().estimate(),
              pair.shift().interval(),
              pValues[i],
              threshold));
    }
    return parts;
  }
}
