package io.github.rnncompare.training;

import java.util.List;
import java.util.Locale;

/** An optimizer with state for each parameter, and a count of its updates. */
abstract class OptimizerMemory implements Optimizer {
  private final double initialLearningRate;
  private final List<float[]> memory;

  /** The learning rate of the next update. */
  protected double learningRate;

  /** How many updates were done, for a rule that counts them. */
  protected int updates;

  OptimizerMemory(double learningRate, float[]... memory) {
    this.initialLearningRate = learningRate;
    this.learningRate = learningRate;
    this.memory = List.of(memory);
  }

  @Override
  public final void scaleLearningRate(double factor) {
    learningRate = initialLearningRate * factor;
  }

  @Override
  public final OptimizerState state() {
    return new OptimizerState(updates, memory.stream().map(FloatArray::copyOf).toList());
  }

  @Override
  public final void restore(OptimizerState state) {
    List<Integer> expected = memory.stream().map(array -> array.length).toList();
    List<Integer> found = state.memory().stream().map(array -> array.values().length).toList();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "an optimizer's state of lengths %s; expected %s", found, expected));
    }
    updates = state.updates();
    for (int i = 0; i < memory.size(); i++) {
      System.arraycopy(state.memory().get(i).values(), 0, memory.get(i), 0, expected.get(i));
    }
  }
}
