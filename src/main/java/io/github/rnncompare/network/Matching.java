package io.github.rnncompare.network;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * What the architectures of a comparison have in common: nothing, their width, or (nearly) their
 * number of parameters.
 *
 * @param parameters of the whole network, output layer included; 0 unless they are matched
 */
public record Matching(By by, long parameters) {
  /** Beyond it the recurrent weights of an LSTM alone pass 4 GB. */
  static final int MOST_UNITS = 16_384;

  private static final double NEAR = 0.02;

  /** What is matched. */
  public enum By {
    /** Each architecture has the hidden_size that its section says. */
    NONE,
    /** The same, and all of them must say the same. */
    HIDDEN_SIZE,
    /** Each has the hidden_size whose total comes nearest to {@code parameters}. */
    PARAMETERS
  }

  static Matching read(Section spec) {
    By by = spec.choice("match", By.class, By.NONE);
    if (by == By.PARAMETERS) {
      return new Matching(by, spec.integer("parameters", Range.atLeast(1)));
    }
    if (spec.optionalInteger("parameters", Range.atLeast(1)).isPresent()) {
      spec.fault("parameters", "is a total to match; set match to parameters, or take it out");
    }
    return new Matching(by, 0);
  }

  /** Whether the widths follow from the total. */
  public boolean isByParameters() {
    return by == By.PARAMETERS;
  }

  /** The width whose total comes nearest; the smaller of two that are as near. */
  int nearestWidth(IntFunction<Architecture> atWidth, Shape shape) {
    int width = widestWithin(parameters, atWidth, shape);
    if (width == 0) {
      return 1;
    }
    if (width == MOST_UNITS) {
      return width;
    }
    long below = parameters - total(atWidth, width, shape);
    long above = total(atWidth, width + 1, shape) - parameters;
    return below <= above ? width : width + 1;
  }

  /** By bisection, as the total grows with the width; 0 if even one unit has more. */
  private static int widestWithin(long total, IntFunction<Architecture> atWidth, Shape shape) {
    int fits = 0;
    int tooWide = MOST_UNITS + 1;
    while (tooWide - fits > 1) {
      int middle = (fits + tooWide) >>> 1;
      if (total(atWidth, middle, shape) <= total) {
        fits = middle;
      } else {
        tooWide = middle;
      }
    }
    return fits;
  }

  private static long total(IntFunction<Architecture> atWidth, int width, Shape shape) {
    return RecurrentNetwork.parameterCount(atWidth.apply(width), shape);
  }

  /** By how much a total misses the one that was asked for: 0.02 is 2 % above it. */
  public double gap(long total) {
    return (double) (total - parameters) / parameters;
  }

  /** Whether no total misses the one that was asked for by more than 2 %. */
  public boolean isNear(List<Long> totals) {
    return totals.stream().allMatch(total -> Math.abs(gap(total)) <= NEAR);
  }

  /**
   * The totals next to the one asked for that all architectures come within 2 % of.
   *
   * @param atWidths each architecture at any width
   * @return one below and one above, where there are such
   */
  List<Long> nearestForAll(List<IntFunction<Architecture>> atWidths, Shape shape) {
    List<long[]> totals = new ArrayList<>();
    for (IntFunction<Architecture> atWidth : atWidths) {
      int widest = Math.min(MOST_UNITS, 4 + 2 * nearestWidth(atWidth, shape));
      totals.add(
          LongStream.rangeClosed(1, widest).map(w -> total(atWidth, (int) w, shape)).toArray());
    }
    List<Long> found = new ArrayList<>();
    nearest(totals, -1).ifPresent(found::add);
    nearest(totals, 1).ifPresent(found::add);
    return found;
  }

  /** Half of the total to one side, or twice it to the other, is far enough to look. */
  private Optional<Long> nearest(List<long[]> totals, int direction) {
    for (long far = 1; far <= parameters && parameters + direction * far > 0; far++) {
      Matching other = new Matching(by, parameters + direction * far);
      if (totals.stream().allMatch(other::isMetBy)) {
        return Optional.of(other.parameters);
      }
    }
    return Optional.empty();
  }

  private boolean isMetBy(long[] totals) {
    return LongStream.of(totals).anyMatch(total -> Math.abs(gap(total)) <= NEAR);
  }
}
