package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.tensor;
import static org.bytedeco.pytorch.global.torch.zeros;

import io.github.rnncompare.benchmark.protocol.Call;
import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;

/** The output of the next step of a sequence in PyTorch, as its users ask for it. */
final class PyTorchOneStep implements Call {

  /** Of all that lives as long as the network. */
  private final PointerScope memory = new PointerScope();

  private final Model model;
  private final Continued layer;

  /** Each [batch_size, 1, input_size]. */
  private final Tensor[] steps;

  private int next;

  PyTorchOneStep(Workload workload, InitialValues values) {
    model = Model.untrained(workload, values);
    Tensor features =
        tensor(values.features())
            .view(workload.batchSize(), workload.timeSteps(), workload.inputSize());
    steps = new Tensor[workload.timeSteps()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = features.narrow(1, i, 1);
    }
    layer = model.continued(zeros(1, workload.batchSize(), workload.hiddenSize()));
    new InferenceMode(); // until the memory is given back
  }

  @Override
  public double run() {
    try (PointerScope scope = new PointerScope()) {
      Tensor features = steps[next];
      next = (next + 1) % steps.length;
      return model.outputs(layer.next(features)).item_float();
    }
  }

  @Override
  public void close() {
    layer.close();
    memory.close();
  }
}
