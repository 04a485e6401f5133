package io.github.rnncompare.training;

/** An update rule, with its state for one network. */
public interface Optimizer {

  /**
   * Moves {@code parameters} against {@code gradient}.
   *
   * @param parameters [n], changed in place
   * @param gradient of the mean loss, [n], left as it is
   */
  void update(float[] parameters, float[] gradient);

  /** From now on the learning rate is {@code factor} times that of the settings. */
  void scaleLearningRate(double factor);

  /** A copy of its state. */
  OptimizerState state();

  /**
   * Resumes from the state of an optimizer.
   *
   * @throws IllegalArgumentException if it is of another rule, or of a network of another size
   */
  void restore(OptimizerState state);
}
