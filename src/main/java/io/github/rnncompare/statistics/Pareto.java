package io.github.rnncompare.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The Pareto front of points in a plane, where lower coordinates are better. */
public final class Pareto {
  private Pareto() {}

  /**
   * The indices of the points that no other dominates, in ascending order of their first
   * coordinate. A point dominates another if it is no worse in both coordinates and better in one;
   * so equal points are on the front together or not at all. Infinity is a valid coordinate: the
   * cheapest point is on the front even if it diverged.
   *
   * @throws IllegalArgumentException for arrays of different length, and for NaN
   */
  public static List<Integer> front(double[] first, double[] second) {
    check(first, second);
    List<Integer> order =
        IntStream.range(0, first.length)
            .boxed()
            // Adding 0 turns −0 into 0; a comparator would sort −0 before 0.
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
