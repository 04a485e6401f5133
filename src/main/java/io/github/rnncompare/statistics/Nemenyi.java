package io.github.rnncompare.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nemenyi's test (1963) after Friedman's, as Demšar (2006), section 3.2.2, writes it: two
 * architectures differ where their mean ranks differ by at least the critical difference. The
 * groups are those of the critical difference diagram of section 3.2.4. If an architecture is in
 * two groups, the experiments do not suffice to decide to which it belongs.
 *
 * @param groups the bars of the diagram: indices of two or more architectures that follow each
 *     other in mean rank and do not differ, as many as possible; the best group first
 */
public record Nemenyi(double criticalDifference, List<List<Integer>> groups) {

  public Nemenyi {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * The test of {@code meanRanks} over {@code experiments} experiments, at the family-wise level
   * {@code alpha}, usually 0.05 or 0.10.
   *
   * @throws IllegalArgumentException as {@link #criticalDifference(int, int, double)}
   */
  public static Nemenyi of(List<Double> meanRanks, int experiments, double alpha) {
    double difference = criticalDifference(meanRanks.size(), experiments, alpha);
    return new Nemenyi(difference, groups(meanRanks, difference));
  }

  /**
   * q / √2 · √(k(k + 1) / (6n)) for k architectures and n experiments, with the 1 − alpha quantile
   * q of the studentized range.
   *
   * @throws IllegalArgumentException for fewer than two architectures or experiments, and for an
   *     alpha not between 0 and 1
   */
  public static double criticalDifference(int architectures, int experiments, double alpha) {
    if (architectures < 2 || experiments < 2) {
      throw new IllegalArgumentException(
          "Nemenyi's test needs two architectures and two experiments, not "
              + architectures
              + " and "
              + experiments);
    }
    double q = StudentizedRange.quantile(1 - alpha, architectures);
    return q
        / Math.sqrt(2)
        * Math.sqrt(architectures * (architectures + 1.0) / (6.0 * experiments));
  }

  private static List<List<Integer>> groups(List<Double> meanRanks, double difference) {
    List<Integer> order =
        IntStream.range(0, meanRanks.size())
            .boxed()
            .sorted(Comparator.comparing(meanRanks::get))
            .toList();
    List<List<Integer>> groups = new ArrayList<>();
    int lastEnd = 1; // the end of a group of one, which is no bar
    for (int start = 0; start < order.size(); start++) {
      int end = start + 1;
      while (end < order.size()
          && meanRanks.get(order.get(end)) - meanRanks.get(order.get(start)) < difference) {
        end++;
      }
      if (end > Math.max(lastEnd, start + 1)) {
        groups.add(order.subList(start, end));
        lastEnd = end;
      }
    }
    return groups;
  }
}
