package io.github.rnncompare.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
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
    return front(DoubleStream.of(first).mapToObj(x -> new Interval(x, x)).toList(), second);
  }

  /**
   * The same for first coordinates that are known up to an interval: where two of them overlap or
   * touch, neither is better, and they count as equal. If all overlap, only the best second
   * coordinates are on the front.
   *
   * @throws IllegalArgumentException for arrays of different length, and for NaN
   */
  public static List<Integer> front(List<Interval> first, double[] second) {
    check(first, second);
    return IntStream.range(0, second.length)
        .boxed()
        .filter(
            i -> IntStream.range(0, second.length).noneMatch(j -> dominates(first, second, j, i)))
        // Adding 0 turns −0 into 0; a comparator would sort −0 before 0.
        .sorted(Comparator.comparingDouble(i -> first.get(i).low() + 0.0))
        .toList();
  }

  private static boolean dominates(List<Interval> first, double[] second, int one, int other) {
    return first.get(one).high() < first.get(other).low()
        ? second[one] <= second[other]
        : overlap(first.get(one), first.get(other)) && second[one] < second[other];
  }

  private static boolean overlap(Interval one, Interval other) {
    return one.low() <= other.high() && other.low() <= one.high();
  }

  /** Whether each two of the intervals have a number in common. */
  public static boolean overlap(List<Interval> intervals) {
    return intervals.stream()
        .allMatch(one -> intervals.stream().allMatch(other -> overlap(one, other)));
  }

  private static void check(List<Interval> first, double[] second) {
    if (first.size() != second.length) {
      throw new IllegalArgumentException(
          first.size() + " first coordinates, but " + second.length + " second ones");
    }
    for (int i = 0; i < second.length; i++) {
      Interval interval = first.get(i);
      if (Double.isNaN(interval.low() + interval.high()) || Double.isNaN(second[i])) {
        throw new IllegalArgumentException("point " + i + " has a coordinate that is NaN");
      }
    }
  }
}
