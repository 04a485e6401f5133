package io.github.rnncompare.engine;

/** The equations of {@link LemCell} in plain loops. */
record FastLem(float stepSize) implements FastEquations {

  @Override
  public void forward(int stage, FastStep step) {
    if (stage == 0) {
      int n = step.length();
      size(step, LemCell.HIDDEN_STEP, n);
      size(step, LemCell.MEMORY_STEP, n);
      move(step, LemCell.MEMORY, LemCell.MEMORY_STEP, LemCell.MEMORY_CANDIDATE);
      System.arraycopy(step.after(LemCell.MEMORY), 0, step.block(LemCell.OPERAND), 0, n);
    } else {
      move(step, LemCell.HIDDEN, LemCell.HIDDEN_STEP, LemCell.HIDDEN_CANDIDATE);
    }
  }

  private void size(FastStep step, int block, int n) {
    float[] size = step.block(block);
    FastMath.sigmoid(size, step.bias(block), n);
    for (int i = 0; i < n; i++) {
      size[i] *= stepSize;
    }
  }

  /** A state's step of a size towards a candidate. */
  private static void move(FastStep step, int state, int size, int candidate) {
    int n = step.length();
    FastMath.tanh(step.block(candidate), step.bias(candidate), n);
    FastLoops.mix(
        step.block(size), step.before(state), step.block(candidate), step.after(state), n);
  }

  @Override
  public void backward(int stage, FastStep step) {
    if (stage == 0) {
      int n = step.length();
      FastLoops.add(step.gradient(LemCell.OPERAND), step.stateGradient(LemCell.MEMORY), n);
      moveBack(step, LemCell.MEMORY, LemCell.MEMORY_STEP, LemCell.MEMORY_CANDIDATE);
    } else {
      moveBack(step, LemCell.HIDDEN, LemCell.HIDDEN_STEP, LemCell.HIDDEN_CANDIDATE);
    }
  }

  private void moveBack(FastStep step, int state, int sizeBlock, int candidateBlock) {
    int n = step.length();
    float[] gradient = step.stateGradient(state);
    float[] size = step.block(sizeBlock);
    float[] candidate = step.block(candidateBlock);
    sizeGradient(gradient, size, step.before(state), candidate, step.gradient(sizeBlock), n);
    candidateGradient(gradient, size, candidate, step.gradient(candidateBlock), n);
    FastLoops.scaleByRest(size, gradient, n);
  }

  /** For a = Δ σ: the gradient of its pre-activation, d ⊙ (v − y) ⊙ a ⊙ (1 − a / Δ). */
  private void sizeGradient(
      float[] gradient, float[] size, float[] before, float[] candidate, float[] result, int n) {
    float factor = 1 / stepSize;
    for (int i = 0; i < n; i++) {
      result[i] = gradient[i] * (candidate[i] - before[i]) * size[i] * (1 - factor * size[i]);
    }
  }

  /** d ⊙ a ⊙ (1 − v²). */
  private static void candidateGradient(
      float[] gradient, float[] size, float[] candidate, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = gradient[i] * size[i] * (1 - candidate[i] * candidate[i]);
    }
  }
}
