package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Product;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
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

  private final Cell cell;
  private final List<BatchSlice> slices;
  private final ColumnMajor gradientMemory;
  private final Parameters parameters;
  private final int hiddenSize;
  private final Weights weights;
  private final float[] biases;
  private final NativeFloats input;
  private final Sequence sequence;

  /** [H, batch] of each state before the first step; empty for zeros. */
  private final List<float[]> starts;

  private final float @Nullable [] mask;
  private final boolean training;
  private final BooleanSupplier isLatest;

  FastPass(
      List<BatchSlice> slices,
      Parameters parameters,
      Sequence sequence,
      NativeFloats input,
      ColumnMajor gradientMemory,
      boolean training,
      BooleanSupplier isLatest) {
    this.cell = parameters.cell();
    this.slices = slices;
    this.parameters = parameters;
    this.hiddenSize = (int) parameters.hiddenSize();
    this.sequence = sequence;
    this.input = input;
    this.gradientMemory = gradientMemory;
    this.training = training;
    this.isLatest = isLatest;
    weights = Weights.of(parameters);
    biases = biases();
    State start = sequence.start();
    starts = start == null ? List.of() : start.values().stream().map(FastPass::values).toList();
    mask = sequence.mask() == null ? null : values(sequence.mask());
  }

  Weights weights() {
    return weights;
  }

  /** [batch, I, time] in column-major order. */
  NativeFloats input() {
    return input;
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

  /** [H, batch], a state before the first step; null for zeros. */
  float @Nullable [] start(int state) {
    return starts.isEmpty() ? null : starts.get(state);
  }

  /** Which sequences of a slice are padded at step t, as indices from 0. */
  int[] padded(Slice slice, int t) {
    if (mask == null) {
      return NONE;
    }
    int from = t * slice.batch() + slice.first();
    return IntStream.range(0, slice.sequences()).filter(i -> mask[from + i] == 0).toArray();
  }

  void forward(INDArray output) {
    NativeFloats target = NativeFloats.of(output);
    Parallel.eachSlice(slices.size(), i -> slices.get(i).forward(this, target));
  }

  @Override
  public boolean outlivesWorkspace() {
    return true;
  }

  @Override
  public State lastState() {
    requireLatest();
    long[] shape = {sequence.values().size(0), hiddenSize};
    List<INDArray> states = new ArrayList<>();
    for (int state = 0; state < cell.states().size(); state++) {
      INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'f');
      NativeFloats target = NativeFloats.of(array);
      for (BatchSlice slice : slices) {
        slice.writeLastState(this, state, target);
      }
      states.add(array);
    }
    return new State(states);
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
    Parallel.eachSlice(
        slices.size(),
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

  private float[] biases() {
    float[] rows = Arrays.copyOf(values(parameters.bias()), cell.blocks() * hiddenSize);
    if (parameters.has(Parameter.RECURRENT_BIAS)) {
      float[] recurrent = values(parameters.get(Parameter.RECURRENT_BIAS));
      int from = 0;
      for (Product product : cell.products()) {
        int to = product.result() * hiddenSize;
        for (int i = 0; i < product.gates() * hiddenSize; i++) {
          rows[to + i] += recurrent[from++];
        }
      }
    }
    return rows;
  }

  private void writeBiases(float[] rows, Parameters gradients) {
    NativeFloats.of(gradients.bias()).put(0, rows, 0, (int) gradients.bias().length());
    if (gradients.has(Parameter.RECURRENT_BIAS)) {
      NativeFloats target = NativeFloats.of(gradients.get(Parameter.RECURRENT_BIAS));
      int to = 0;
      for (Product product : cell.products()) {
        int length = product.gates() * hiddenSize;
        target.put(to, rows, product.result() * hiddenSize, length);
        to += length;
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
