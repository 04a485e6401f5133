package io.github.rnncompare.metric;

import io.github.rnncompare.spec.Names;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How well one of several classes is predicted. */
public enum ClassMetric {
  /** The share of positions whose class is predicted. */
  ACCURACY {
    @Override
    Counts counts(int classes) {
      return new Right();
    }
  },
  /**
   * F1 = 2·right / (times predicted + times actual) of each class, and their mean over the classes
   * that are actual or predicted anywhere, as scikit-learn has it.
   */
  MACRO_F1 {
    @Override
    Counts counts(int classes) {
      return new F1(classes);
    }
  },
  /** Mean of −log₂ of the probability that the actual class is given. */
  BITS_PER_CHARACTER(Metric.Better.LOWER) {
    @Override
    Counts counts(int classes) {
      return new Bits();
    }
  };

  /** As the networks' loss has it, so that the logarithm is finite. */
  public static final double MIN_CHANCE = 1e-10;

  private final Metric.Better better;

  ClassMetric() {
    this(Metric.Better.HIGHER);
  }

  ClassMetric(Metric.Better better) {
    this.better = better;
  }

  /** What the metric remembers of the positions so far. */
  abstract Counts counts(int classes);

  /** Receives the actual and the predicted class of each position. */
  interface Counts {
    /**
     * Adds {@code times} equal positions.
     *
     * @param predicted −1 for no class
     * @param chance that was given to the actual class
     */
    void add(int actual, int predicted, double chance, long times);

    double value();
  }

  /** The metric of outputs for the sequences that {@code actual} has the classes of. */
  public Metric metric(int classes, ActualClasses actual) {
    return new Metric(Names.of(this), better, () -> tally(counts(classes), actual));
  }

  /** The same where the classes are in tensors, see {@link ActualClasses#of}. */
  public Metric metric(INDArray targets, @Nullable INDArray positions) {
    return metric((int) targets.size(1), ActualClasses.of(targets, positions));
  }

  private static Metric.Tally tally(Counts counts, ActualClasses actual) {
    return new BatchTally(
        (outputs, first) ->
            actual.visit(
                first,
                outputs.sequences(),
                (sequence, step, k) ->
                    counts.add(
                        k, outputs.predicted(sequence, step), outputs.at(sequence, k, step), 1)),
        counts::value);
  }

  /**
   * What it comes to if the same chances are predicted everywhere.
   *
   * @param occurrences of each class
   */
  public double ofConstant(double[] chances, long[] occurrences) {
    int predicted = 0;
    for (int k = 1; k < chances.length; k++) {
      predicted = chances[k] > chances[predicted] ? k : predicted;
    }
    Counts counts = counts(chances.length);
    for (int k = 0; k < chances.length; k++) {
      if (occurrences[k] > 0) {
        counts.add(k, predicted, chances[k], occurrences[k]);
      }
    }
    return counts.value();
  }

  private static final class Right implements Counts {
    private long right;
    private long all;

    @Override
    public void add(int actual, int predicted, double chance, long times) {
      all += times;
      right += actual == predicted ? times : 0;
    }

    @Override
    public double value() {
      return (double) right / all;
    }
  }

  private static final class F1 implements Counts {
    private final long[] right;
    private final long[] actualOrPredicted;

    F1(int classes) {
      right = new long[classes];
      actualOrPredicted = new long[classes];
    }

    @Override
    public void add(int actual, int predicted, double chance, long times) {
      actualOrPredicted[actual] += times;
      if (predicted >= 0) {
        actualOrPredicted[predicted] += times;
      }
      right[actual] += actual == predicted ? times : 0;
    }

    @Override
    public double value() {
      double sum = 0;
      for (int k = 0; k < right.length; k++) {
        sum += actualOrPredicted[k] == 0 ? 0 : 2.0 * right[k] / actualOrPredicted[k];
      }
      return sum / Arrays.stream(actualOrPredicted).filter(count -> count > 0).count();
    }
  }

  private static final class Bits implements Counts {
    private double bits;
    private long all;

    @Override
    public void add(int actual, int predicted, double chance, long times) {
      all += times;
      bits -= times * Math.log(Math.max(chance, MIN_CHANCE)) / Math.log(2);
    }

    @Override
    public double value() {
      return bits / all;
    }
  }
}
