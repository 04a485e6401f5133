package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.List;
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

  private final FastEngine engine;
  private final long number;
  private final Cell cell;
  private final List<BatchSlice> slices;
  private final int batch;
  private final int hiddenSize;
  private final int timeSteps;
  private final Weights weights;
  private final float[] biases;
  private final NativeFloats input;

  /** [H, batch] of each state before the first step; empty for zeros. */
  private final List<float[]> starts;

  private final float @Nullable [] mask;
  private final boolean training;

  /**
   * Prepares a run.
   *
   * @param number of this pass among those of the engine
   * @param biases of each row of the blocks, [blocks · H]
   * @param input [batch, I, time] in column-major order
   * @param starts [H, batch] of each state before the first step; empty for zeros
   */
  FastPass(
      FastEngine engine,
      long number,
      List<BatchSlice> slices,
      Weights weights,
      float[] biases,
      NativeFloats input,
      List<float[]> starts,
      Parameters parameters,
      Sequence sequence,
      boolean training) {
    this.engine = engine;
    this.number = number;
    this.cell = parameters.cell();
    this.slices = slices;
    this.batch = (int) sequence.values().size(0);
    this.hiddenSize = (int) parameters.hiddenSize();
    this.timeSteps = (int) sequence.values().size(2);
    this.weights = weights;
    this.biases = biases;
    this.input = input;
    this.training = training;
    this.starts = starts;
    mask = sequence.mask() == null ? null : Floats.byColumn(sequence.mask());
  }

  Weights weights() {
    return weights;
  }

  /** [batch, I, time] in column-major order. */
  NativeFloats input() {
    return input;
  }

  int timeSteps() {
    return timeSteps;
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

  void forward(@Nullable INDArray output) {
    NativeFloats target = output == null ? null : NativeFloats.of(output);
    Parallel.eachSlice(slices.size(), i -> slices.get(i).forward(this, target));
  }

  @Override
  public boolean outlivesWorkspace() {
    return true;
  }

  @Override
  public State lastState() {
    requireLatest();
    List<INDArray> states = new ArrayList<>();
    for (int state = 0; state < cell.states().size(); state++) {
      INDArray array =
          Nd4j.createUninitialized(DataType.FLOAT, new long[] {batch, hiddenSize}, 'f');
      writeLast(state, NativeFloats.of(array));
      states.add(array);
    }
    return new State(states);
  }

  @Override
  public void lastState(int state, INDArray target) {
    requireLatest();
    writeLast(state, engine.lastState(state, target));
  }

  private void writeLast(int state, NativeFloats target) {
    for (BatchSlice slice : slices) {
      slice.writeLastState(this, state, target);
    }
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
    boolean ofLastState = outputGradient.rank() == 2;
    NativeFloats outer = engine.outputGradient(outputGradient);
    NativeFloats inner = inputGradient == null ? null : NativeFloats.of(inputGradient);
    if (inputGradient != null && firstStep > 0) {
      inputGradient.assign(0); // steps before firstStep get no gradient
    }
    NativeParameters target = engine.gradients(gradients);
    Parallel.eachSlice(
        slices.size(),
        i -> {
          BatchSlice slice = slices.get(i);
          Weights own = i == 0 ? target.weights() : slice.ownGradients();
          slice.backward(this, outer, ofLastState, firstStep, own, inner);
        });

    float[] rows = slices.get(0).biasGradients();
    for (BatchSlice slice : slices.subList(1, slices.size())) {
      target.weights().add(slice.ownGradients());
      float[] more = slice.biasGradients();
      for (int i = 0; i < rows.length; i++) {
        rows[i] += more[i];
      }
    }
    target.writeBiases(rows);
  }

  private void requireLatest() {
    if (!engine.isLatest(number)) {
      throw new IllegalStateException(
          "the engine has run another pass since this one, and has overwritten its steps; run"
              + " forward again before backward or lastState");
    }
  }
}
