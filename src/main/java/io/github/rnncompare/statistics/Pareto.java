package io.github.rnncompare.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which of several points in a plane, of whose coordinates lower is better, are worth a look. */
public final class Pareto {
  private Pareto() {}

  /**
   * The indices of the points that no other dominates, in ascending order of their first
   * coordinate. A point dominates another if it is no worse in both coordinates and better in one;
   * equal points therefore stay together. Infinity is a coordinate like others: the cheapest point
   * is on the front even if it diverged.
   *
   * @throws IllegalArgumentException if there are not as many coordinates of both kinds, and for
   *     NaN
   */
  public static List<Integer> front(double[] first, double[] second) {
    check(first, second);
    List<Integer> order =
        IntStream.range(0, first.length)
            .boxed()
            // Adding 0 makes −0 a 0, which a comparator would put after it.
            .sorted(
                Comparator.comparingDouble((Integer i) -> first[i] + 0.0)
                    .thenComparingDouble(i -> second[i] + 0.0))
            .toList();
    List<Integer> front = new ArrayList<>();
    for (int i : order) {
      if (front.isEmpty()) {
        front.add(i);
        continue;
      }
      int last = front.get(front.size() - 1);
      boolean same = first[i] == first[last] && second[i] == second[last];
      if (same || second[i] < second[last]) {
        front.add(i);
      }
    }
    return front;
  }

  private static void check(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " first coordinates, but " + second.length + " second ones");
    }
    for (int i = 0; i < first.length; i++) {
      if (Double.isNaN(first[i]) || Double.isNaN(second[i])) {
        throw new IllegalArgumentException("point " + i + " has a coordinate that is NaN");
      }
    }
  }
}
