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
    int from = step.from();
    int to = step.to();
    if (stage == 0) {
      for (int gate = 0; gate < candidate; gate++) {
        FastMath.sigmoid(step.block(gate), step.bias(gate), from, to);
      }
      if (isBefore) {
        FastLoops.multiply(step.block(RESET), step.before(0), step.block(fourth), from, to);
        return;
      }
      if (hasReset) {
        FastLoops.add(step.bias(fourth), step.block(fourth), from, to);
        FastLoops.addProduct(
            step.block(RESET), step.block(fourth), step.block(candidate), from, to);
      }
    }
    FastMath.tanh(step.block(candidate), step.bias(candidate), from, to);
    if (hasUpdate) {
      FastLoops.mix(
          step.block(update), step.block(candidate), step.before(0), step.after(0), from, to);
    } else {
      System.arraycopy(step.block(candidate), from, step.after(0), from, to - from);
    }
  }

  @Override
  public void backward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    if (stage == 1 || !isBefore) {
      mixtureGradients(step, from, to);
    }
    if (stage == 1 || !hasReset) {
      return;
    }
    float[] reset = step.block(RESET);
    float[] operand = step.gradient(fourth);
    if (isBefore) {
      FastLoops.scale(reset, operand, from, to);
      resetGradient(operand, step.before(0), reset, step.gradient(RESET), from, to);
      FastLoops.add(operand, step.stateGradient(0), from, to);
    } else {
      FastLoops.multiply(step.gradient(candidate), reset, operand, from, to);
      resetGradient(operand, step.block(fourth), reset, step.gradient(RESET), from, to);
    }
  }

  private void mixtureGradients(FastStep step, int from, int to) {
    float[] gradient = step.stateGradient(0);
    float[] values = step.block(candidate);
    if (!hasUpdate) {
      FastLoops.tanhGradient(gradient, values, step.gradient(candidate), from, to);
      Arrays.fill(gradient, from, to, 0f);
      return;
    }
    float[] gate = step.block(update);
    FastLoops.tanhGradientScaledByRest(gradient, gate, values, step.gradient(candidate), from, to);
    FastLoops.mixGradient(gradient, gate, values, step.before(0), step.gradient(update), from, to);
    FastLoops.scale(gate, gradient, from, to);
  }

  /** dr = (r ⊙ d) ⊙ v ⊙ (1 − r), where r scales v, and d is the gradient of r ⊙ v. */
  private static void resetGradient(
      float[] scaledGradient, float[] scaled, float[] reset, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = scaledGradient[i] * scaled[i] * (1 - reset[i]);
    }
  }
}
