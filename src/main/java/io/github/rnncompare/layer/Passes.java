package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The passes of a layer over its engine, of which the last one is at hand. */
final class Passes {
  private final Cell cell;
  private final Engine engine;
  private @Nullable Last last;
  private @Nullable Parameters parameters;
  private @Nullable Parameters gradients;

  /** A forward pass, and the layer's input that it ran over. */
  private record Last(Engine.Pass pass, INDArray input, @Nullable State start, boolean training) {}

  Passes(Cell cell, Engine engine) {
    this.cell = cell;
    this.engine = engine;
  }

  Engine.Kind engine() {
    return engine.kind();
  }

  /**
   * Runs a sequence.
   *
   * @param arrays the parameters
   * @param output as {@link Engine#forward} has it
   * @param input by which {@link #canGoBack} knows the pass
   */
  void run(
      Map<String, INDArray> arrays,
      Sequence sequence,
      boolean training,
      @Nullable INDArray output,
      INDArray input) {
    parameters = known(parameters, arrays);
    Engine.Pass pass = engine.forward(parameters, sequence, training, output);
    last = new Last(pass, input, sequence.start(), training);
  }

  /**
   * The last forward pass.
   *
   * @throws NullPointerException before the first, or after {@link #clear}
   */
  Engine.Pass last() {
    return requireNonNull(last).pass();
  }

  /** The state that the last pass started from; null for zeros, or without a pass. */
  @Nullable State lastStart() {
    return last == null ? null : last.start();
  }

  /** Whether the last forward pass was for training, of this input, and is still valid. */
  @SuppressWarnings("ReferenceEquality") // an input that was set anew is another object
  boolean canGoBack(INDArray input) {
    return last != null
        && last.pass().outlivesWorkspace()
        && last.training()
        && last.input() == input;
  }

  /**
   * Backpropagates the last forward pass, as {@link Engine.Pass#backward}.
   *
   * @param arrays the gradients of the parameters, overwritten
   */
  void backward(
      INDArray outputGradient,
      int firstStep,
      Map<String, INDArray> arrays,
      @Nullable INDArray inputGradient) {
    gradients = known(gradients, arrays);
    last().backward(outputGradient, firstStep, gradients, inputGradient);
  }

  /** The same object for the same arrays, by which the engine knows that they are. */
  @SuppressWarnings("ReferenceEquality") // the same arrays, not equal ones
  private Parameters known(@Nullable Parameters before, Map<String, INDArray> arrays) {
    boolean same = before != null && before.arrays().size() == arrays.size();
    for (Map.Entry<String, INDArray> entry : arrays.entrySet()) {
      same = same && requireNonNull(before).arrays().get(entry.getKey()) == entry.getValue();
    }
    return same ? requireNonNull(before) : new Parameters(cell, new LinkedHashMap<>(arrays));
  }

  /** Lets go of the last pass and its arrays. */
  void clear() {
    last = null;
    engine.clear();
  }
}
