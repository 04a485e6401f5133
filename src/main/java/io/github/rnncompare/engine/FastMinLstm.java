package io.github.rnncompare.engine;

/** The equations of {@link MinLstmCell} in plain loops. */
record FastMinLstm(MinimalCandidate candidate) implements FastEquations {

  @Override
  public void forward(int stage, FastStep step) {
    int n = step.length();
    FastLoops.add(step.bias(MinLstmCell.FORGET_GATE), step.block(MinLstmCell.FORGET_GATE), n);
    FastLoops.add(step.bias(MinLstmCell.INPUT_GATE), step.block(MinLstmCell.INPUT_GATE), n);
    gates(
        step.block(MinLstmCell.FORGET_GATE),
        step.block(MinLstmCell.INPUT_GATE),
        step.block(MinLstmCell.SHARE),
        n);
    float[] values = step.block(MinLstmCell.CANDIDATE);
    candidate.apply(values, step.bias(MinLstmCell.CANDIDATE), n);
    FastLoops.mix(step.block(MinLstmCell.SHARE), values, step.before(0), step.after(0), n);
  }

  /** From pre-activations to the gates and the share of the old state. */
  private static void gates(float[] forget, float[] input, float[] share, int n) {
    for (int k = 0; k < n; k++) {
      double ofForget = oneAndExponential(forget[k]);
      double ofInput = oneAndExponential(input[k]);
      share[k] = (float) (ofInput / (ofForget + ofInput));
      forget[k] = (float) (1 / ofForget);
      input[k] = (float) (1 / ofInput);
    }
  }

  /** 1 + e^−a = 1 / σ(a). */
  private static double oneAndExponential(float preActivation) {
    float limit = MinLstmCell.LIMIT;
    return 1 + StrictMath.exp((double) -Math.min(limit, Math.max(-limit, preActivation)));
  }

  @Override
  public void backward(int stage, FastStep step) {
    int n = step.length();
    float[] gradient = step.stateGradient(0);
    float[] share = step.block(MinLstmCell.SHARE);
    float[] values = step.block(MinLstmCell.CANDIDATE);
    float[] shareGradient = step.gradient(MinLstmCell.SHARE);
    float[] candidateGradient = step.gradient(MinLstmCell.CANDIDATE);
    FastLoops.mixGradient(gradient, share, values, step.before(0), shareGradient, n);
    gateGradients(
        shareGradient,
        step.block(MinLstmCell.FORGET_GATE),
        step.block(MinLstmCell.INPUT_GATE),
        step.gradient(MinLstmCell.FORGET_GATE),
        step.gradient(MinLstmCell.INPUT_GATE),
        n);
    System.arraycopy(gradient, 0, candidateGradient, 0, n);
    FastLoops.scaleByRest(share, candidateGradient, n);
    candidate.scaleBySlope(candidateGradient, values, n);
    FastLoops.scale(share, gradient, n);
  }

  /** df = ds ⊙ (1 − f), di = −ds ⊙ (1 − i). */
  private static void gateGradients(
      float[] shareGradient,
      float[] forget,
      float[] input,
      float[] forgetGradient,
      float[] inputGradient,
      int n) {
    for (int k = 0; k < n; k++) {
      forgetGradient[k] = shareGradient[k] * (1 - forget[k]);
      inputGradient[k] = shareGradient[k] * (input[k] - 1);
    }
  }
}
