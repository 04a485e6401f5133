package io.github.rnncompare.task;

import io.github.rnncompare.spec.Names;
import java.util.Arrays;

/** How rightly one of several classes is told. */
enum ClassMeasure {
  /** The share that is right. */
  ACCURACY {
    @Override
    Counts counts(int classes) {
      return new Right();
    }
  },
  /**
   * F1 = 2·right / (times told + times true) of each class, and their mean over the classes that
   * are true or told anywhere, as scikit-learn has it.
   */
  MACRO_F1 {
    @Override
    Counts counts(int classes) {
      return new F1(classes);
    }
  },
  /** Mean of −log₂ of the chance that the true class is given. */
  BITS_PER_CHARACTER(Metric.Better.LOWER) {
    @Override
    Counts counts(int classes) {
      return new Bits();
    }
  };

  /** As the networks' loss has it, so that the logarithm is finite. */
  static final double MIN_CHANCE = 1e-10;

  private final Metric.Better better;

  ClassMeasure() {
    this(Metric.Better.HIGHER);
  }

  ClassMeasure(Metric.Better better) {
    this.better = better;
  }

  /** What the measure remembers of the positions so far. */
  abstract Counts counts(int classes);

  /** Hears of positions, each with a true class and what is told. */
  interface Counts {
    /**
     * Adds {@code times} equal positions.
     *
     * @param told the class, or −1 for none
     * @param chance that was given to the true class
     */
    void add(int truly, int told, double chance, long times);

    double value();
  }

  /** The metric over the targets of {@code set}, whose column {@code target} has the class. */
  Metric metric(StoredSequences set, Encoding.OneOf target) {
    return new Metric(
        Names.of(this), better, () -> new ClassTally(set, target, counts(target.size())));
  }

  /**
   * What it comes to if the same chances are told everywhere.
   *
   * @param occurrences of each class
   */
  double ofAlways(double[] chances, long[] occurrences) {
    int told = 0;
    for (int k = 1; k < chances.length; k++) {
      told = chances[k] > chances[told] ? k : told;
    }
    Counts counts = counts(chances.length);
    for (int k = 0; k < chances.length; k++) {
      if (occurrences[k] > 0) {
        counts.add(k, told, chances[k], occurrences[k]);
      }
    }
    return counts.value();
  }

  private static final class Right implements Counts {
    private long right;
    private long all;

    @Override
    public void add(int truly, int told, double chance, long times) {
      all += times;
      right += truly == told ? times : 0;
    }

    @Override
    public double value() {
      return (double) right / all;
    }
  }

  private static final class F1 implements Counts {
    private final long[] right;
    private final long[] trueOrTold;

    F1(int classes) {
      right = new long[classes];
      trueOrTold = new long[classes];
    }

    @Override
    public void add(int truly, int told, double chance, long times) {
      trueOrTold[truly] += times;
      if (told >= 0) {
        trueOrTold[told] += times;
      }
      right[truly] += truly == told ? times : 0;
    }

    @Override
    public double value() {
      double sum = 0;
      for (int k = 0; k < right.length; k++) {
        sum += trueOrTold[k] == 0 ? 0 : 2.0 * right[k] / trueOrTold[k];
      }
      return sum / Arrays.stream(trueOrTold).filter(count -> count > 0).count();
    }
  }

  private static final class Bits implements Counts {
    private double bits;
    private long all;

    @Override
    public void add(int truly, int told, double chance, long times) {
      all += times;
      bits -= times * Math.log(Math.max(chance, MIN_CHANCE)) / Math.log(2);
    }

    @Override
    public double value() {
      return bits / all;
    }
  }
}
