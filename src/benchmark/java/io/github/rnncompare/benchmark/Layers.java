package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.SimpleRnn;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/** The recurrent layer that an implementation has for an architecture, and networks of it. */
final class Layers {
  private Layers() {}

  /** A fresh configuration; empty where Deeplearning4j has no such layer there. */
  static Optional<BaseRecurrentLayer> of(Implementation implementation, Workload workload) {
    return switch (implementation) {
      case FAST, FAST_TRAINER, FAST_FIT, FAST_STREAM, FAST_NETWORK ->
          Optional.of(ours(workload, Engine.Kind.FAST));
      case PORTABLE -> Optional.of(ours(workload, Engine.Kind.PORTABLE));
      case STOCK -> stock(workload);
      case ONEDNN, PYTORCH_OPENBLAS, PYTORCH_MKL -> Optional.empty();
    };
  }

  /** With two biases, as PyTorch has. */
  private static BaseRecurrentLayer ours(Workload workload, Engine.Kind engine) {
    int inputs = workload.inputSize();
    int units = workload.hiddenSize();
    return switch (workload.architecture()) {
      case SIMPLE_RNN ->
          new SimpleRnn.Builder()
              .nIn(inputs)
              .nOut(units)
              .recurrentBias(true)
              .engine(engine)
              .build();
      case LSTM ->
          new LSTM.Builder().nIn(inputs).nOut(units).recurrentBias(true).engine(engine).build();
      case GRU ->
          new GRU.Builder().nIn(inputs).nOut(units).recurrentBias(true).engine(engine).build();
    };
  }

  /** Deeplearning4j's own, with one bias; it has no GRU. */
  private static Optional<BaseRecurrentLayer> stock(Workload workload) {
    int inputs = workload.inputSize();
    int units = workload.hiddenSize();
    return switch (workload.architecture()) {
      case SIMPLE_RNN ->
          Optional.of(
              new org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.Builder()
                  .nIn(inputs)
                  .nOut(units)
                  .activation(Activation.TANH)
                  .build());
      case LSTM ->
          Optional.of(
              new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
                  .nIn(inputs)
                  .nOut(units)
                  .activation(Activation.TANH)
                  .gateActivationFunction(Activation.SIGMOID)
                  .build());
      case GRU -> Optional.empty();
    };
  }

  /** A network of a recurrent layer and an output, in single precision, with DL4J's Adam. */
  static MultiLayerNetwork network(Workload workload, Layer recurrent, Layer output) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(0.001))
                .list()
                .layer(recurrent)
                .layer(output)
                .setInputType(InputType.recurrent(workload.inputSize()))
                .build());
    network.init();
    return network;
  }
}
