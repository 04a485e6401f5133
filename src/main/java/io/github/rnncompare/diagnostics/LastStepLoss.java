package io.github.rnncompare.diagnostics;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The loss of each sequence at its last real step alone: the mean of squares over the outputs, or
 * the cross-entropy. Targets that are missing do not count.
 */
final class LastStepLoss {
  /** Of the output layer, [H, outputs] and [1, outputs]. */
  private final INDArray weights;

  private final INDArray bias;
  private final TargetKind kind;

  LastStepLoss(RecurrentNetwork network) {
    weights = network.dl4j().getOutputLayer().getParam("W").castTo(DataType.DOUBLE);
    bias = network.dl4j().getOutputLayer().getParam("b").castTo(DataType.DOUBLE);
    kind = network.shape().targets();
  }

  /**
   * The gradient of each sequence's loss with respect to the topmost layer's outputs.
   *
   * @return [batch, H, time], zero but at each sequence's last step
   */
  INDArray gradient(Inspection inspection, Sequences sequences) {
    INDArray states = inspection.layers().get(inspection.layers().size() - 1).pass().state(0);
    long steps = states.size(2) - 1;
    INDArray gradient =
        Nd4j.create(DataType.DOUBLE, new long[] {states.size(0), states.size(1), steps}, 'f');
    for (int sequence = 0; sequence < sequences.count(); sequence++) {
      int end = inspection.spans().get(sequence).end();
      INDArray last = states.get(point(sequence), all(), point(end)).reshape(1, weights.size(0));
      INDArray outputGradient = outputGradient(last, target(sequences, sequence, end - 1));
      gradient
          .get(point(sequence), all(), point(end - 1))
          .assign(outputGradient.mmul(weights.transpose()).reshape(weights.size(0)));
    }
    return gradient;
  }

  private static INDArray target(Sequences sequences, int sequence, int step) {
    INDArray targets = sequences.targets().castTo(DataType.DOUBLE);
    INDArray ofSequence =
        targets.rank() == 2
            ? targets.get(point(sequence), all())
            : targets.get(point(sequence), all(), point(step));
    return ofSequence.reshape(1, targets.size(1));
  }

  /** For outputs z: 2 (z − y) / n of values, softmax(z) − y of classes. */
  private INDArray outputGradient(INDArray last, INDArray target) {
    INDArray outputs = last.mmul(weights).addi(bias);
    INDArray gradient =
        kind == TargetKind.VALUES
            ? outputs.sub(target).muli(2.0 / target.length())
            : Transforms.softmax(outputs, true).subi(target);
    for (int i = 0; i < gradient.length(); i++) {
      if (Double.isNaN(target.getDouble(i))) {
        gradient.putScalar(i, 0);
      }
    }
    return gradient;
  }
}
