package io.github.rnncompare.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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

  /** The sizes that determine how a batch is split and how much memory a slice needs. */
  private record Shape(int batch, int inputSize, int hiddenSize, int slices) {}

  private final Cell kind;
  private final FastCell cell;
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

  FastEngine(Cell kind) {
    this(kind, NativeFloats.MAX_LENGTH);
  }

  /**
   * With another limit.
   *
   * @param maxLength numbers of the longest array that the fast engine takes itself; a pass with a
   *     longer one runs on a portable engine
   */
  FastEngine(Cell kind, int maxLength) {
    this.kind = kind;
    this.maxLength = maxLength;
    this.forLongArrays = new PortableEngine(kind);
    this.cell = FastCell.of(kind);
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
  public Pass forward(Parameters parameters, Sequence sequence, boolean training, INDArray output) {
    Shape shape = shape(parameters, sequence);
    if (longest(parameters, sequence, output, shape) > maxLength) {
      return forLongArrays.forward(parameters, sequence, training, output);
    }
    Parameters columnMajor = parameters.columnMajor();
    long number = ++passes;
    FastPass pass =
        new FastPass(
            cell,
            slices(shape),
            columnMajor,
            sequence,
            inputMemory.of(sequence.values()),
            gradientMemory,
            training,
            () -> number == passes);
    pass.forward(output);
    return pass;
  }

  /** The numbers in the longest array of a pass, its own buffers included. */
  private long longest(Parameters parameters, Sequence sequence, INDArray output, Shape shape) {
    long sequences = (shape.batch() + shape.slices() - 1L) / shape.slices();
    long rows = Math.max(shape.inputSize(), (long) cell.blocks() * shape.hiddenSize());
    return LongStream.of(
            sequence.values().length(),
            output.length(),
            parameters.input().length(),
            parameters.recurrent().length(),
            rows * Math.max(sequences, WeightGradientAccumulator.COLUMNS))
        .max()
        .orElseThrow();
  }

  private Shape shape(Parameters parameters, Sequence sequence) {
    int batch = (int) sequence.values().size(0);
    int inputSize = (int) parameters.inputSize();
    int hiddenSize = (int) parameters.hiddenSize();
    double multiplications =
        (double) sequence.values().size(2)
            * batch
            * kind.gates()
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
      slices.add(
          new BatchSlice(kind, cell, first, end - first, shape.inputSize(), shape.hiddenSize()));
    }
    return slices;
  }
}
