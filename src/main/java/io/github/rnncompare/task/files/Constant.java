package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.BaselinePredictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A predictor that always gives the same probabilities. */
final class Constant {
  private Constant() {}

  static List<BaselinePredictions> predictions(String name, Split test, double[] probabilities) {
    return List.of(
        BaselinePredictions.of(
            name, test, TargetKind.CLASSES, batch -> outputs(probabilities, batch.targets())));
  }

  /** The probabilities at each position, of the shape of the targets. */
  private static INDArray outputs(double[] probabilities, INDArray targets) {
    int sequences = (int) targets.size(0);
    float[] values = new float[Math.toIntExact(targets.length())];
    int classes = probabilities.length;
    for (int at = 0; at < values.length; at += sequences) {
      float probability = (float) probabilities[at / sequences % classes];
      Arrays.fill(values, at, at + sequences, probability);
    }
    return Floats.tensor(values, targets.shape());
  }
}
