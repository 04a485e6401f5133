package io.github.rnncompare.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** h' = f(x W + b + h RW + rb) (Elman 1990). */
public record SimpleRnnCell(HiddenActivation activation) implements Cell, PortableEquations {
  private static final int HIDDEN = 0;

  @Override
  public List<Gate> gates() {
    boolean isBounded = activation == HiddenActivation.TANH;
    return List.of(Gate.of("hidden", isBounded ? Gate.Range.TANH : Gate.Range.ANY));
  }

  @Override
  public List<CellState> states() {
    return List.of(new CellState(CellState.HIDDEN, false));
  }

  @Override
  public List<Product> products() {
    return List.of(Product.ofState(0, HIDDEN, 1));
  }

  @Override
  public PortableEquations portable() {
    return this;
  }

  @Override
  public Optional<FastEquations> fast() {
    return Optional.of(new FastSimpleRnn(activation));
  }

  @Override
  public void forward(int stage, PortableStep step) {
    INDArray hidden = step.block(HIDDEN);
    switch (activation) {
      case TANH -> Transforms.tanh(hidden, false);
      case RELU -> Transforms.relu(hidden, false);
      case IDENTITY -> {}
    }
    step.after(0).assign(hidden);
  }

  @Override
  public void backward(int stage, PortableStep step) {
    INDArray gradient = step.stateGradient(0);
    INDArray hidden = step.block(HIDDEN);
    INDArray target = step.gradient(HIDDEN);
    switch (activation) {
      case TANH -> gradient.mul(hidden.mul(hidden).rsubi(1), target);
      case RELU -> gradient.mul(Transforms.sign(hidden, true), target);
      case IDENTITY -> target.assign(gradient);
    }
  }
}
