package io.github.rnncompare.network;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * What the architectures of a comparison have in common: nothing, their width, or (nearly) their
 * number of parameters.
 *
 * @param parameters of the whole network, output layer included; 0 unless they are matched
 */
public record Matching(By by, long parameters) {
  /** Beyond it the recurrent weights of an LSTM alone exceed 4 GB. */
  static final int MAX_UNITS = 16_384;

  /** Totals within a fiftieth, 2 %, count as near. */
  private static final long PARTS = 50;

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

  /** The relative difference of a total from the requested one: 0.02 is 2 % above it. */
  public double gap(long total) {
    return (double) (total - parameters) / parameters;
  }

  /** Whether all totals are within 2 % of the requested one. */
  public boolean isNear(List<Long> totals) {
    return totals.stream().allMatch(total -> isMet(parameters, total));
  }

  /** Whether {@code total} is within 2 % of {@code target}, which is exact in whole numbers. */
  static boolean isMet(long target, long total) {
    return Math.abs(total - target) * PARTS <= target;
  }

  /** The largest target that {@code total} meets. */
  static long most(long total) {
    return total * PARTS / (PARTS - 1);
  }

  /** The smallest target that {@code total} meets. */
  static long least(long total) {
    return (total * PARTS + PARTS) / (PARTS + 1);
  }

  /**
   * The totals nearest to the requested one that all architectures meet within 2 %.
   *
   * @return one below and one above, where they exist
   */
  List<Long> nearestForAll(List<ParameterCounts> architectures) {
    List<Long> found = new ArrayList<>();
    metByAll(architectures, ParameterCounts::metDownFrom).ifPresent(found::add);
    metByAll(architectures, ParameterCounts::metUpFrom).ifPresent(found::add);
    return found;
  }

  /** Moves on to a total that the next architecture meets, until all meet the same. */
  private OptionalLong metByAll(
      List<ParameterCounts> architectures, BiFunction<ParameterCounts, Long, OptionalLong> next) {
    long total = parameters;
    int agreed = 0;
    for (int i = 0; agreed < architectures.size(); i = (i + 1) % architectures.size()) {
      OptionalLong met = next.apply(architectures.get(i), total);
      if (met.isEmpty()) {
        return met;
      }
      agreed = met.getAsLong() == total ? agreed + 1 : 1;
      total = met.getAsLong();
    }
    return OptionalLong.of(total);
  }
}
