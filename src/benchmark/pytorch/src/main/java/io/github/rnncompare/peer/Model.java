package io.github.rnncompare.peer;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.peer.Case.Place;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Recurrent layers and a linear output. */
final class Model {
  private final Module module = new Module("model");
  private final Recurrent recurrent;
  private final LinearImpl output;

  /** Draws the initial weights from PyTorch's generator. */
  Model(Network network, int outputSize) {
    recurrent = Recurrent.of(network);
    output = new LinearImpl(network.stateSize(), outputSize);
    module.register_module("recurrent", recurrent.module());
    module.register_module("output", output);
  }

  /** A network with one output that is asked only, and never trained. */
  static Model untrained(Workload workload, InitialValues values) {
    Model model =
        new Model(
            Network.of(workload.architecture(), workload.inputSize(), workload.hiddenSize()), 1);
    model.write(values.parameters());
    model.module.eval();
    return model;
  }

  /**
   * The outputs for {@code sample}.
   *
   * @return [batch_size, output_size], or [batch_size, time_steps, output_size]
   */
  Tensor forward(Sample sample) {
    if (sample.task().padded()) {
      Tensor lengths = sample.lengthsTensor();
      return output.forward(recurrent.lastRealStep(Recurrent.pack(sample.features(), lengths)));
    }
    Tensor states = recurrent.everyStep(sample.features());
    boolean last = sample.task().targetsAt() == Place.LAST_STEP;
    return output.forward(last ? states.select(1, -1) : states);
  }

  /**
   * The hidden states of a layer that starts from one.
   *
   * @param hidden [1, batch_size, hidden_size]
   * @return [batch_size, time_steps, hidden_size]
   */
  Tensor states(Sample sample, Tensor hidden) {
    return recurrent.everyStep(sample.features(), hidden);
  }

  /** The outputs for hidden states at every step, [batch_size, time_steps, output_size]. */
  Tensor outputs(Tensor states) {
    return output.forward(states);
  }

  /**
   * The outputs at each step, from a state of zeros.
   *
   * @param features [batch_size, time_steps, input_size]
   * @return [batch_size, time_steps, output_size]
   */
  Tensor everyOutput(Tensor features) {
    return output.forward(recurrent.everyStep(features));
  }

  /**
   * The recurrent layer, which begins each call with the state after the call before.
   *
   * @param zeros the first state, [1, batch_size, hidden_size]
   */
  Continued continued(Tensor zeros) {
    return recurrent.continued(zeros);
  }

  /**
   * Gives the network other parameters.
   *
   * @param values row-major, in the order of {@link #parameters}
   */
  void write(List<float[]> values) {
    TensorVector parameters = parameters();
    if (parameters.size() != values.size()) {
      throw new IllegalStateException(
          "expected " + values.size() + " parameters, found " + parameters.size());
    }
    for (int i = 0; i < values.size(); i++) {
      FloatBuffer parameter = parameters.get(i).createBuffer(); // a view: writing changes it
      if (parameter.remaining() != values.get(i).length) {
        throw new IllegalStateException(
            "parameter %d: expected %d numbers, found %d"
                .formatted(i, values.get(i).length, parameter.remaining()));
      }
      parameter.put(values.get(i));
    }
  }

  TensorVector parameters() {
    return module.parameters();
  }

  /** PyTorch's own names for the recurrent part (weight_ih_l0 …), output_weight, output_bias. */
  Map<String, Tensor> namedParameters() {
    Map<String, Tensor> named = new LinkedHashMap<>();
    StringTensorDict found = module.named_parameters();
    for (long i = 0; i < found.size(); i++) {
      String name = found.get(i).key().getString();
      named.put(name.replace("recurrent.", "").replace("output.", "output_"), found.get(i).value());
    }
    return named;
  }
}
