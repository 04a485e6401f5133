package io.github.rnncompare.metric;

import io.github.rnncompare.spec.Names;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Metrics of classification. */
public enum ClassMetric {
  /** The share of positions whose class is predicted correctly. */
  ACCURACY {
    @Override
    Counts counts(int classes) {
      return new Correct();
    }
  },
  /**
   * The mean over classes of F1 = 2·correct / (times predicted + times actual). As in scikit-learn,
   * classes that are neither actual nor predicted anywhere are left out.
   */
  MACRO_F1 {
    @Override
    Counts counts(int classes) {
      return new F1(classes);
    }
  },
  /**
   * The mean over classes of recall, the share of a class's positions that are predicted correctly.
   * As in scikit-learn, only classes that are actual somewhere count.
   */
  BALANCED_ACCURACY {
    @Override
    Counts counts(int classes) {
      return new Recall(classes);
    }
  },
  /** Mean of −log₂ of the probability given to the actual class. */
  BITS_PER_CHARACTER(Metric.Better.LOWER) {
    @Override
    Counts counts(int classes) {
      return new Bits();
    }
  };

  /** Lower bound of a probability, as in the networks' loss, so that its logarithm is finite. */
  public static final double MIN_PROBABILITY = 1e-10;

  private final Metric.Better better;

  ClassMetric() {
    this(Metric.Better.HIGHER);
  }

  ClassMetric(Metric.Better better) {
    this.better = better;
  }

  /** Whether higher or lower is better. */
  public Metric.Better better() {
    return better;
  }

  /** An empty count for this metric. */
  abstract Counts counts(int classes);

  /** Receives the actual and the predicted class of each position. */
  interface Counts {
    /**
     * Adds {@code times} equal positions.
     *
     * @param predicted −1 for no class
     * @param probability that the network gave to the actual class
     */
    void add(int actual, int predicted, double probability, long times);

    double value();
  }

  /** The metric of outputs for sequences with the classes {@code actual}. */
  public Metric metric(int classes, ActualClasses actual) {
    return new Metric(Names.of(this), better, () -> tally(counts(classes), actual));
  }

  /** The same for classes in tensors; see {@link ActualClasses#of}. */
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
   * The metric of a predictor that gives the same probabilities at every position.
   *
   * @param probabilities one for each class
   * @param occurrences how often each class is the actual one
   */
  public double ofConstant(double[] probabilities, long[] occurrences) {
    int predicted = 0;
    for (int k = 1; k < probabilities.length; k++) {
      predicted = probabilities[k] > probabilities[predicted] ? k : predicted;
    }
    Counts counts = counts(probabilities.length);
    for (int k = 0; k < probabilities.length; k++) {
      if (occurrences[k] > 0) {
        counts.add(k, predicted, probabilities[k], occurrences[k]);
      }
    }
    return counts.value();
  }

  private static final class Correct implements Counts {
    private long correct;
    private long all;

    @Override
    public void add(int actual, int predicted, double probability, long times) {
      all += times;
      correct += actual == predicted ? times : 0;
    }

    @Override
    public double value() {
      return (double) correct / all;
    }
  }

  private static final class F1 implements Counts {
    private final long[] correct;
    private final long[] actualOrPredicted;

    F1(int classes) {
      correct = new long[classes];
      actualOrPredicted = new long[classes];
    }

    @Override
    public void add(int actual, int predicted, double probability, long times) {
      actualOrPredicted[actual] += times;
      if (predicted >= 0) {
        actualOrPredicted[predicted] += times;
      }
      correct[actual] += actual == predicted ? times : 0;
    }

    @Override
    public double value() {
      double sum = 0;
      for (int k = 0; k < correct.length; k++) {
        sum += actualOrPredicted[k] == 0 ? 0 : 2.0 * correct[k] / actualOrPredicted[k];
      }
      return sum / Arrays.stream(actualOrPredicted).filter(count -> count > 0).count();
    }
  }

  private static final class Recall implements Counts {
    private final long[] correct;
    private final long[] all;

    Recall(int classes) {
      correct = new long[classes];
      all = new long[classes];
    }

    @Override
    public void add(int actual, int predicted, double probability, long times) {
      all[actual] += times;
      correct[actual] += actual == predicted ? times : 0;
    }

    @Override
    public double value() {
      double sum = 0;
      for (int k = 0; k < all.length; k++) {
        sum += all[k] == 0 ? 0 : (double) correct[k] / all[k];
      }
      return sum / Arrays.stream(all).filter(count -> count > 0).count();
    }
  }

  private static final class Bits implements Counts {
    private double bits;
    private long all;

    @Override
    public void add(int actual, int predicted, double probability, long times) {
      all += times;
      bits -= times * StrictMath.log(Math.max(probability, MIN_PROBABILITY)) / StrictMath.log(2);
    }

    @Override
    public double value() {
      return bits / all;
    }
  }
}
