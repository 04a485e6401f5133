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
    INDArray sum = Slab.step(gates, t);
    Nd4j.gemm(Slab.step(hidden, t), parameters.recurrent(), sum, false, false, 1.0, 1.0);
    switch (activation) {
      case TANH -> Transforms.tanh(sum, false);
      case RELU -> Transforms.relu(sum, false);
      case IDENTITY -> {}
    }
    Slab.step(hidden, t + 1).assign(sum);
  }

  @Override
  void stepBack(long t, INDArray hiddenGradient, INDArray cellGradient) {
    INDArray sumGradient = Slab.step(sumGradients, t);
    INDArray output = Slab.step(gates, t);
    switch (activation) {
      case TANH -> hiddenGradient.mul(output.mul(output).rsubi(1), sumGradient);
      case RELU -> hiddenGradient.mul(Transforms.sign(output, true), sumGradient);
      case IDENTITY -> sumGradient.assign(hiddenGradient);
    }
    Nd4j.gemm(sumGradient, parameters.recurrent(), hiddenGradient, false, true, 1.0, 0.0);
  }
}
