package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import java.util.ArrayList;
import java.util.List;
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
 * <p>A batch is split into {@link Slices}, which run in parallel in the caller's {@link
 * java.util.concurrent.ForkJoinPool}, or in the common pool.
 */
final class FastEngine implements Engine {
  /** Floats, 32 MiB, that are kept at most when the arrays of a pass are let go. */
  static final long KEPT_IDLE = 1 << 23;

  private final Cell cell;
  private final int blocks;
  private final int maxLength;
  private final Engine forLongArrays;
  private final ColumnMajor inputMemory = new ColumnMajor();
  private final ColumnMajor gradientMemory = new ColumnMajor();
  private final Slices slices;

  /** How many passes were begun; all share one memory, so only the last can be asked. */
  private long passes;

  private final LastArray input = new LastArray();
  private final LastArray outputGradient = new LastArray();
  private final List<LastArray> lastStates = new ArrayList<>();
  private final List<KnownArray> startArrays = new ArrayList<>();
  private final List<float[]> starts = new ArrayList<>();
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
    this.blocks = cell.blocks();
    this.maxLength = maxLength;
    this.forLongArrays = new PortableEngine(cell);
    this.slices = new Slices(cell);
    for (int i = 0; i < cell.states().size(); i++) {
      lastStates.add(new LastArray());
      startArrays.add(KnownArray.byColumn());
      starts.add(new float[0]);
    }
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
    Slices.Shape shape = slices.shape(parameters, sequence);
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
            slices.of(shape),
            weights,
            read.biases(),
            input(sequence.values()),
            starts(sequence.start()),
            parameters,
            sequence,
            training);
    pass.forward(output);
    return pass;
  }

  /** [H, batch] of each state; the next call overwrites them. */
  private List<float[]> starts(@Nullable State start) {
    if (start == null) {
      return List.of();
    }
    for (int i = 0; i < starts.size(); i++) {
      starts.set(i, startArrays.get(i).read(start.values().get(i), starts.get(i)));
    }
    return starts;
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
    lastStates.forEach(LastArray::clear);
    slices.clear();
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
    slices.keep(KEPT_IDLE - (copies == null ? 0 : copies.floats()));
  }

  /** The floats that it keeps between two calls, apart from copies of arrays. */
  long floats() {
    return slices.floats() + (copies == null ? 0 : copies.floats());
  }

  /** The memory of an array for a state. */
  NativeFloats lastState(int state, INDArray target) {
    return lastStates.get(state).of(target);
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
      Parameters parameters, Sequence sequence, @Nullable INDArray output, Slices.Shape shape) {
    long sequences = (shape.batch() + shape.slices() - 1L) / shape.slices();
    long rows = Math.max(shape.inputSize(), (long) blocks * shape.hiddenSize());
    long longest =
        Math.max(
            Math.max(sequence.values().length(), output == null ? 0 : output.length()),
            rows * WeightGradientAccumulator.longestRow(sequences));
    for (INDArray array : parameters.arrays().values()) {
      longest = Math.max(longest, array.length());
    }
    return longest;
  }
}
