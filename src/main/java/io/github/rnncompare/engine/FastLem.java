package io.github.rnncompare.engine;

/** The equations of {@link LemCell} in plain loops. */
record FastLem(float stepSize) implements FastEquations {

  @Override
  public void forward(int stage, FastStep step) {
    if (stage == 0) {
      int from = step.from();
      int to = step.to();
      size(step, LemCell.HIDDEN_STEP, from, to);
      size(step, LemCell.MEMORY_STEP, from, to);
      move(step, LemCell.MEMORY, LemCell.MEMORY_STEP, LemCell.MEMORY_CANDIDATE);
      System.arraycopy(
          step.after(LemCell.MEMORY), from, step.block(LemCell.OPERAND), from, to - from);
    } else {
      move(step, LemCell.HIDDEN, LemCell.HIDDEN_STEP, LemCell.HIDDEN_CANDIDATE);
    }
  }

  private void size(FastStep step, int block, int from, int to) {
    float[] size = step.block(block);
    FastMath.sigmoid(size, step.bias(block), from, to);
    for (int i = from; i < to; i++) {
      size[i] *= stepSize;
    }
  }

  /** A state's step of a size towards a candidate. */
  private static void move(FastStep step, int state, int size, int candidate) {
    int from = step.from();
    int to = step.to();
    FastMath.tanh(step.block(candidate), step.bias(candidate), from, to);
    FastLoops.mix(
        step.block(size), step.before(state), step.block(candidate), step.after(state), from, to);
  }

  @Override
  public void backward(int stage, FastStep step) {
    if (stage == 0) {
      int from = step.from();
      int to = step.to();
      FastLoops.add(step.gradient(LemCell.OPERAND), step.stateGradient(LemCell.MEMORY), from, to);
      moveBack(step, LemCell.MEMORY, LemCell.MEMORY_STEP, LemCell.MEMORY_CANDIDATE);
    } else {
      moveBack(step, LemCell.HIDDEN, LemCell.HIDDEN_STEP, LemCell.HIDDEN_CANDIDATE);
    }
  }

  private void moveBack(FastStep step, int state, int sizeBlock, int candidateBlock) {
    int from = step.from();
    int to = step.to();
    float[] gradient = step.stateGradient(state);
    float[] size = step.block(sizeBlock);
    float[] candidate = step.block(candidateBlock);
    sizeGradient(gradient, size, step.before(state), candidate, step.gradient(sizeBlock), from, to);
    candidateGradient(gradient, size, candidate, step.gradient(candidateBlock), from, to);
    FastLoops.scaleByRest(size, gradient, from, to);
  }

  /** For a = Δ σ: the gradient of its pre-activation, d ⊙ (v − y) ⊙ a ⊙ (1 − a / Δ). */
  private void sizeGradient(
      float[] gradient,
      float[] size,
      float[] before,
      float[] candidate,
      float[] result,
      int from,
      int to) {
    float factor = 1 / stepSize;
    for (int i = from; i < to; i++) {
      result[i] = gradient[i] * (candidate[i] - before[i]) * size[i] * (1 - factor * size[i]);
    }
  }

  /** d ⊙ a ⊙ (1 − v²). */
  private static void candidateGradient(
      float[] gradient, float[] size, float[] candidate, float[] result, int from, int to) {
    for (int i = from; i < to; i++) {
      result[i] = gradient[i] * size[i] * (1 - candidate[i] * candidate[i]);
    }
  }
}
