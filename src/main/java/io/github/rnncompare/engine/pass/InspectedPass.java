package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward pass of a layer that can be looked into: at its states, at its gates, and at the
 * gradients of its states on the way back. It runs on the portable engine in double precision,
 * where a gradient that shrinks to 0.2 of itself at each of 400 steps is not yet zero.
 */
public final class InspectedPass {
  private final Parameters parameters;
  private final PortablePass pass;

  /**
   * Runs the sequences.
   *
   * @param parameters of any precision; they are copied
   */
  public InspectedPass(Parameters parameters, Sequence sequence) {
    this.parameters = new Parameters(parameters.cell(), map(parameters, false));
    pass = new PortablePass(parameters.cell(), this.parameters, sequence, StepScopes.OWN);
    pass.forward(null);
  }

  private static INDArray toDouble(INDArray array) {
    return array.castTo(DataType.DOUBLE);
  }

  private static Map<String, INDArray> map(Parameters parameters, boolean asZeros) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    parameters
        .arrays()
        .forEach(
            (key, array) -> {
              INDArray copy = toDouble(array).dup('f');
              arrays.put(key, asZeros ? copy.assign(0) : copy);
            });
    return arrays;
  }

  /** A state before the first step and after each, [batch, H, time + 1]. */
  public INDArray state(int state) {
    return pass.steps().state(state);
  }

  /**
   * The values of a gate or candidate at each step, [batch, H, time]; those at padded steps have no
   * meaning.
   */
  public INDArray gate(int gate) {
    return pass.steps().gate(gate);
  }

  /**
   * Backpropagation through time.
   *
   * @param outputGradient [batch, H, time]
   * @return the gradient of the input, [batch, I, time]
   */
  public INDArray backward(INDArray outputGradient, StateGradientObserver observer) {
    Parameters gradients = new Parameters(parameters.cell(), map(parameters, true));
    pass.walkBack(toDouble(outputGradient), 0, gradients, observer);
    return pass.gradients().ofInput();
  }
}
