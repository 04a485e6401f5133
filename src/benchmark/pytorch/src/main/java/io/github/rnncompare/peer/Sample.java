package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.one_hot;
import static org.bytedeco.pytorch.global.torch.randint;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.tensor;

import io.github.rnncompare.peer.Case.Place;
import io.github.rnncompare.peer.Case.Targets;
import io.github.rnncompare.peer.Case.Task;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Random sequences and their targets.
 *
 * @param features [batch_size, time_steps, input_size]; zero after the end of a sequence
 * @param lengths [batch_size], in steps
 * @param targets [batch_size, 1], [batch_size, time_steps, 1], or classes [batch_size]
 */
record Sample(Task task, Tensor features, long[] lengths, Tensor targets) {

  /** Draws them from PyTorch's generator: features first. */
  static Sample draw(Task task, int inputSize) {
    Tensor features = randn(task.batchSize(), task.timeSteps(), inputSize);
    long[] lengths = new long[task.batchSize()];
    for (int i = 0; i < lengths.length; i++) {
      // Three steps further round each time, so that neighbours differ and all lengths occur.
      lengths[i] = task.padded() ? 1 + 3 * i % task.timeSteps() : task.timeSteps();
    }
    clearPadding(features, lengths, task.timeSteps(), inputSize);
    return new Sample(task, features, lengths, targets(task));
  }

  private static Tensor targets(Task task) {
    if (task.targets() == Targets.CLASSES) {
      return randint(task.outputSize(), new long[] {task.batchSize()}).to(ScalarType.Long);
    }
    return task.targetsAt() == Place.LAST_STEP
        ? randn(task.batchSize(), 1)
        : randn(task.batchSize(), task.timeSteps(), 1);
  }

  private static void clearPadding(Tensor features, long[] lengths, int timeSteps, int inputSize) {
    FloatBuffer values = features.createBuffer(); // a view: writing changes the tensor
    for (int i = 0; i < lengths.length; i++) {
      for (int j = (int) lengths[i] * inputSize; j < timeSteps * inputSize; j++) {
        values.put(i * timeSteps * inputSize + j, 0);
      }
    }
  }

  /** Some of the steps, of targets at every step. */
  Sample steps(int start, int count) {
    return new Sample(
        task, features.narrow(1, start, count), lengths, targets.narrow(1, start, count));
  }

  /** The lengths as PyTorch wants them. */
  Tensor lengthsTensor() {
    return tensor(lengths);
  }

  /** The targets as numbers: classes one-hot, [batch_size, classes]. */
  Tensor targetValues() {
    return task.targets() == Targets.CLASSES
        ? one_hot(targets, task.outputSize()).to(ScalarType.Float)
        : targets;
  }

  /** The mean loss of {@code outputs}, which are logits where the targets are classes. */
  Tensor loss(Tensor outputs) {
    return task.targets() == Targets.CLASSES
        ? cross_entropy(outputs, targets)
        : mse_loss(outputs, targets);
  }
}
