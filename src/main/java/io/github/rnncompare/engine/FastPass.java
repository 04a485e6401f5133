package io.github.rnncompare.engine;

import io.github.rnncompare.engine.FastCell.Product;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One run of {@link FastEngine} over a batch. Its slices run independently of each other on the
 * available threads; their gradients are summed in a fixed order.
 */
final class FastPass implements Engine.Pass {
  private static final int[] NONE = {};

  private final FastCell cell;
  private final List<BatchSlice> slices;
  private final ColumnMajor gradientMemory;
  private final Parameters parameters;
  private final Weights weights;
  private final float[] biases;
  private final NativeFloats input;
  private final Sequence sequence;
  private final float @Nullable [] startHidden;
  private final float @Nullable [] startCell;
  private final float @Nullable [] mask;
  private final boolean training;
  private final BooleanSupplier isLatest;

  FastPass(
      FastCell cell,
      List<BatchSlice> slices,
      Parameters parameters,
      Sequence sequence,
      NativeFloats input,
      ColumnMajor gradientMemory,
      boolean training,
      BooleanSupplier isLatest) {
    this.cell = cell;
    this.slices = slices;
    this.parameters = parameters;
    this.sequence = sequence;
    this.input = input;
    this.gradientMemory = gradientMemory;
    this.training = training;
    this.isLatest = isLatest;
    weights = Weights.of(parameters);
    biases = biases();
    State start = sequence.start();
    startHidden = start == null ? null : values(start.hidden());
    startCell = start == null || start.cell() == null ? null : values(start.cell());
    mask = sequence.mask() == null ? null : values(sequence.mask());
  }

  Weights weights() {
    return weights;
  }

  /** [batch, I, time] in column-major order. */
  NativeFloats input() {
    return input;
  }

  int batch() {
    return (int) sequence.values().size(0);
  }

  int timeSteps() {
    return (int) sequence.values().size(2);
  }

  boolean training() {
    return training;
  }

  /** The bias of each row of the blocks, [blocks · H]. */
  float[] rowBiases() {
    return biases;
  }

  /** [H, batch], the hidden states before the first step; null for zeros. */
  float @Nullable [] startHidden() {
    return startHidden;
  }

  /** [H, batch], the cell states before the first step; null for zeros. */
  float @Nullable [] startCell() {
    return startCell;
  }

  /**
   * Which of the {@code count} sequences from {@code first} on are padded at step t, as indices
   * from 0.
   */
  int[] padded(int first, int count, int t) {
    if (mask == null) {
      return NONE;
    }
    int from = t * batch() + first;
    return IntStream.range(0, count).filter(i -> mask[from + i] == 0).toArray();
  }

  void forward(INDArray output) {
    NativeFloats target = NativeFloats.of(output);
    eachSlice(i -> slices.get(i).forward(this, target));
  }

  @Override
  public boolean outlivesWorkspace() {
    return true;
  }

  @Override
  public State lastState() {
    requireLatest();
    boolean hasCell = slices.get(0).hasCellState();
    long[] shape = {batch(), parameters.hiddenSize()};
    INDArray hidden = Nd4j.createUninitialized(DataType.FLOAT, shape, 'f');
    INDArray cellState = hasCell ? Nd4j.createUninitialized(DataType.FLOAT, shape, 'f') : null;
    NativeFloats hiddenMemory = NativeFloats.of(hidden);
    NativeFloats cellMemory = cellState == null ? null : NativeFloats.of(cellState);
    slices.forEach(slice -> slice.writeLastState(this, hiddenMemory, cellMemory));
    return new State(hidden, cellState);
  }

  @Override
  public void backward(
      INDArray outputGradient,
      int firstStep,
      Parameters gradients,
      @Nullable INDArray inputGradient) {
    requireLatest();
    if (!training) {
      throw new IllegalStateException("backward needs a forward pass for training");
    }
    NativeFloats outer = gradientMemory.of(outputGradient);
    NativeFloats inner = inputGradient == null ? null : NativeFloats.of(inputGradient);
    if (inputGradient != null && firstStep > 0) {
      inputGradient.assign(0); // steps before firstStep get no gradient
    }
    Weights all = Weights.of(gradients);
    eachSlice(
        i -> {
          BatchSlice slice = slices.get(i);
          slice.backward(this, outer, firstStep, i == 0 ? all : slice.ownGradients(), inner);
        });

    float[] rows = slices.get(0).biasGradients();
    for (BatchSlice slice : slices.subList(1, slices.size())) {
      all.add(slice.ownGradients());
      float[] more = slice.biasGradients();
      for (int i = 0; i < rows.length; i++) {
        rows[i] += more[i];
      }
    }
    writeBiases(rows, gradients);
  }

  private void requireLatest() {
    if (!isLatest.getAsBoolean()) {
      throw new IllegalStateException(
          "the engine has run another pass since this one, and has overwritten its steps; run"
              + " forward again before backward or lastState");
    }
  }

  private void eachSlice(IntConsumer work) {
    each(slices.size(), i -> onThisThread(work, i));
  }

  /**
   * Runs {@code count} tasks in parallel and waits for all, even if one fails: a task that is still
   * running would write into memory that is reused. Then throws the first exception.
   */
  static void each(int count, IntConsumer work) {
    if (count == 1) {
      work.accept(0);
      return;
    }
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              try {
                work.accept(i);
              } catch (RuntimeException | Error e) {
                failures.add(e);
              }
            });
    if (failures.peek() instanceof Error e) {
      throw e;
    }
    if (failures.peek() instanceof RuntimeException e) {
      throw e;
    }
  }

  private static void onThisThread(IntConsumer work, int index) {
    Blas blas = Blas.library();
    int before = blas.enter();
    try {
      work.accept(index);
    } finally {
      blas.leave(before);
    }
  }

  private float[] biases() {
    int hiddenSize = (int) parameters.hiddenSize();
    float[] rows = Arrays.copyOf(values(parameters.bias()), cell.blocks() * hiddenSize);
    if (parameters.recurrentBias() != null) {
      float[] recurrent = values(parameters.recurrentBias());
      for (Product product : cell.products()) {
        int from = product.gate() * hiddenSize;
        int to = product.block() * hiddenSize;
        for (int i = 0; i < product.gates() * hiddenSize; i++) {
          rows[to + i] += recurrent[from + i];
        }
      }
    }
    return rows;
  }

  private void writeBiases(float[] rows, Parameters gradients) {
    NativeFloats.of(gradients.bias()).put(0, rows, 0, (int) gradients.bias().length());
    if (gradients.recurrentBias() != null) {
      int hiddenSize = (int) parameters.hiddenSize();
      NativeFloats target = NativeFloats.of(gradients.recurrentBias());
      for (Product product : cell.products()) {
        int from = product.block() * hiddenSize;
        target.put(product.gate() * hiddenSize, rows, from, product.gates() * hiddenSize);
      }
    }
  }

  /** The values of an array in column-major order. */
  private static float[] values(INDArray array) {
    float[] values = new float[(int) array.length()];
    NativeFloats.of(Floats.isColumnMajor(array) ? array : Copies.copy(array, 'f'))
        .get(0, values, 0, values.length);
    return values;
  }
}
