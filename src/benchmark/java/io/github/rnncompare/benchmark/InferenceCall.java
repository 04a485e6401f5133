package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Call;
import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Purpose;
import io.github.rnncompare.layer.streaming.StreamingNetwork;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network of Deeplearning4j with an output at each step, asked about one input after another. */
final class InferenceCall implements Call {
  private final MultiLayerNetwork network;
  private final UnaryOperator<INDArray> question;

  /** The steps of a sequence, each [1, input_size], or a single whole one. */
  private final INDArray[] inputs;

  private int next;

  private InferenceCall(
      MultiLayerNetwork network, UnaryOperator<INDArray> question, INDArray[] inputs) {
    this.network = network;
    this.question = question;
    this.inputs = inputs;
  }

  /** For one of the purposes other than training. */
  static InferenceCall of(Implementation implementation, Workload workload, InitialValues values) {
    if (workload.batchSize() != 1) {
      throw new IllegalArgumentException("expected one sequence, found " + workload);
    }
    BaseRecurrentLayer layer = Layers.of(implementation, workload).orElseThrow();
    RnnOutputLayer output =
        new RnnOutputLayer.Builder(LossFunction.MSE)
            .activation(Activation.IDENTITY)
            .nOut(1)
            .build();
    MultiLayerNetwork network = Layers.network(workload, layer, output);
    Weights.write(values, workload, network);
    boolean oneStep = workload.purpose() == Purpose.ONE_STEP;
    // As a task gives it: the numbers of each step side by side.
    INDArray sequence = Batch.features(workload, values).dup('f');
    return new InferenceCall(
        network,
        question(implementation, network, oneStep, workload.timeSteps()),
        oneStep ? steps(sequence) : new INDArray[] {sequence});
  }

  private static UnaryOperator<INDArray> question(
      Implementation implementation, MultiLayerNetwork network, boolean oneStep, int timeSteps) {
    if (implementation == Implementation.FAST_NETWORK) {
      return oneStep ? network::rnnTimeStep : network::output;
    }
    StreamingNetwork stream = StreamingNetwork.of(network);
    if (oneStep) {
      INDArray outputs = Nd4j.create(DataType.FLOAT, new long[] {1, 1}, 'f');
      return features -> {
        stream.step(features, outputs);
        return outputs;
      };
    }
    INDArray outputs = Nd4j.create(DataType.FLOAT, new long[] {1, 1, timeSteps}, 'f');
    return features -> {
      stream.forget(); // else it would carry on
      stream.steps(features, outputs);
      return outputs;
    };
  }

  /** Each [1, input_size], of a sequence [1, input_size, time_steps]. */
  private static INDArray[] steps(INDArray sequence) {
    INDArray[] steps = new INDArray[(int) sequence.size(2)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = sequence.tensorAlongDimension(i, 0, 1).dup('c');
    }
    return steps;
  }

  /** The last output of an answer [1, 1] or [1, 1, time_steps]. */
  @Override
  public double run() {
    INDArray outputs = question.apply(inputs[next]);
    next = (next + 1) % inputs.length;
    return outputs.getFloat(outputs.length() - 1);
  }

  @Override
  public void close() {
    network.close();
  }
}
