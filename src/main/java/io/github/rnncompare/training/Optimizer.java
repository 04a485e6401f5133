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
}
