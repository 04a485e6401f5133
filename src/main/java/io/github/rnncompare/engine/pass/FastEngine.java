package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.FastEquations;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs on the CPU in single precision: plain Java loops for the gates, {@link Blas} for the
 * products.
 *
 * <p>Java addresses at most {@link NativeFloats#MAX_LENGTH} floats outside its heap as one array; a
 * pass with a longer one runs on a {@link PortableEngine}.
 *
 * <p>A batch is split into slices, which run in parallel in the caller's {@link
 * java.util.concurrent.ForkJoinPool}, or in the common pool. The split depends on the shapes only,
 * so that the results do not depend on the number of threads.
 */
final class FastEngine implements Engine {
  /**
   * The minimum number of sequences of a slice: with fewer, BLAS is limited by reading the weights.
   */
  private static final int MIN_SEQUENCES = 16;

  private static final int USUAL_SEQUENCES = 32;

  /** The number of multiplications of a pass below which parallel execution does not pay. */
  private static final double WORTH_SPLITTING = 5e6;

  /**
   * Memory is kept for three shapes: a full batch, a smaller last batch and the validation split.
   */
  private static final int REMEMBERED_SHAPES = 3;

  /** Floats, 32 MiB, that are kept at most when the arrays of a pass are let go. */
  static final long KEPT_IDLE = 1 << 23;

  /** The sizes that determine how a batch is split and how much memory a slice needs. */
  private record Shape(int batch, int inputSize, int hiddenSize, int slices) {}

  private final Cell cell;
  private final FastEquations equations;
  private final int maxLength;
  private final Engine forLongArrays;
  private final ColumnMajor inputMemory = new ColumnMajor();
  private final ColumnMajor gradientMemory = new ColumnMajor();
  private final Map<Shape, List<BatchSlice>> memory =
      new LinkedHashMap<>(2 * REMEMBERED_SHAPES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, List<BatchSlice>> eldest) {
          return size() > REMEMBERED_SHAPES;
        }
      };

  /** How many passes were begun; all share one memory, so only the last can be asked. */
  private long passes;

  private final LastArray input = new LastArray();
  private final LastArray outputGradient = new LastArray();
  private final LastArray lastHidden = new LastArray();
  private @Nullable NativeParameters read;
  private @Nullable NativeParameters written;
  private @Nullable RecurrentCopies copies;

  /** Whether a pass was for training since the last {@link #clear}. */
  private boolean trained;

  /** An engine for a cell that has fast equations. */
  FastEngine(Cell cell) {
    this(cell, NativeFloats.MAX_LENGTH);
  }

  /**
   * With another limit.
   *
   * @param maxLength numbers of the longest array that the fast engine takes itself; a pass with a
   *     longer one runs on a portable engine
   */
  FastEngine(Cell cell, int maxLength) {
    this.cell = cell;
    this.equations = cell.fast().orElseThrow();
    this.maxLength = maxLength;
    this.forLongArrays = new PortableEngine(cell);
  }

  /** Whether arrays are floats on the CPU. */
  static boolean runsHere(DataType dataType) {
    return dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
  }

  @Override
  public Kind kind() {
    return Kind.FAST;
  }

  @Override
  public Pass forward(
      Parameters parameters, Sequence sequence, boolean training, @Nullable INDArray output) {
    Shape shape = shape(parameters, sequence);
    if (longest(parameters, sequence, output, shape) > maxLength) {
      return forLongArrays.forward(parameters, sequence, training, output);
    }
    passes++;
    trained |= training;
    read = NativeParameters.toRead(parameters, read);
    Weights weights = read.weights();
    long steps = sequence.values().size(2) * shape.slices();
    if (RecurrentCopies.pay(cell, shape.hiddenSize(), shape.batch(), steps, training)) {
      copies = copies == null ? new RecurrentCopies(cell, shape.hiddenSize()) : copies;
      weights = copies.of(weights, training);
    }
    FastPass pass =
        new FastPass(
            this,
            passes,
            slices(shape),
            weights,
            read.biases(),
            input(sequence.values()),
            parameters,
            sequence,
            training);
    pass.forward(output);
    return pass;
  }

  /** An array [batch, I, time] in column-major order: its own memory, or that of a copy. */
  private NativeFloats input(INDArray values) {
    return Floats.isColumnMajor(values) ? input.of(values) : inputMemory.of(values);
  }

  /** The gradient of the outputs or of the last state, in column-major order. */
  NativeFloats outputGradient(INDArray gradient) {
    if (Floats.isColumnMajor(gradient)) {
      return outputGradient.of(gradient);
    }
    return gradient.rank() == 2
        ? NativeFloats.of(Copies.copy(gradient, 'f'))
        : gradientMemory.of(gradient);
  }

  @Override
  public void clear() {
    input.clear();
    outputGradient.clear();
    lastHidden.clear();
    memory.values().forEach(slices -> slices.forEach(BatchSlice::clear));
    passes++; // the last pass has lost what it needs
    if (trained) { // DL4J clears its layers after each call of fit, and the next one is likely
      trained = false;
    } else {
      keepLittle();
    }
  }

  /** Releases memory until no more than {@link #KEPT_IDLE} is left. */
  private void keepLittle() {
    inputMemory.clear();
    gradientMemory.clear();
    if (copies != null && copies.floats() > KEPT_IDLE) {
      copies = null;
    }
    long floats = copies == null ? 0 : copies.floats();
    List<Map.Entry<Shape, List<BatchSlice>>> latestFirst = new ArrayList<>(memory.entrySet());
    Collections.reverse(latestFirst);
    for (Map.Entry<Shape, List<BatchSlice>> entry : latestFirst) {
      floats += entry.getValue().stream().mapToLong(BatchSlice::floats).sum();
      if (floats > KEPT_IDLE) {
        memory.remove(entry.getKey());
      }
    }
  }

  /** The floats that it keeps between two calls, apart from copies of arrays. */
  long floats() {
    long ofSlices =
        memory.values().stream().flatMap(List::stream).mapToLong(BatchSlice::floats).sum();
    return ofSlices + (copies == null ? 0 : copies.floats());
  }

  NativeFloats lastHidden(INDArray target) {
    return lastHidden.of(target);
  }

  NativeParameters gradients(Parameters target) {
    written = NativeParameters.toWrite(target, written);
    return written;
  }

  /** Whether no other pass was begun since. */
  boolean isLatest(long pass) {
    return pass == passes;
  }

  /** The numbers in the longest array of a pass, its own buffers included. */
  private long longest(
      Parameters parameters, Sequence sequence, @Nullable INDArray output, Shape shape) {
    long sequences = (shape.batch() + shape.slices() - 1L) / shape.slices();
    long rows = Math.max(shape.inputSize(), (long) cell.blocks() * shape.hiddenSize());
    long longest =
        Math.max(
            Math.max(sequence.values().length(), output == null ? 0 : output.length()),
            rows * WeightGradientAccumulator.longestRow(sequences));
    for (INDArray array : parameters.arrays().values()) {
      longest = Math.max(longest, array.length());
    }
    return longest;
  }

  private Shape shape(Parameters parameters, Sequence sequence) {
    int batch = (int) sequence.values().size(0);
    int inputSize = (int) parameters.inputSize();
    int hiddenSize = (int) parameters.hiddenSize();
    double multiplications =
        (double) sequence.values().size(2)
            * batch
            * cell.gates().size()
            * hiddenSize
            * (inputSize + hiddenSize);
    int slices = multiplications < WORTH_SPLITTING ? 1 : slices(batch);
    return new Shape(batch, inputSize, hiddenSize, slices);
  }

  /** A power of two, so that two, four or eight threads have equal work. */
  private static int slices(int batch) {
    if (batch < 2 * MIN_SEQUENCES) {
      return 1;
    }
    return Math.max(2, Integer.highestOneBit(batch / USUAL_SEQUENCES));
  }

  private List<BatchSlice> slices(Shape shape) {
    return memory.computeIfAbsent(shape, this::allocate);
  }

  private List<BatchSlice> allocate(Shape shape) {
    List<BatchSlice> slices = new ArrayList<>();
    for (int i = 0; i < shape.slices(); i++) {
      int first = (int) ((long) shape.batch() * i / shape.slices());
      int end = (int) ((long) shape.batch() * (i + 1) / shape.slices());
      Slice slice = new Slice(first, end - first, shape.batch());
      slices.add(new BatchSlice(cell, equations, slice, shape.inputSize(), shape.hiddenSize()));
    }
    return slices;
  }
}
