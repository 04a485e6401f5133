package io.github.rnncompare.engine;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.FastCell.Product;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs some sequences of a batch forward and backward through time. Its memory is reused from pass
 * to pass.
 *
 * <p>All data of a step are row-major matrices [units, sequences], so that one long loop covers a
 * gate of all units and sequences. A DL4J array [batch, units, time] in column-major order holds
 * one such matrix for each step, so that BLAS reads the input and writes the input's gradient in
 * place.
 */
final class BatchSlice {
  private static final int[] NOT_PADDED = {};

  private final Blas blas = Blas.library();
  private final FastCell cell;
  private final boolean hasCellState;
  private final int gates;
  private final int first;
  private final int sequences;
  private final int inputSize;
  private final int hiddenSize;
  private final int blockLength;

  // Forward: an array for each step that is kept.
  private float[][][] blocks = {};
  private float[][] hidden = {};
  private float[][] cellStates = {};
  private boolean keeping;
  private final float[][] bias;

  // Backward.
  private final float[] hiddenGradient;
  private final float[] cellGradient;
  private final float[][] preActivationGradients;
  private final float[][] biasGradient;
  private final float[] scratch;
  private @Nullable WeightGradientAccumulator accumulator;

  // Where BLAS computes: the pre-activations of a step or their gradients, and a state or its
  // gradient.
  private final NativeFloats preActivations;
  private final Matrix[] preActivationMatrices;
  private final NativeFloats state;
  private final Matrix stateMatrix;

  private @Nullable Weights weights;
  private @Nullable Weights ownGradients;

  /**
   * Memory for a layer with input size I and hidden size H.
   *
   * @param first index in the batch of the first sequence
   * @param sequences number of sequences
   */
  BatchSlice(Cell kind, FastCell cell, int first, int sequences, int inputSize, int hiddenSize) {
    this.cell = cell;
    this.hasCellState = kind.hasCellState();
    this.gates = kind.gates();
    this.first = first;
    this.sequences = sequences;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.blockLength = Math.multiplyExact(hiddenSize, sequences);

    int all = Math.multiplyExact(cell.blocks(), blockLength);
    bias = new float[cell.blocks()][blockLength];
    hiddenGradient = new float[blockLength];
    cellGradient = new float[hasCellState ? blockLength : 0];
    preActivationGradients = new float[cell.blocks()][blockLength];
    biasGradient = new float[cell.blocks()][blockLength];
    scratch = new float[blockLength];
    preActivations = NativeFloats.allocate(all);
    preActivationMatrices = new Matrix[cell.blocks()];
    Arrays.setAll(preActivationMatrices, this::preActivationsFrom);
    state = NativeFloats.allocate(blockLength);
    stateMatrix = state.matrix(0, hiddenSize, sequences, sequences);
  }

  /** The pre-activations of a block and of those after it, [H, sequences] each. */
  private Matrix preActivationsFrom(int block) {
    int rows = (cell.blocks() - block) * hiddenSize;
    return preActivations.matrix(block * blockLength, rows, sequences, sequences);
  }

  /** Floats [H, sequences] of a gate or a state. */
  int blockLength() {
    return blockLength;
  }

  /** The index in the batch of the first sequence. */
  int first() {
    return first;
  }

  /** The blocks of step t, [H, sequences] each. */
  float[][] blocks(int t) {
    return blocks[keeping ? t : 0];
  }

  /** The hidden state after t steps, [H, sequences]. */
  float[] hidden(int t) {
    return hidden[keeping ? t : t & 1];
  }

  /** The cell state after t steps, [H, sequences], of a cell that has one. */
  float[] cell(int t) {
    return cellStates[keeping ? t : t & 1];
  }

  /** The bias of each block, repeated for each sequence: [H, sequences]. */
  float[][] bias() {
    return bias;
  }

  /** The gradient of the hidden state, [H, sequences]. */
  float[] hiddenGradient() {
    return hiddenGradient;
  }

  /** The gradient of the cell state, [H, sequences]. */
  float[] cellGradient() {
    return cellGradient;
  }

  /** The gradients of a step's pre-activations, [H, sequences] for each block. */
  float[][] preActivationGradients() {
    return preActivationGradients;
  }

  /**
   * Copies {@code count} blocks of the step's pre-activations to the arrays with the same index.
   */
  void readPreActivations(int block, int count, float[][] target) {
    for (int i = block; i < block + count; i++) {
      readPreActivations(i, target[i]);
    }
  }

  /** Copies a block of the step's pre-activations. */
  void readPreActivations(int block, float[] target) {
    preActivations.get(block * blockLength, target, 0, blockLength);
  }

  /** Computes a product with a block as its operand; the result is part of the pre-activations. */
  void multiply(Product product, float[] operand) {
    state.put(0, operand, 0, blockLength);
    multiply(product);
  }

  /**
   * Backpropagates through a product of one gate, from the gradient of its result to that of its
   * operand.
   */
  void multiplyBack(Product product, float[] gradient, float[] operandGradient) {
    preActivations.put(product.block() * blockLength, gradient, 0, blockLength);
    multiplyBack(product, false);
    state.get(0, operandGradient, 0, blockLength);
  }

  private void multiply(Product product) {
    blas.product(weights().recurrent(product), stateMatrix, result(product), product.onInput());
  }

  private void multiplyBack(Product product, boolean add) {
    blas.product(weights().recurrent(product).transposed(), result(product), stateMatrix, add);
  }

  /** The pre-activations that a product computes, [gates · H, sequences]. */
  private Matrix result(Product product) {
    return preActivationMatrices[product.block()].firstRows(product.gates() * hiddenSize);
  }

  /** The pre-activations of all gates, which the input's product computes, [gH, sequences]. */
  private Matrix gatesOfInput() {
    return preActivationMatrices[0].firstRows(gates * hiddenSize);
  }

  /** The input or its gradient at step t, [I, sequences]. */
  private Matrix input(NativeFloats inputs, int t, int batch) {
    return inputs.matrix(t * inputSize * batch + first, inputSize, sequences, batch);
  }

  /**
   * Runs the sequences and writes their hidden states.
   *
   * @param output [batch, H, time]
   */
  void forward(FastPass pass, NativeFloats output) {
    prepare(pass);
    for (int t = 0; t < pass.timeSteps(); t++) {
      Matrix input = input(pass.input(), t, pass.batch());
      blas.product(weights().input(), input, gatesOfInput(), false);
      state.put(0, hidden(t), 0, blockLength);
      for (Product product : cell.products()) {
        if (product.ofState()) {
          multiply(product);
        }
      }
      cell.forward(this, t);
      int[] padded = pass.padded(first, sequences, t);
      for (int column : padded) {
        copyColumn(column, hidden(t), hidden(t + 1));
        if (hasCellState) {
          copyColumn(column, cell(t), cell(t + 1));
        }
      }
      write(hidden(t + 1), padded, output, t * blockStride(pass), pass.batch());
    }
  }

  private void prepare(FastPass pass) {
    weights = pass.weights();
    keeping = pass.training();
    int steps = keeping ? pass.timeSteps() : 1;
    if (cell.keepsBlocks()) {
      blocks = grown(blocks, steps, () -> new float[cell.blocks()][blockLength]);
    }
    hidden = grown(hidden, steps + 1, () -> new float[blockLength]);
    if (hasCellState) {
      cellStates = grown(cellStates, steps + 1, () -> new float[blockLength]);
    }
    start(pass);
    repeat(pass.rowBiases());
  }

  private void start(FastPass pass) {
    setStart(pass.startHidden(), hidden(0), pass.batch());
    if (hasCellState) {
      setStart(pass.startCell(), cell(0), pass.batch());
    }
  }

  /** Sets the initial state to these sequences' columns of [H, batch], or to zeros. */
  private void setStart(float @Nullable [] states, float[] target, int batch) {
    if (states == null) {
      Arrays.fill(target, 0f);
      return;
    }
    for (int row = 0; row < hiddenSize; row++) {
      System.arraycopy(states, row * batch + first, target, row * sequences, sequences);
    }
  }

  /** Extends the arrays to one for each step. */
  private static <T> T[] grown(T[] arrays, int count, Supplier<T> another) {
    if (arrays.length >= count) {
      return arrays;
    }
    T[] more = Arrays.copyOf(arrays, count);
    for (int i = arrays.length; i < count; i++) {
      more[i] = another.get();
    }
    return more;
  }

  private void repeat(float[] biases) {
    for (int block = 0; block < bias.length; block++) {
      for (int row = 0; row < hiddenSize; row++) {
        float value = biases[block * hiddenSize + row];
        Arrays.fill(bias[block], row * sequences, (row + 1) * sequences, value);
      }
    }
  }

  /**
   * Backpropagates from the last step to {@code firstStep}.
   *
   * @param outputGradient [batch, H, time]
   * @param gradients of the weights, overwritten
   * @param inputGradient [batch, I, time], or null if it is not needed
   */
  void backward(
      FastPass pass,
      NativeFloats outputGradient,
      int firstStep,
      Weights gradients,
      @Nullable NativeFloats inputGradient) {
    Arrays.fill(hiddenGradient, 0f);
    Arrays.fill(cellGradient, 0f);
    for (float[] block : biasGradient) {
      Arrays.fill(block, 0f);
    }
    WeightGradientAccumulator collected = accumulator(pass.timeSteps());
    for (int t = pass.timeSteps() - 1; t >= firstStep; t--) {
      int[] padded = pass.padded(first, sequences, t);
      backward(pass, t, padded, outputGradient);
      collected.add(this, t, pass, padded);
      for (int block = 0; block < preActivationGradients.length; block++) {
        add(preActivationGradients[block], biasGradient[block]);
        preActivations.put(block * blockLength, preActivationGradients[block], 0, blockLength);
      }
      if (t > firstStep) {
        carry();
      }
      if (inputGradient != null) {
        Matrix target = input(inputGradient, t, pass.batch());
        blas.product(weights().input().transposed(), gatesOfInput(), target, false);
      }
      if (collected.isFull() || t == firstStep) {
        collected.flush(gradients);
      }
    }
  }

  /**
   * Computes the gradients of step t's pre-activations; a padded step passes the state's gradient
   * on unchanged.
   */
  private void backward(FastPass pass, int t, int[] padded, NativeFloats outputGradient) {
    if (padded.length == 0) {
      addRows(outputGradient, t * blockStride(pass), pass.batch());
      cell.backward(this, t);
      return;
    }
    float[] hiddenBefore = hiddenGradient.clone();
    float[] cellBefore = cellGradient.clone();
    addRows(outputGradient, t * blockStride(pass), pass.batch());
    cell.backward(this, t);
    for (int column : padded) {
      copyColumn(column, hiddenBefore, hiddenGradient);
      if (hasCellState) {
        copyColumn(column, cellBefore, cellGradient);
      }
      for (float[] block : preActivationGradients) {
        clearColumn(column, block);
      }
    }
  }

  /** Adds the part of dh_{t−1} that passes through the recurrent products. */
  private void carry() {
    state.put(0, hiddenGradient, 0, blockLength);
    for (Product product : cell.products()) {
      if (product.ofState()) {
        multiplyBack(product, true);
      }
    }
    state.get(0, hiddenGradient, 0, blockLength);
  }

  /**
   * The bias gradients of the last backward pass, summed over sequences and steps: [blocks · H].
   */
  float[] biasGradients() {
    float[] rows = new float[biasGradient.length * hiddenSize];
    for (int row = 0; row < rows.length; row++) {
      float[] block = biasGradient[row / hiddenSize];
      int from = row % hiddenSize * sequences;
      float sum = 0;
      for (int i = from; i < from + sequences; i++) {
        sum += block[i];
      }
      rows[row] = sum;
    }
    return rows;
  }

  /** Writes the state after the last step into arrays [batch, H]. */
  void writeLastState(FastPass pass, NativeFloats hiddenTarget, @Nullable NativeFloats cellTarget) {
    write(hidden(pass.timeSteps()), NOT_PADDED, hiddenTarget, 0, pass.batch());
    if (cellTarget != null) {
      write(cell(pass.timeSteps()), NOT_PADDED, cellTarget, 0, pass.batch());
    }
  }

  boolean hasCellState() {
    return hasCellState;
  }

  /** The memory for this slice's part of the weights' gradient, if it is not the first slice. */
  Weights ownGradients() {
    if (ownGradients == null) {
      ownGradients = Weights.allocate(gates, inputSize, hiddenSize);
    }
    return ownGradients;
  }

  private Weights weights() {
    return requireNonNull(weights, "forward comes first");
  }

  private WeightGradientAccumulator accumulator(int timeSteps) {
    if (accumulator == null || !accumulator.fits(timeSteps)) {
      accumulator =
          new WeightGradientAccumulator(cell, gates, sequences, inputSize, hiddenSize, timeSteps);
    }
    accumulator.begin(timeSteps);
    return accumulator;
  }

  private int blockStride(FastPass pass) {
    return hiddenSize * pass.batch();
  }

  private void write(float[] block, int[] padded, NativeFloats target, int at, int batch) {
    float[] shown = block;
    if (padded.length > 0) {
      System.arraycopy(block, 0, scratch, 0, blockLength);
      for (int column : padded) {
        clearColumn(column, scratch);
      }
      shown = scratch;
    }
    if (sequences == batch) {
      target.put(at, shown, 0, blockLength);
      return;
    }
    for (int row = 0; row < hiddenSize; row++) {
      target.put(at + row * batch + first, shown, row * sequences, sequences);
    }
  }

  private void addRows(NativeFloats source, int at, int batch) {
    if (sequences == batch) {
      source.get(at, scratch, 0, blockLength);
    } else {
      for (int row = 0; row < hiddenSize; row++) {
        source.get(at + row * batch + first, scratch, row * sequences, sequences);
      }
    }
    for (int i = 0; i < blockLength; i++) {
      hiddenGradient[i] += scratch[i];
    }
  }

  private static void add(float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  private void copyColumn(int column, float[] from, float[] to) {
    for (int i = column; i < blockLength; i += sequences) {
      to[i] = from[i];
    }
  }

  private void clearColumn(int column, float[] block) {
    for (int i = column; i < block.length; i += sequences) {
      block[i] = 0f;
    }
  }
}
