package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.tensor;

import io.github.rnncompare.benchmark.protocol.Call;
import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;

/** The outputs at each step of a sequence in PyTorch, from a state of zeros. */
final class PyTorchSequence implements Call {

  /** Of all that lives as long as the network. */
  private final PointerScope memory = new PointerScope();

  private final Model model;

  /** [batch_size, time_steps, input_size]. */
  private final Tensor features;

  private final long last;

  PyTorchSequence(Workload workload, InitialValues values) {
    model = Model.untrained(workload, values);
    features =
        tensor(values.features())
            .view(workload.batchSize(), workload.timeSteps(), workload.inputSize());
    last = workload.timeSteps() - 1L;
    new InferenceMode(); // until the memory is given back
  }

  @Override
  public double run() {
    try (PointerScope scope = new PointerScope()) {
      return model.everyOutput(features).data_ptr_float().get(last);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
