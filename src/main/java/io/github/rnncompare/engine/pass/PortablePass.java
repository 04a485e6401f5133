package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.CellState;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.PortableEquations;
import io.github.rnncompare.engine.Product;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A forward and backward pass in ND4J's operations. The input's part of all steps is one product;
 * so are the gradients of the weights and of the input.
 *
 * <p>A cell computes every step. At a masked step the old state then replaces the new one, and in
 * the backward pass the gradient bypasses the cell.
 */
final class PortablePass implements Engine.Pass {
  private final Cell cell;
  private final PortableEquations equations;
  private final Parameters parameters;
  private final long timeSteps;
  private final INDArray inputRows;
  private final PortableSteps steps;
  private final List<CellState> states;
  private final List<Product> products;
  private final List<Product> laterProducts;
  private final PortableProducts multiplication;
  private final StepScopes scopes;

  /** Slab [batch, H, time] of ones at real steps and zeros at padded ones. */
  private final @Nullable INDArray real;

  /** Computes the input's part of all steps; what a step alone needs lies in {@code scopes}. */
  PortablePass(Cell cell, Parameters parameters, Sequence sequence, StepScopes scopes) {
    this.scopes = scopes;
    this.cell = cell;
    this.equations = cell.portable();
    this.states = cell.states();
    this.products = cell.products();
    this.laterProducts = cell.laterProducts();
    this.parameters = parameters;
    this.multiplication = new PortableProducts(cell, parameters);
    long hiddenSize = parameters.hiddenSize();
    this.timeSteps = sequence.values().size(2);
    DataType dataType = parameters.input().dataType();
    INDArray mask = sequence.mask() == null ? null : sequence.mask().castTo(dataType);
    INDArray values = Masks.withoutPadded(sequence.values().castTo(dataType), mask);
    // Expanded over the hidden units once: broadcasts are slow, and a step would need several.
    this.real = mask == null ? null : Masks.expanded(mask, hiddenSize);
    this.inputRows = Slab.toRows(values);
    INDArray gates = Slab.fromRows(inputPart(), values.size(0)).dup('f');
    this.steps = new PortableSteps(cell, parameters, gates);
    steps.start(sequence.start());
  }

  /** x W + b, and rb of the products that are added to it, for all steps as rows. */
  private INDArray inputPart() {
    INDArray rows = zeros(inputRows.size(0), parameters.input().size(1));
    Nd4j.gemm(inputRows, parameters.input(), rows, false, false, 1.0, 0.0);
    if (!parameters.has(Parameter.RECURRENT_BIAS)) {
      return rows.addiRowVector(parameters.bias());
    }
    INDArray bias = parameters.bias().dup('f');
    for (Product product : products) {
      if (product.isAdded()) {
        multiplication
            .columns(bias, product.gate(), product.gates())
            .addi(multiplication.ofProduct(parameters.get(Parameter.RECURRENT_BIAS), product));
      }
    }
    return rows.addiRowVector(bias);
  }

  private INDArray zeros(long... shape) {
    return Nd4j.create(inputRows.dataType(), shape, 'f');
  }

  @SuppressWarnings("try") // the scope is closed, never used
  void forward(@Nullable INDArray output) {
    for (long t = 0; t < timeSteps; t++) {
      try (StepScopes.Scope scope = scopes.open()) {
        forward(t);
      }
    }
    if (output == null) {
      return;
    }
    output.assign(steps.hidden());
    if (real != null) {
      Masks.clear(output, real);
    }
  }

  private void forward(long t) {
    PortableSteps.Step step = steps.at(t);
    for (Product product : products) {
      if (product.isOfState()) {
        multiplication.forward(step.before(product.operand()), product, step);
      }
    }
    equations.forward(0, step);
    int stage = 1;
    for (Product product : laterProducts) {
      multiplication.forward(step.block(product.operand()), product, step);
      equations.forward(stage++, step);
    }
    if (real != null) {
      INDArray stepReal = Slab.step(real, t);
      for (int state = 0; state < states.size(); state++) {
        keepOldWherePadded(step.after(state), step.before(state), stepReal);
      }
    }
  }

  /** new ← real ⊙ new + (1 − real) ⊙ old, exact for masks of zeros and ones. */
  private static void keepOldWherePadded(INDArray after, INDArray before, INDArray real) {
    after.muli(real).addi(real.rsub(1).muli(before));
  }

  @Override
  public boolean outlivesWorkspace() {
    return false;
  }

  @Override
  public State lastState() {
    return steps.last();
  }

  @Override
  public void lastState(int state, INDArray target) {
    target.assign(steps.last(state));
  }

  @Override
  public void backward(
      INDArray outputGradient,
      int firstStep,
      Parameters gradients,
      @Nullable INDArray inputGradient) {
    walkBack(outputGradient, firstStep, gradients, StateGradientObserver.NONE);
    PortableGradients found = gradients();
    found.write(gradients);
    if (inputGradient != null) {
      inputGradient.assign(found.ofInput());
    }
  }

  /**
   * Goes back through time, which gives the gradients of all pre-activations.
   *
   * @param observer is shown the gradients of the states at each step
   */
  @SuppressWarnings("try") // the scope is closed, never used
  void walkBack(
      INDArray outputGradient,
      int firstStep,
      Parameters gradients,
      StateGradientObserver observer) {
    boolean ofLastState = outputGradient.rank() == 2;
    // A copy, as the array belongs to the layer above.
    INDArray outer = outputGradient.castTo(inputRows.dataType()).dup('f');
    if (real != null && !ofLastState) {
      Masks.clear(outer, real);
    }
    steps.beginBackward(gradients); // steps before firstStep get no gradient
    if (ofLastState) {
      steps.stateGradients().get(0).addi(outer);
    }
    for (Parameter parameter : cell.parameters(true)) {
      if (parameter.kind() == Parameter.Kind.DIAGONAL_WEIGHTS) {
        gradients.get(parameter.key()).assign(0);
      }
    }
    for (long t = timeSteps - 1; t >= firstStep; t--) {
      VanishedGradients.clear(t, steps.stateGradients());
      if (!ofLastState) {
        steps.stateGradients().get(0).addi(Slab.step(outer, t));
      }
      observer.seen(t + 1, steps.stateGradients());
      try (StepScopes.Scope scope = scopes.open()) {
        back(t);
      }
    }
    observer.seen(firstStep, steps.stateGradients());
  }

  /** From the gradients of the states after step t to those before it; at padded ones the same. */
  private void back(long t) {
    if (real == null) {
      stepBack(steps.at(t));
      return;
    }
    INDArray padded = Slab.step(real, t).rsub(1);
    List<INDArray> passedOn = new ArrayList<>();
    for (INDArray gradient : steps.stateGradients()) {
      passedOn.add(padded.mul(gradient));
      gradient.muli(Slab.step(real, t));
    }
    stepBack(steps.at(t));
    for (int state = 0; state < passedOn.size(); state++) {
      steps.stateGradients().get(state).addi(passedOn.get(state));
    }
  }

  /** From the gradients of the states after a step to those of the states before it. */
  private void stepBack(PortableSteps.Step step) {
    for (int stage = laterProducts.size(); stage > 0; stage--) {
      equations.backward(stage, step);
      Product product = laterProducts.get(stage - 1);
      multiplication.back(step, product, step.gradient(product.operand()), false);
    }
    equations.backward(0, step);
    for (int state = 0; state < states.size(); state++) {
      boolean add = states.get(state).isDirect();
      INDArray gradient = step.stateGradient(state);
      for (int i = products.size() - 1; i >= 0; i--) {
        Product product = products.get(i);
        if (product.isOfState() && product.operand() == state) {
          multiplication.back(step, product, gradient, add);
          add = true;
        }
      }
      if (!add) {
        gradient.assign(0);
      }
    }
  }

  /** What {@link #walkBack} leads to. */
  PortableGradients gradients() {
    return new PortableGradients(parameters, multiplication, steps, inputRows);
  }

  /** What the steps computed. */
  PortableSteps steps() {
    return steps;
  }
}
