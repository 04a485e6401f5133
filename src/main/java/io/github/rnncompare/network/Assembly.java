package io.github.rnncompare.network;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Puts a network together from DL4J's layers: the recurrent ones, then an output. */
final class Assembly {
  private Assembly() {}

  static MultiLayerConfiguration of(Architecture architecture, Shape shape, long seed) {
    NeuralNetConfiguration.ListBuilder network =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.XAVIER)
            .updater(new NoOp())
            .list();
    int inputSize = shape.inputSize();
    int layers = architecture.stack().layers();
    for (int i = 1; i <= layers; i++) {
      Layer layer = recurrent(architecture, inputSize);
      network.layer(i == layers && !shape.everyStep() ? new LastTimeStep(layer) : layer);
      inputSize = architecture.layerOutputs();
    }
    return network
        .layer(output(shape))
        .setInputType(InputType.recurrent(shape.inputSize()))
        .build();
  }

  private static Layer recurrent(Architecture architecture, int inputSize) {
    Layer layer = architecture.layer().apply(inputSize);
    architecture.init().configure(layer);
    return architecture.stack().bidirectional()
        ? new Bidirectional(Bidirectional.Mode.CONCAT, layer)
        : layer;
  }

  /** The recurrent layer inside its wrappers; of two directions the forward one. */
  static Layer unwrapped(Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      return unwrapped(wrapper.getUnderlying());
    }
    return layer instanceof Bidirectional bidirectional ? bidirectional.getFwd() : layer;
  }

  private static Layer output(Shape shape) {
    boolean values = shape.targets() == TargetKind.VALUES;
    Activation activation = values ? Activation.IDENTITY : Activation.SOFTMAX;
    LossFunction loss = values ? LossFunction.MSE : LossFunction.MCXENT;
    return shape.everyStep()
        ? new RnnOutputLayer.Builder(loss).activation(activation).nOut(shape.outputSize()).build()
        : new OutputLayer.Builder(loss).activation(activation).nOut(shape.outputSize()).build();
  }
}
