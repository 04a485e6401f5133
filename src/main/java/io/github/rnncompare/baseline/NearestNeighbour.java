package io.github.rnncompare.baseline;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The class of the training sequence that is nearest by dynamic time warping (Sakoe and Chiba
 * 1978), without a limit to warping; of several features the squared differences at a step are
 * summed (the dependent distance of Shokoohi-Yekta et al. 2017). Of equally near sequences the
 * first counts.
 */
final class NearestNeighbour implements Model {
  /** Differences of numbers; with more a set is not small. */
  private static final double MOST_DIFFERENCES = 5e9;

  private final List<double[][]> known = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();

  private NearestNeighbour(Sequences train) {
    Steps steps = Steps.of(train);
    double[][] all = Positions.targets(train);
    for (int sequence = 0; sequence < train.count(); sequence++) {
      if (!Double.isNaN(all[sequence][0])) { // the class is missing
        known.add(real(steps, sequence));
        targets.add(all[sequence]);
      }
    }
  }

  /** The classifier of training sequences; empty if to classify others would take too long. */
  static Optional<Model> of(SequenceSet train, SequenceSet others, int inputSize) {
    double steps = train.timeSteps();
    double differences =
        (double) train.count() * others.count() * steps * others.timeSteps() * inputSize;
    return differences > MOST_DIFFERENCES
        ? Optional.empty()
        : Optional.of(new NearestNeighbour(train.whole()));
  }

  /** The steps of a sequence that are not padding: [steps][features]. */
  private static double[][] real(Steps batch, int sequence) {
    List<double[]> steps = new ArrayList<>();
    for (int step = 0; step < batch.timeSteps(); step++) {
      if (batch.isReal(sequence, step)) {
        double[] features = new double[batch.inputSize()];
        for (int feature = 0; feature < features.length; feature++) {
          features[feature] = batch.at(sequence, feature, step);
        }
        steps.add(features);
      }
    }
    return steps.toArray(double[][]::new);
  }

  @Override
  public INDArray outputs(Sequences batch) {
    Steps steps = Steps.of(batch);
    double[][] outputs = new double[batch.count()][];
    for (int sequence = 0; sequence < outputs.length; sequence++) {
      outputs[sequence] = targets.get(nearest(real(steps, sequence)));
    }
    return Positions.outputs(outputs, batch);
  }

  private int nearest(double[][] sequence) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < known.size(); i++) {
      double distance = distance(sequence, known.get(i));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /** The least sum of squared differences along a path that warps time. */
  static double distance(double[][] one, double[][] other) {
    double[] before = new double[other.length + 1];
    Arrays.fill(before, Double.POSITIVE_INFINITY);
    before[0] = 0;
    for (double[] step : one) {
      double[] now = new double[other.length + 1];
      now[0] = Double.POSITIVE_INFINITY;
      for (int j = 1; j <= other.length; j++) {
        double squares = 0;
        double[] against = other[j - 1];
        for (int f = 0; f < step.length; f++) {
          double difference = step[f] - against[f];
          squares += difference * difference;
        }
        now[j] = squares + Math.min(before[j - 1], Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length];
  }
}
