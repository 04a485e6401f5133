package io.github.rnncompare.engine.pass;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The matrix products of a step of a slice, and the memory outside the heap that they need. */
final class StepProducts {
  private final Blas blas = Blas.library();
  private final Slice slice;
  private final int inputSize;
  private final int hiddenSize;
  private final int length;

  /** The products of each state, and of blocks. */
  private final List<List<Product>> ofStates;

  private final List<Product> later;

  /** The blocks that are complete once the products of states are computed. */
  private final int[] firstBlocks;

  /** The pre-activations of a step or their gradients, and a state or its gradient. */
  private final NativeFloats preActivations;

  private final NativeFloats operand;
  private final Matrix operandMatrix;

  /** Of each block and those behind it, [H, sequences] each. */
  private final Matrix[] blocks;

  private final Matrix gates;
  private @Nullable Weights weights;

  StepProducts(Cell cell, Slice slice, int inputSize, int hiddenSize) {
    this.slice = slice;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.length = hiddenSize * slice.sequences();
    this.later = cell.laterProducts();
    this.ofStates = ofStates(cell);
    this.firstBlocks = firstBlocks(cell);
    preActivations = NativeFloats.allocate(Math.multiplyExact(cell.blocks(), length));
    operand = NativeFloats.allocate(length);
    operandMatrix = operand.matrix(0, hiddenSize, slice.sequences(), slice.sequences());
    blocks = new Matrix[cell.blocks()];
    Arrays.setAll(blocks, this::blocksFrom);
    gates = blocks[0].firstRows(cell.gates().size() * hiddenSize);
  }

  private static List<List<Product>> ofStates(Cell cell) {
    List<List<Product>> ofStates = new ArrayList<>();
    for (int state = 0; state < cell.states().size(); state++) {
      int index = state;
      ofStates.add(
          cell.products().stream()
              .filter(product -> product.isOfState() && product.operand() == index)
              .toList());
    }
    return ofStates;
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

  private Matrix blocksFrom(int block) {
    int rows = (blocks.length - block) * hiddenSize;
    return preActivations.matrix(block * length, rows, slice.sequences(), slice.sequences());
  }

  /** The weights of the pass that begins. */
  void begin(Weights current) {
    weights = current;
  }

  /** How many products of blocks there are: one before each stage but the first. */
  int later() {
    return later.size();
  }

  /**
   * Computes the pre-activations of step t from its input and the states before it.
   *
   * @param input [batch, I, time] in column-major order
   * @param states each state
   * @param target each block; those that later products complete are left as they are
   */
  void forward(NativeFloats input, int t, float[][] states, float[][] target) {
    blas.product(weights().input(), input(input, t), gates, false);
    for (int state = 0; state < states.length; state++) {
      if (!ofStates.get(state).isEmpty()) {
        operand.put(0, states[state], 0, length);
        ofStates.get(state).forEach(this::multiply);
      }
    }
    for (int block : firstBlocks) {
      read(block, target);
    }
  }

  /** Computes the product before a stage, and reads what it completes. */
  void forwardTo(int stage, float[][] target) {
    Product product = later.get(stage - 1);
    operand.put(0, target[product.operand()], 0, length);
    multiply(product);
    for (int block = product.result(); block < product.end(); block++) {
      read(block, target);
    }
  }

  private void multiply(Product product) {
    blas.product(weights().recurrent(product), operandMatrix, result(product), product.isAdded());
  }

  private void read(int block, float[][] target) {
    preActivations.get(block * length, target[block], 0, length);
  }

  /** Backpropagates through the product before a stage, to the gradient of its operand. */
  void backwardFrom(int stage, float[][] gradients) {
    Product product = later.get(stage - 1);
    for (int block = product.result(); block < product.end(); block++) {
      writeGradient(block, gradients[block]);
    }
    multiplyBack(product, false);
    operand.get(0, gradients[product.operand()], 0, length);
  }

  /** Hands over the gradient of a block. */
  void writeGradient(int block, float[] gradient) {
    preActivations.put(block * length, gradient, 0, length);
  }

  /**
   * Backpropagates through the products of a state, of which there may be none.
   *
   * @param gradient of the state, overwritten
   * @param isAdded whether what it holds is added
   */
  void backward(int state, float[] gradient, boolean isAdded) {
    List<Product> products = ofStates.get(state);
    if (products.isEmpty() && !isAdded) {
      Arrays.fill(gradient, 0f);
    }
    if (products.isEmpty()) {
      return;
    }
    if (isAdded) {
      operand.put(0, gradient, 0, length);
    }
    boolean add = isAdded;
    for (Product product : products) {
      multiplyBack(product, add);
      add = true;
    }
    operand.get(0, gradient, 0, length);
  }

  private void multiplyBack(Product product, boolean add) {
    Matrix transposed = weights().recurrent(product).transposed();
    blas.product(transposed, result(product), operandMatrix, add);
  }

  /**
   * Backpropagates to the input.
   *
   * @param inputGradient [batch, I, time] in column-major order, of which step t is written
   */
  void backwardToInput(NativeFloats inputGradient, int t) {
    blas.product(weights().input().transposed(), gates, input(inputGradient, t), false);
  }

  /** The pre-activations that a product computes, [gates · H, sequences]. */
  private Matrix result(Product product) {
    return blocks[product.result()].firstRows(product.gates() * hiddenSize);
  }

  /** The input or its gradient at step t, [I, sequences]. */
  private Matrix input(NativeFloats inputs, int t) {
    int start = t * inputSize * slice.batch() + slice.first();
    return inputs.matrix(start, inputSize, slice.sequences(), slice.batch());
  }

  private Weights weights() {
    return requireNonNull(weights, "forward comes first");
  }
}
