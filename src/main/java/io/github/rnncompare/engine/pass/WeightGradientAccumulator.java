package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects several steps of a backward pass, so that one product gives their part of the weights'
 * gradient: dWᵀ[gH, I] += dZ[gH, columns] · X[I, columns]ᵀ, where a column is a sequence at a step.
 * The last step comes first, so the buffers are filled from their end.
 *
 * <p>It also holds the gradients of the current step's blocks for the products that go back through
 * them.
 */
final class WeightGradientAccumulator {
  /**
   * With this many columns reading and writing the weights' gradient is cheap compared with the
   * product; half of them do where the buffers would crowd the cache.
   */
  private static final int COLUMNS = 256;

  /** Floats, 512 KiB, of a buffer that leaves room for the weights in a core's cache. */
  private static final int CACHED = 1 << 17;

  /**
   * Rows that are 1 KiB apart fall into few sets of a cache: the product takes a fifth to a third
   * longer than with a few floats between them.
   */
  private static final int PADDING = 16;

  /** A matrix [rows, columns] outside the heap, with a gap behind each row. */
  private static final class Rows {
    private final NativeFloats memory;
    private final int rows;
    private final int stride;

    Rows(int rows, int columns) {
      this.rows = rows;
      this.stride = columns + PADDING;
      this.memory = NativeFloats.allocate(Math.multiplyExact(rows, stride));
    }

    /** Copies a matrix of {@code width} columns to the rows from {@code row} on. */
    void setColumns(int row, int column, float[] source, int width) {
      int to = row * stride + column;
      for (int from = 0; from < source.length; from += width, to += stride) {
        memory.put(to, source, from, width);
      }
    }

    /** Copies a row of {@code width} columns. */
    void setRow(int row, int column, NativeFloats source, int from, int width) {
      memory.put(row * stride + column, source, from, width);
    }

    /** Sets a column to zero. */
    void clear(int column) {
      for (int row = 0; row < rows; row++) {
        memory.put(row * stride + column, 0f);
      }
    }

    /** The rows from {@code row} on, without the columns before {@code column}. */
    Matrix from(int row, int count, int column, int width) {
      return memory.matrix(row * stride + column, count, width, stride);
    }
  }

  /** The matrices of the products that add a number of steps to the weights' gradients. */
  private record Factors(
      Matrix gates, Matrix inputs, List<Matrix> results, List<Matrix> operands) {}

  private final Blas blas = Blas.library();
  private final Slice slice;
  private final int inputSize;
  private final int hiddenSize;

  /** Columns of one product. */
  private final int most;

  private final int capacity;
  private final List<Product> products;
  private final int gates;
  private final Rows gradients;
  private final Rows inputs;

  /** What the products multiply; products with the same operand share it. */
  private final Map<Integer, Rows> ofStates = new LinkedHashMap<>();

  private final Map<Integer, Rows> ofBlocks = new LinkedHashMap<>();
  private final Map<Integer, Factors> ofWidth = new LinkedHashMap<>();

  /** The gradients of the current step's blocks, and of those that each product computes. */
  private final Matrix current;

  private final Matrix[] currentOfProduct;

  /**
   * The number of steps of one product in the current pass, and how many of them are still free.
   */
  private int steps;

  private int free;
  private boolean fresh = true;

  WeightGradientAccumulator(Cell cell, Slice slice, int inputSize, int hiddenSize, int timeSteps) {
    this.slice = slice;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.products = cell.products();
    this.gates = cell.gates().size();
    long rows = rows(cell, inputSize, hiddenSize);
    this.most = rows * COLUMNS <= CACHED ? COLUMNS : COLUMNS / 2;
    this.capacity = steps(timeSteps);
    int columns = capacity * slice.sequences();
    gradients = new Rows(cell.blocks() * hiddenSize, columns);
    inputs = new Rows(inputSize, columns);
    for (Product product : products) {
      ofOperand(product).computeIfAbsent(product.operand(), index -> new Rows(hiddenSize, columns));
    }
    current = gradients.from(0, gates * hiddenSize, 0, slice.sequences());
    currentOfProduct = new Matrix[products.size()];
    for (int i = 0; i < currentOfProduct.length; i++) {
      currentOfProduct[i] = gradients(products.get(i), 0, slice.sequences());
    }
  }

  /** The floats from one row to the next, at most, for slices of so many sequences. */
  static long longestRow(long sequences) {
    return Math.max(sequences, COLUMNS) + PADDING;
  }

  /** The rows of all buffers. */
  private static long rows(Cell cell, int inputSize, int hiddenSize) {
    long operands =
        cell.products().stream()
            .map(product -> List.of(product.isOfState() ? 1 : 0, product.operand()))
            .distinct()
            .count();
    return inputSize + (cell.blocks() + operands) * hiddenSize;
  }

  private Map<Integer, Rows> ofOperand(Product product) {
    return product.isOfState() ? ofStates : ofBlocks;
  }

  private Matrix gradients(Product product, int column, int width) {
    int row = product.result() * hiddenSize;
    return gradients.from(row, product.gates() * hiddenSize, column, width);
  }

  private int steps(int timeSteps) {
    return Math.max(1, Math.min(timeSteps, most / slice.sequences()));
  }

  /** Whether the buffers are large enough for a pass over {@code timeSteps} steps. */
  boolean fits(int timeSteps) {
    return capacity >= steps(timeSteps);
  }

  /**
   * Begins a backward pass: its first {@link #flush} overwrites the gradients. The number of steps
   * of one product depends on this pass only, so that its result does not depend on earlier passes.
   */
  void begin(int timeSteps) {
    if (steps != steps(timeSteps)) {
      ofWidth.clear();
    }
    steps = steps(timeSteps);
    free = steps;
    fresh = true;
  }

  /** Begins a step: the gradients of its blocks come next. */
  void beginStep() {
    free--;
  }

  /** Writes the gradient of a block at the current step. */
  void setGradient(int block, float[] gradient) {
    gradients.setColumns(block * hiddenSize, column(), gradient, slice.sequences());
  }

  /** The gradients of the gates at the current step, [gH, sequences]. */
  Matrix gradientOfGates() {
    return current.moveTo(column());
  }

  /** The gradients of what a product computes, at the current step: [gates · H, sequences]. */
  Matrix gradientOf(int product) {
    long row = (long) products.get(product).result() * hiddenSize;
    return currentOfProduct[product].moveTo(row * gradients.stride + column());
  }

  private int column() {
    return free * slice.sequences();
  }

  /**
   * Adds the inputs and operands of step t.
   *
   * @param input [batch, I, time] in column-major order
   * @param kept the states and blocks
   * @param padded the sequences that are padded at this step: their gradients are zero, but their
   *     inputs may be anything, and zero times NaN is NaN
   */
  void addOperands(int t, NativeFloats input, KeptSteps kept, int[] padded) {
    int sequences = slice.sequences();
    int column = column();
    for (Map.Entry<Integer, Rows> entry : ofStates.entrySet()) {
      entry.getValue().setColumns(0, column, kept.states(t)[entry.getKey()], sequences);
    }
    for (int i = 0; i < inputSize; i++) {
      int from = (t * inputSize + i) * slice.batch() + slice.first();
      inputs.setRow(i, column, input, from, sequences);
    }
    for (Map.Entry<Integer, Rows> entry : ofBlocks.entrySet()) {
      entry.getValue().setColumns(0, column, kept.blocks(t)[entry.getKey()], sequences);
    }
    for (int sequence : padded) {
      inputs.clear(column + sequence);
      ofBlocks.values().forEach(rows -> rows.clear(column + sequence));
    }
  }

  /** The floats of its memory. */
  long floats() {
    long rows =
        gradients.rows + inputs.rows + (long) (ofStates.size() + ofBlocks.size()) * hiddenSize;
    return rows * gradients.stride;
  }

  boolean isFull() {
    return free == 0;
  }

  /** Adds the collected steps to the gradients of the weights, and empties the buffers. */
  void flush(Weights target) {
    Factors factors = ofWidth.computeIfAbsent(free, this::factors);
    blas.product(factors.gates(), factors.inputs(), target.input(), !fresh);
    for (int i = 0; i < products.size(); i++) {
      blas.product(
          factors.results().get(i), factors.operands().get(i), target.recurrent(i), !fresh);
    }
    free = steps;
    fresh = false;
  }

  private Factors factors(int left) {
    int column = left * slice.sequences();
    int width = (steps - left) * slice.sequences();
    return new Factors(
        gradients.from(0, gates * hiddenSize, column, width),
        inputs.from(0, inputSize, column, width).transposed(),
        products.stream().map(product -> gradients(product, column, width)).toList(),
        products.stream()
            .map(product -> ofOperand(product).get(product.operand()))
            .map(rows -> rows.from(0, hiddenSize, column, width).transposed())
            .toList());
  }
}
