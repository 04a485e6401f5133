package io.github.rnncompare.baseline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by limited-memory BFGS (Nocedal 1980; algorithm 7.5 of Nocedal
 * and Wright 2006). A step is halved until the value falls as its slope promises. For the tens of
 * thousands of coefficients of a linear model it needs far fewer evaluations than Hipparchus's
 * conjugate gradients, whose line searches are exact.
 */
final class LimitedMemoryBfgs {
  private static final int MEMORY = 20;
  private static final int MOST_HALVINGS = 40;

  /** The share of the promised decrease that a step must give (Armijo 1966). */
  private static final double SUFFICIENT = 1e-4;

  /** Changes of a value below this share are rounding. */
  private static final double ROUNDING = 1e-14;

  private LimitedMemoryBfgs() {}

  /** A function with its derivatives. */
  interface Objective {
    /**
     * The value at a point.
     *
     * @param gradient receives the derivatives
     */
    double value(double[] point, double[] gradient);
  }

  /** A step, and how it changed the gradient; {@code curvature} is their product. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Step(double[] moved, double[] change, double curvature) {}

  /**
   * The point at which no derivative is larger than {@code smallest}, or as near to it as rounding
   * and {@code mostSteps} allow.
   */
  static double[] minimum(Objective objective, double[] start, double smallest, int mostSteps) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = objective.value(point, gradient);
    Deque<Step> memory = new ArrayDeque<>();
    for (int step = 0; step < mostSteps && largest(gradient) > smallest; step++) {
      double[] direction = direction(gradient, memory);
      double slope = Vectors.dotProduct(direction, gradient);
      double[] next = new double[point.length];
      double[] nextGradient = new double[point.length];
      double length = 1;
      double nextValue = Double.POSITIVE_INFINITY;
      boolean falls = false;
      for (int i = 0; i < MOST_HALVINGS && !falls; i++) {
        for (int k = 0; k < next.length; k++) {
          next[k] = point[k] + length * direction[k];
        }
        Arrays.fill(nextGradient, 0);
        nextValue = objective.value(next, nextGradient);
        falls = nextValue <= value + SUFFICIENT * length * slope + ROUNDING * Math.abs(value);
        length /= 2;
      }
      if (!falls) {
        return point;
      }
      remember(memory, Vectors.difference(next, point), Vectors.difference(nextGradient, gradient));
      point = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return point;
  }

  private static void remember(Deque<Step> memory, double[] moved, double[] change) {
    double curvature = Vectors.dotProduct(moved, change);
    if (curvature > 0) {
      if (memory.size() == MEMORY) {
        memory.removeLast();
      }
      memory.addFirst(new Step(moved, change, curvature));
    }
  }

  /** The negative gradient times the approximate inverse of the Hessian. */
  private static double[] direction(double[] gradient, Deque<Step> memory) {
    double[] direction = new double[gradient.length];
    Vectors.add(direction, -1, gradient);
    double[] shares = new double[memory.size()];
    int i = 0;
    for (Step step : memory) {
      shares[i] = Vectors.dotProduct(step.moved(), direction) / step.curvature();
      Vectors.add(direction, -shares[i++], step.change());
    }
    if (!memory.isEmpty()) {
      Step last = memory.getFirst();
      double scale = last.curvature() / Vectors.dotProduct(last.change(), last.change());
      for (int k = 0; k < direction.length; k++) {
        direction[k] *= scale;
      }
    }
    for (Iterator<Step> oldest = memory.descendingIterator(); oldest.hasNext(); ) {
      Step step = oldest.next();
      double back = Vectors.dotProduct(step.change(), direction) / step.curvature();
      Vectors.add(direction, shares[--i] - back, step.moved());
    }
    return direction;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
