package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.tensor;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.peer.Case.Place;
import io.github.rnncompare.peer.Case.Targets;
import io.github.rnncompare.peer.Case.Task;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;

/** One training step in PyTorch, as its users write it. */
final class PyTorchStep implements TrainingStep {
  private static final double LEARNING_RATE = 0.001;

  /** Of all that lives as long as the network. */
  private final PointerScope memory = new PointerScope();

  private final Sample sample;
  private final Model model;
  private final Adam optimizer;

  PyTorchStep(Workload workload, InitialValues values) {
    int batchSize = workload.batchSize();
    int timeSteps = workload.timeSteps();
    int inputSize = workload.inputSize();
    Tensor features = tensor(values.features()).view(batchSize, timeSteps, inputSize);
    Tensor targets = tensor(values.targets()).view(batchSize, 1);
    long[] lengths = new long[batchSize];
    Arrays.fill(lengths, timeSteps);
    Task task = new Task(batchSize, timeSteps, Targets.VALUES, Place.LAST_STEP, false);
    sample = new Sample(task, features, lengths, targets);
    model =
        new Model(
            Network.of(workload.architecture(), inputSize, workload.hiddenSize()),
            task.outputSize());
    model.write(values.parameters());
    optimizer = new Adam(model.parameters(), new AdamOptions(LEARNING_RATE));
  }

  @Override
  public double run() {
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = sample.loss(model.forward(sample));
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
      return loss.item_float();
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
