package io.github.rnncompare.training;

/** An update rule at work on one network. */
public interface Optimizer {

  /**
   * Moves {@code parameters} against {@code gradient}.
   *
   * @param parameters [n], changed in place
   * @param gradient of the mean loss, [n], left as it is
   */
  void update(float[] parameters, float[] gradient);

  /** From now on the settings' learning_rate counts {@code factor} times. */
  void scaleLearningRate(double factor);

  /** A copy of what it remembers. */
  OptimizerState state();

  /**
   * Goes on as the optimizer whose state this was.
   *
   * @throws IllegalArgumentException if it is of another rule, or of a network of another size
   */
  void restore(OptimizerState state);
}
