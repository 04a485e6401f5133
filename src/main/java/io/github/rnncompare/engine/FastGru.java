package io.github.rnncompare.engine;

import java.util.Arrays;

/** The equations of {@link GruCell} in plain loops. */
final class FastGru implements FastEquations {
  private static final int RESET = 0;

  private final boolean hasReset;
  private final boolean hasUpdate;
  private final boolean isBefore;
  private final int update;
  private final int candidate;
  private final int fourth;

  FastGru(GruCell cell) {
    hasReset = cell.hasReset();
    hasUpdate = cell.hasUpdate();
    isBefore = cell.isBefore();
    update = cell.update();
    candidate = cell.candidate();
    fourth = cell.fourth();
  }

  @Override
  public void forward(int stage, FastStep step) {
    int n = step.length();
    if (stage == 0) {
      for (int gate = 0; gate < candidate; gate++) {
        FastMath.sigmoid(step.block(gate), step.bias(gate), n);
      }
      if (isBefore) {
        FastLoops.multiply(step.block(RESET), step.before(0), step.block(fourth), n);
        return;
      }
      if (hasReset) {
        FastLoops.add(step.bias(fourth), step.block(fourth), n);
        FastLoops.addProduct(step.block(RESET), step.block(fourth), step.block(candidate), n);
      }
    }
    FastMath.tanh(step.block(candidate), step.bias(candidate), n);
    if (hasUpdate) {
      FastLoops.mix(step.block(update), step.block(candidate), step.before(0), step.after(0), n);
    } else {
      System.arraycopy(step.block(candidate), 0, step.after(0), 0, n);
    }
  }

  @Override
  public void backward(int stage, FastStep step) {
    int n = step.length();
    if (stage == 1 || !isBefore) {
      mixtureGradients(step, n);
    }
    if (stage == 1 || !hasReset) {
      return;
    }
    float[] reset = step.block(RESET);
    float[] operand = step.gradient(fourth);
    if (isBefore) {
      FastLoops.scale(reset, operand, n);
      resetGradient(operand, step.before(0), reset, step.gradient(RESET), n);
      FastLoops.add(operand, step.stateGradient(0), n);
    } else {
      FastLoops.multiply(step.gradient(candidate), reset, operand, n);
      resetGradient(operand, step.block(fourth), reset, step.gradient(RESET), n);
    }
  }

  private void mixtureGradients(FastStep step, int n) {
    float[] gradient = step.stateGradient(0);
    float[] values = step.block(candidate);
    if (!hasUpdate) {
      FastLoops.tanhGradient(gradient, values, step.gradient(candidate), n);
      Arrays.fill(gradient, 0, n, 0f);
      return;
    }
    float[] gate = step.block(update);
    FastLoops.tanhGradientScaledByRest(gradient, gate, values, step.gradient(candidate), n);
    FastLoops.mixGradient(gradient, gate, values, step.before(0), step.gradient(update), n);
    FastLoops.scale(gate, gradient, n);
  }

  /** dr = (r ⊙ d) ⊙ v ⊙ (1 − r), where r scales v, and d is the gradient of r ⊙ v. */
  private static void resetGradient(
      float[] scaledGradient, float[] scaled, float[] reset, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] = scaledGradient[i] * scaled[i] * (1 - reset[i]);
    }
  }
}
