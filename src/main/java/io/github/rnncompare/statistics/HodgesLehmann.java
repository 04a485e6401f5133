package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/**
 * How much two architectures differ, by the ranks that {@link SignedRank} compares (Hodges and
 * Lehmann 1963): the shift that leaves the differences without a preferred sign, with the 95 %
 * interval of those shifts δ for which the very same test of the differences − δ has p &gt; 0.05.
 *
 * <p>So the interval holds 0 where the test finds nothing, as the usual interval between two order
 * statistics of the pairwise means does not where there are ties. It is not adjusted for several
 * comparisons.
 *
 * @param estimate the median of all means of two differences, one with itself included; infinite if
 *     too many differences are
 * @param interval empty for fewer than six pairs, which no shift makes significant, and where so
 *     many differences are infinite that every shift is; an end is infinite where infinite
 *     differences leave it open
 */
public record HodgesLehmann(double estimate, Optional<Interval> interval) {
  private static final double LEVEL = 0.05;
  static final int FEWEST = 6;

  /** Up to here all shifts are tried at which the test can change; beyond, bisection finds them. */
  private static final int MOST_TRIED = 40;

  /** Halves the range of a double's whole numbers below 2⁵³ until nothing is left. */
  private static final int HALVINGS = 60;

  /** For comparisons without two values. */
  static final HodgesLehmann NONE = new HodgesLehmann(Double.NaN, Optional.empty());

  /** The estimate and its interval for {@code differences}, in their unit. */
  static HodgesLehmann of(Differences differences) {
    double[] values = differences.multiples();
    double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return NONE;
    }
    // Four times as large, means of two and what lies between them are whole numbers too.
    double[] fourfold = DoubleStream.of(values).map(value -> 4 * value).toArray();
    double unit = differences.unit() / 4;
    double[] means = values.length <= MOST_TRIED ? means(fourfold) : new double[0];
    double estimate =
        means.length > 0 ? Summary.medianOf(means) : lowest(fourfold, HodgesLehmann::isNotAbove);
    Optional<Interval> interval =
        values.length < FEWEST || isBeyond(fourfold, estimate)
            ? Optional.empty()
            : Optional.of(means.length > 0 ? tried(fourfold, means) : bisected(fourfold, estimate));
    return new HodgesLehmann(
        estimate * unit,
        interval.map(found -> new Interval(found.low() * unit, found.high() * unit)));
  }

  /** The means of each two differences; none of +∞ and −∞. */
  private static double[] means(double[] values) {
    DoubleStream.Builder means = DoubleStream.builder();
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k <= i; k++) {
        double mean = (values[i] + values[k]) / 2;
        if (!Double.isNaN(mean)) {
          means.add(mean);
        }
      }
    }
    return means.build().sorted().toArray();
  }

  /** The test changes only where the shift is the mean of two differences. */
  private static Interval tried(double[] values, double[] means) {
    double[] finite = Arrays.stream(means).filter(Double::isFinite).distinct().toArray();
    double low = firstAccepted(values, finite, Double.NEGATIVE_INFINITY);
    double[] mirrored = DoubleStream.of(values).map(value -> -value).toArray();
    double[] descending = new double[finite.length];
    for (int i = 0; i < finite.length; i++) {
      descending[finite.length - 1 - i] = -finite[i];
    }
    return new Interval(low, -firstAccepted(mirrored, descending, Double.NEGATIVE_INFINITY));
  }

  /**
   * The lowest accepted shift: one of {@code shifts}, or {@code below} if all below are accepted.
   */
  private static double firstAccepted(double[] values, double[] shifts, double below) {
    if (isAccepted(values, shifts[0] - 1)) {
      return below;
    }
    for (int i = 0; i < shifts.length - 1; i++) {
      double between = (shifts[i] + shifts[i + 1]) / 2;
      if (isAccepted(values, shifts[i]) || isAccepted(values, between)) {
        return shifts[i];
      }
    }
    return shifts[shifts.length - 1];
  }

  private static Interval bisected(double[] values, double estimate) {
    double low = lowest(values, (all, shift) -> shift >= estimate || isAccepted(all, shift));
    double[] mirrored = DoubleStream.of(values).map(value -> -value).toArray();
    double high = lowest(mirrored, (all, shift) -> shift >= -estimate || isAccepted(all, shift));
    return new Interval(low, -high);
  }

  private interface Holds {
    boolean at(double[] values, double shift);
  }

  /**
   * The lowest shift from which on something holds; infinite if it is not among the finite ones.
   */
  private static double lowest(double[] values, Holds holds) {
    DoublePredicate at = shift -> holds.at(values, shift);
    double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
    double below = DoubleStream.of(finite).min().orElseThrow() - 1;
    double above = DoubleStream.of(finite).max().orElseThrow() + 1;
    if (at.test(below)) {
      return Double.NEGATIVE_INFINITY;
    }
    if (!at.test(above)) {
      return Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = below + (above - below) / 2;
      if (at.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /** Whether so many differences are infinite that the test refuses every shift. */
  private static boolean isBeyond(double[] values, double estimate) {
    DoubleStream finite = DoubleStream.of(values).filter(Double::isFinite);
    return Double.isInfinite(estimate)
        && !isAccepted(
            values, estimate > 0 ? finite.max().orElseThrow() + 1 : finite.min().orElseThrow() - 1);
  }

  private static boolean isNotAbove(double[] values, double shift) {
    SignedRank test = SignedRank.of(shifted(values, shift));
    return test.positive() <= test.negative();
  }

  private static boolean isAccepted(double[] values, double shift) {
    return SignedRank.of(shifted(values, shift)).pValue() > LEVEL;
  }

  private static double[] shifted(double[] values, double shift) {
    return DoubleStream.of(values).map(value -> value - shift).toArray();
  }
}
