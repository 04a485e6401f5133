package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * With fewer rows of inputs and states, one product of all of them with all gradients takes less
   * time than one for each: it computes entries that nothing needs, but fills BLAS's registers.
   */
  private static final int FEW_ROWS = 48;

  /** The matrices of the products that add a number of steps to the weights' gradients. */
  private record Factors(
      Matrix gates, Matrix inputs, List<Matrix> results, List<Matrix> operands, Matrix all) {}

  private final Blas blas = Blas.library();
  private final Slice slice;
  private final int hiddenSize;

  /** Columns of one product. */
  private final int most;

  private final int capacity;
  private final List<Product> products;
  private final int gates;
  private final PaddedRows gradients;
  private final Operands operands;

  /** The product of all gradients with all operands, if that is one; else null. */
  private final @Nullable NativeFloats whole;

  private final @Nullable Matrix wholeMatrix;

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
    this.hiddenSize = hiddenSize;
    this.products = cell.products();
    this.gates = cell.gates().size();
    Operands.Layout layout = Operands.Layout.of(cell, inputSize, hiddenSize);
    int gradientRows = cell.blocks() * hiddenSize;
    this.most = (long) (layout.rows() + gradientRows) * COLUMNS <= CACHED ? COLUMNS : COLUMNS / 2;
    this.capacity = steps(timeSteps);
    int columns = capacity * slice.sequences();
    gradients = new PaddedRows(gradientRows, columns);
    operands = new Operands(layout, slice, columns);
    boolean isOne = !products.isEmpty() && layout.ofBlocks().isEmpty() && layout.rows() <= FEW_ROWS;
    whole = isOne ? NativeFloats.allocate(gradientRows * layout.rows()) : null;
    wholeMatrix =
        whole == null ? null : whole.matrix(0, gradientRows, layout.rows(), layout.rows());
    current = gradients.from(0, gates * hiddenSize, 0, slice.sequences());
    currentOfProduct = new Matrix[products.size()];
    for (int i = 0; i < currentOfProduct.length; i++) {
      currentOfProduct[i] = gradients(products.get(i), 0, slice.sequences());
    }
  }

  /** The floats from one row to the next, at most, for slices of so many sequences. */
  static long longestRow(long sequences) {
    return PaddedRows.stride(Math.max(sequences, COLUMNS));
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

  /** Writes the gradient of a block at the current step, from one unit's entries to another's. */
  void setGradient(int block, float[] gradient, int from, int to) {
    gradients.setColumns(block * hiddenSize, column(), gradient, from, to, slice.sequences());
  }

  /** The gradients of the gates at the current step, [gH, sequences]. */
  Matrix gradientOfGates() {
    return gradients.move(current, 0, column());
  }

  /** The gradients of what a product computes, at the current step: [gates · H, sequences]. */
  Matrix gradientOf(int product) {
    int row = products.get(product).result() * hiddenSize;
    return gradients.move(currentOfProduct[product], row, column());
  }

  private int column() {
    return free * slice.sequences();
  }

  /** Adds the inputs and operands of step t, as {@link Operands#set}. */
  void addOperands(int t, NativeFloats input, KeptSteps kept, int[] padded) {
    operands.set(column(), t, input, kept, padded);
  }

  /** The floats of its memory. */
  long floats() {
    return gradients.floats() + operands.floats();
  }

  boolean isFull() {
    return free == 0;
  }

  /** Adds the collected steps to the gradients of the weights, and empties the buffers. */
  void flush(Weights target) {
    Factors factors = ofWidth.computeIfAbsent(free, this::factors);
    if (wholeMatrix != null) {
      blas.product(factors.gates(), factors.all(), wholeMatrix, !fresh);
    } else {
      blas.product(factors.gates(), factors.inputs(), target.input(), !fresh);
      for (int i = 0; i < products.size(); i++) {
        blas.product(
            factors.results().get(i), factors.operands().get(i), target.recurrent(i), !fresh);
      }
    }
    free = steps;
    fresh = false;
  }

  /** Completes the gradients after the last {@link #flush}. */
  void finish(Weights target) {
    if (whole == null) {
      return;
    }
    int operandRows = operands.layout().rows();
    target.copyInput(whole, operandRows);
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      int row = product.result() * hiddenSize;
      target.copyRecurrent(
          i, whole, row * operandRows + operands.layout().row(product), operandRows);
    }
  }

  private Factors factors(int left) {
    int column = left * slice.sequences();
    int width = (steps - left) * slice.sequences();
    int rows = whole == null ? gates * hiddenSize : gradients.rows();
    return new Factors(
        gradients.from(0, rows, column, width),
        operands.inputs(column, width).transposed(),
        products.stream().map(product -> gradients(product, column, width)).toList(),
        products.stream()
            .map(product -> operands.of(product, column, width))
            .map(Matrix::transposed)
            .toList(),
        operands.all(column, width).transposed());
  }
}
