package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.CellState;
import io.github.rnncompare.engine.FastStep;
import java.util.Arrays;
import java.util.List;
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
  private final Cell cell;
  private final List<CellState> declared;
  private final Slice slice;
  private final int inputSize;
  private final int hiddenSize;
  private final StepProducts products;
  private final KeptSteps kept;
  private final FastStep step;
  private final Strips strips;
  private final float[][] biases;
  private final float[][] stateGradients;
  private final float[][] gradients;
  private final float[][] biasGradients;
  private final float[] scratch;
  private @Nullable WeightGradientAccumulator accumulator;
  private @Nullable Weights ownGradients;

  /** Memory for a layer with input size I and hidden size H. */
  BatchSlice(Cell cell, Slice slice, int inputSize, int hiddenSize) {
    this.cell = cell;
    this.declared = cell.states();
    this.slice = slice;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    int length = Math.multiplyExact(hiddenSize, slice.sequences());
    products = new StepProducts(cell, slice, inputSize, hiddenSize);
    kept = new KeptSteps(cell, length);
    biases = new float[cell.blocks()][length];
    stateGradients = new float[declared.size()][length];
    gradients = new float[cell.blocks()][length];
    biasGradients = new float[cell.blocks()][length];
    scratch = new float[length];
    step = new FastStep(length, biases, stateGradients, gradients);
    strips = new Strips(cell.fast().orElseThrow(), products, slice, step, gradients, biasGradients);
  }

  /**
   * Runs the sequences and writes their hidden states.
   *
   * @param output [batch, H, time]; null if they are not needed
   */
  void forward(FastPass pass, @Nullable NativeFloats output) {
    begin(pass);
    for (int t = 0; t < pass.timeSteps(); t++) {
      float[][] before = kept.states(t);
      float[][] after = kept.states(t + 1);
      float[][] blocks = kept.blocks(t);
      products.forward(pass.input(), t, before);
      step.moveTo(blocks, before, after, kept.extras(t));
      strips.forward(0, blocks);
      for (int stage = 1; stage <= products.later(); stage++) {
        products.forwardTo(stage, blocks);
        strips.forward(stage, blocks);
      }
      int[] padded = pass.padded(slice, t);
      for (int state = 0; state < after.length; state++) {
        slice.copyColumns(padded, before[state], after[state]);
      }
      if (output != null) {
        write(after[0], padded, output, t * hiddenSize * slice.batch());
      }
    }
  }

  private void begin(FastPass pass) {
    products.begin(pass.weights(), pass.timeSteps());
    kept.begin(pass.timeSteps(), pass.training());
    float[][] first = kept.states(0);
    for (int state = 0; state < first.length; state++) {
      float[] start = pass.start(state);
      if (start == null) {
        Arrays.fill(first[state], 0f);
      } else {
        slice.read(start, first[state]);
      }
    }
    for (int block = 0; block < biases.length; block++) {
      slice.repeat(pass.rowBiases(), block * hiddenSize, biases[block]);
    }
    step.begin();
  }

  /** Writes hidden states, with zeros at padded steps. */
  private void write(float[] hidden, int[] padded, NativeFloats output, int at) {
    if (padded.length == 0) {
      slice.write(hidden, output, at);
      return;
    }
    System.arraycopy(hidden, 0, scratch, 0, scratch.length);
    slice.clearColumns(padded, scratch, 0, scratch.length);
    slice.write(scratch, output, at);
  }

  /**
   * Backpropagates from the last step to {@code firstStep}.
   *
   * @param outputGradient [batch, H, time]; or [batch, H] of the last state
   * @param ofLastState whether it is that
   * @param target the gradients of the weights, overwritten
   * @param inputGradient [batch, I, time], or null if it is not needed
   */
  void backward(
      FastPass pass,
      NativeFloats outputGradient,
      boolean ofLastState,
      int firstStep,
      Weights target,
      @Nullable NativeFloats inputGradient) {
    clear(stateGradients);
    clear(biasGradients);
    if (ofLastState) {
      slice.read(outputGradient, 0, stateGradients[0]);
    }
    WeightGradientAccumulator collected = accumulator(pass.timeSteps());
    for (int t = pass.timeSteps() - 1; t >= firstStep; t--) {
      int[] padded = pass.padded(slice, t);
      collected.beginStep();
      backward(t, padded, ofLastState ? null : outputGradient, collected);
      collected.addOperands(t, pass.input(), kept, padded);
      for (int state = 0; t > firstStep && state < stateGradients.length; state++) {
        boolean isAdded = declared.get(state).isDirect() || padded.length > 0;
        products.backward(state, stateGradients[state], isAdded, collected);
      }
      if (inputGradient != null) {
        products.backwardToInput(inputGradient, t, collected);
      }
      if (collected.isFull() || t == firstStep) {
        collected.flush(target);
      }
    }
    collected.finish(target);
  }

  /**
   * Computes the gradients of step t's blocks, and of the states as far as they do not pass through
   * the products of states. At a padded step they pass on unchanged.
   */
  private void backward(
      int t,
      int[] padded,
      @Nullable NativeFloats outputGradient,
      WeightGradientAccumulator collected) {
    VanishedGradients.clear(t, stateGradients);
    float[][] passedOn = padded.length == 0 ? stateGradients : copy(stateGradients);
    if (outputGradient != null) {
      slice.read(outputGradient, t * hiddenSize * slice.batch(), scratch);
      Strips.add(scratch, stateGradients[0], 0, scratch.length);
    }
    step.moveTo(kept.blocks(t), kept.states(t), kept.states(t + 1), kept.extras(t));
    for (int stage = products.later(); stage >= 0; stage--) {
      strips.backward(stage, padded, collected);
      if (stage > 0) {
        products.backwardFrom(stage, gradients, collected);
      }
    }
    if (padded.length == 0) {
      return;
    }
    for (int state = 0; state < stateGradients.length; state++) {
      if (!declared.get(state).isDirect()) {
        Arrays.fill(stateGradients[state], 0f);
      }
      slice.copyColumns(padded, passedOn[state], stateGradients[state]);
    }
  }

  private static float[][] copy(float[][] arrays) {
    return Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
  }

  private static void clear(float[][] arrays) {
    for (float[] array : arrays) {
      Arrays.fill(array, 0f);
    }
  }

  /**
   * The bias gradients of the last backward pass, summed over sequences and steps: [blocks · H].
   */
  float[] biasGradients() {
    float[] rows = new float[biasGradients.length * hiddenSize];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = slice.sum(biasGradients[row / hiddenSize], row % hiddenSize);
    }
    return rows;
  }

  /** Writes a state after the last step into an array [batch, H]. */
  void writeLastState(FastPass pass, int state, NativeFloats target) {
    slice.write(kept.states(pass.timeSteps())[state], target, 0);
  }

  /** The memory for this slice's part of the weights' gradient, if it is not the first slice. */
  Weights ownGradients() {
    if (ownGradients == null) {
      ownGradients = Weights.allocate(cell, inputSize, hiddenSize);
    }
    return ownGradients;
  }

  /** Lets go of the arrays of the last pass. */
  void clear() {
    products.clear();
  }

  /** The floats of its memory. */
  long floats() {
    long ofStep =
        (3L * cell.blocks() + declared.size() + 1) * scratch.length
            + products.floats()
            + step.floats();
    long gradient = ownGradients == null ? 0 : ownGradients.floats();
    return kept.floats() + ofStep + gradient + (accumulator == null ? 0 : accumulator.floats());
  }

  private WeightGradientAccumulator accumulator(int timeSteps) {
    if (accumulator == null || !accumulator.fits(timeSteps)) {
      accumulator = new WeightGradientAccumulator(cell, slice, inputSize, hiddenSize, timeSteps);
    }
    accumulator.begin(timeSteps);
    return accumulator;
  }
}
