package io.github.rnncompare.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@link Cell.SimpleRnn} in ND4J's operations. */
final class PortableSimpleRnn extends PortablePass {
  private final HiddenActivation activation;

  PortableSimpleRnn(HiddenActivation activation, Parameters parameters, Sequence sequence) {
    super(new Cell.SimpleRnn(activation), parameters, sequence, 1, bothBiases(parameters));
    this.activation = activation;
  }

  @Override
  void step(long t) {
    INDArray preActivation = Slab.step(gates, t);
    Nd4j.gemm(Slab.step(hidden, t), parameters.recurrent(), preActivation, false, false, 1.0, 1.0);
    switch (activation) {
      case TANH -> Transforms.tanh(preActivation, false);
      case RELU -> Transforms.relu(preActivation, false);
      case IDENTITY -> {}
    }
    Slab.step(hidden, t + 1).assign(preActivation);
  }

  @Override
  void stepBack(long t, INDArray hiddenGradient, INDArray cellGradient) {
    INDArray preActivationGradient = Slab.step(preActivationGradients, t);
    INDArray output = Slab.step(gates, t);
    switch (activation) {
      case TANH -> hiddenGradient.mul(output.mul(output).rsubi(1), preActivationGradient);
      case RELU -> hiddenGradient.mul(Transforms.sign(output, true), preActivationGradient);
      case IDENTITY -> preActivationGradient.assign(hiddenGradient);
    }
    Nd4j.gemm(preActivationGradient, parameters.recurrent(), hiddenGradient, false, true, 1.0, 0.0);
  }
}
