package io.github.rnncompare.engine.pass;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The matrix products of a step of a slice, and the memory outside the heap that they need. */
final class StepProducts {
  private final Blas blas = Blas.library();
  private final Slice slice;
  private final int inputSize;
  private final int hiddenSize;
  private final int length;
  private final int blocks;
  private final List<Product> products;

  /** The products of each state, and of blocks, by their index. */
  private final List<int[]> ofStates = new ArrayList<>();

  private final int[] later;

  /** By stage: the blocks that are complete before it, and were not before. */
  private final List<int[]> complete = new ArrayList<>();

  /** The pre-activations of a step, and a state or its gradient. */
  private final NativeFloats preActivations;

  private final NativeFloats operand;
  private final Matrix operandMatrix;

  /** Pre-activations of all gates, and those that each product computes. */
  private final Matrix gates;

  private final Matrix[] results;

  /** For a batch of one sequence; else null. */
  private final @Nullable SingleSequence single;

  private @Nullable Weights weights;
  private int timeSteps;

  /** The input of the last step, or its gradient, and the memory that it lies in. */
  private @Nullable NativeFloats inputMemory;

  private @Nullable Matrix inputMatrix;

  StepProducts(Cell cell, Slice slice, int inputSize, int hiddenSize) {
    this.slice = slice;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.length = hiddenSize * slice.sequences();
    this.blocks = cell.blocks();
    this.products = cell.products();
    for (int state = 0; state < cell.states().size(); state++) {
      int index = state;
      ofStates.add(where(i -> products.get(i).isOfState() && products.get(i).operand() == index));
    }
    this.later = where(i -> !products.get(i).isOfState());
    complete.add(firstBlocks(cell));
    for (Product product : cell.laterProducts()) {
      complete.add(IntStream.range(product.result(), product.end()).toArray());
    }
    preActivations = NativeFloats.allocate(Math.multiplyExact(blocks, length));
    boolean isOne = slice.batch() == 1;
    operand = NativeFloats.zeros(Math.multiplyExact(isOne ? blas.rowsForOne() : 1, length));
    operandMatrix = operand.matrix(0, hiddenSize, slice.sequences(), slice.sequences());
    gates = preActivations(0, cell.gates().size());
    results = new Matrix[products.size()];
    Arrays.setAll(results, i -> preActivations(products.get(i).result(), products.get(i).gates()));
    single = isOne ? new SingleSequence(cell, inputSize, hiddenSize, operand) : null;
  }

  private int[] where(IntPredicate condition) {
    return IntStream.range(0, products.size()).filter(condition).toArray();
  }

  private static int[] firstBlocks(Cell cell) {
    IntStream gates =
        IntStream.range(0, cell.gates().size())
            .filter(
                gate ->
                    cell.laterProducts().stream()
                        .noneMatch(later -> gate >= later.result() && gate < later.end()));
    IntStream ofTheirOwn =
        cell.products().stream()
            .filter(product -> product.isOfState() && !product.isAdded())
            .flatMapToInt(product -> IntStream.range(product.result(), product.end()));
    return IntStream.concat(gates, ofTheirOwn).toArray();
  }

  private Matrix preActivations(int block, int count) {
    return preActivations.matrix(
        block * length, count * hiddenSize, slice.sequences(), slice.sequences());
  }

  /** Begins a pass with its weights. */
  void begin(Weights current, int steps) {
    weights = current;
    timeSteps = steps;
    if (single != null) {
      single.begin(current, steps);
    }
  }

  /** How many products of blocks there are: one before each stage but the first. */
  int later() {
    return later.length;
  }

  /**
   * Computes the pre-activations of step t from its input and the states before it.
   *
   * @param input [batch, I, time] in column-major order
   * @param states each state
   */
  void forward(NativeFloats input, int t, float[][] states) {
    if (single == null) {
      blas.product(weights().input(), input(input, t), gates, false);
    } else {
      single.forward(weights(), input, t, timeSteps);
    }
    for (int state = 0; state < states.length; state++) {
      int[] ofState = ofStates.get(state);
      if (ofState.length > 0) {
        operand.put(0, states[state], 0, length);
      }
      for (int product : ofState) {
        multiply(product);
      }
    }
  }

  /**
   * Computes the product before a stage.
   *
   * @param computed each block
   */
  void forwardTo(int stage, float[][] computed) {
    Product product = products.get(later[stage - 1]);
    operand.put(0, computed[product.operand()], 0, length);
    multiply(later[stage - 1]);
  }

  /** The blocks whose pre-activations are complete before a stage, and were not before. */
  int[] complete(int stage) {
    return complete.get(stage);
  }

  private void multiply(int product) {
    if (single != null) {
      single.multiply(weights(), product);
      return;
    }
    blas.product(
        weights().recurrent(product),
        operandMatrix,
        results[product],
        products.get(product).isAdded());
  }

  /** Reads the pre-activations of some blocks that follow each other. */
  void read(int[] some, float[] target) {
    int first = some[0] * length;
    int count = some.length * length;
    if (single != null) {
      single.read(first, target, 0, count);
    } else {
      preActivations.get(first, target, 0, count);
    }
  }

  /** Reads some pre-activations of a block. */
  void read(int block, float[] target, int from, int to) {
    if (single != null) {
      single.read(block * length + from, target, from, to - from);
    } else {
      preActivations.get(block * length + from, target, from, to - from);
    }
  }

  /** Backpropagates through the product before a stage, to the gradient of its operand. */
  void backwardFrom(int stage, float[][] gradients, WeightGradientAccumulator collected) {
    Product product = products.get(later[stage - 1]);
    multiplyBack(later[stage - 1], collected, false);
    operand.get(0, gradients[product.operand()], 0, length);
  }

  /**
   * Backpropagates through the products of a state, of which there may be none.
   *
   * @param gradient of the state, overwritten
   * @param isAdded whether what it holds is added
   */
  void backward(int state, float[] gradient, boolean isAdded, WeightGradientAccumulator collected) {
    int[] ofState = ofStates.get(state);
    if (ofState.length == 0 && !isAdded) {
      Arrays.fill(gradient, 0f);
    }
    if (ofState.length == 0) {
      return;
    }
    if (isAdded) {
      operand.put(0, gradient, 0, length);
    }
    boolean add = isAdded;
    for (int product : ofState) {
      multiplyBack(product, collected, add);
      add = true;
    }
    operand.get(0, gradient, 0, length);
  }

  private void multiplyBack(int product, WeightGradientAccumulator collected, boolean add) {
    blas.product(
        weights().recurrentTransposed(product), collected.gradientOf(product), operandMatrix, add);
  }

  /**
   * Backpropagates to the input.
   *
   * @param inputGradient [batch, I, time] in column-major order, of which step t is written
   */
  void backwardToInput(NativeFloats inputGradient, int t, WeightGradientAccumulator collected) {
    blas.product(
        weights().inputTransposed(), collected.gradientOfGates(), input(inputGradient, t), false);
  }

  /** The input or its gradient at step t, [I, sequences]. */
  private Matrix input(NativeFloats inputs, int t) {
    if (inputMatrix == null || inputMemory != inputs) {
      inputMemory = inputs;
      inputMatrix = inputs.matrix(0, inputSize, slice.sequences(), slice.batch());
    }
    return inputMatrix.moveTo((long) t * inputSize * slice.batch() + slice.first());
  }

  /** The floats of its memory. */
  long floats() {
    long rows = operandMatrix.rows() + (long) blocks * hiddenSize;
    return rows * slice.sequences() + (single == null ? 0 : single.floats());
  }

  /** Lets go of the input. */
  void clear() {
    inputMemory = null;
    inputMatrix = null;
  }

  private Weights weights() {
    return requireNonNull(weights, "forward comes first");
  }
}
