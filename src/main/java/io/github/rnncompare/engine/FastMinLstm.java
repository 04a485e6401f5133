package io.github.rnncompare.engine;

/** The equations of {@link MinLstmCell} in plain loops. */
record FastMinLstm(MinimalCandidate candidate) implements FastEquations {

  @Override
  public void forward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    FastLoops.add(
        step.bias(MinLstmCell.FORGET_GATE), step.block(MinLstmCell.FORGET_GATE), from, to);
    FastLoops.add(step.bias(MinLstmCell.INPUT_GATE), step.block(MinLstmCell.INPUT_GATE), from, to);
    gates(
        step.block(MinLstmCell.FORGET_GATE),
        step.block(MinLstmCell.INPUT_GATE),
        step.block(MinLstmCell.SHARE),
        from,
        to);
    float[] values = step.block(MinLstmCell.CANDIDATE);
    candidate.apply(values, step.bias(MinLstmCell.CANDIDATE), from, to);
    FastLoops.mix(step.block(MinLstmCell.SHARE), values, step.before(0), step.after(0), from, to);
  }

  /** From pre-activations to the gates and the share of the old state. */
  private static void gates(float[] forget, float[] input, float[] share, int from, int to) {
    for (int k = from; k < to; k++) {
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
    int from = step.from();
    int to = step.to();
    float[] gradient = step.stateGradient(0);
    float[] share = step.block(MinLstmCell.SHARE);
    float[] values = step.block(MinLstmCell.CANDIDATE);
    float[] shareGradient = step.gradient(MinLstmCell.SHARE);
    float[] candidateGradient = step.gradient(MinLstmCell.CANDIDATE);
    FastLoops.mixGradient(gradient, share, values, step.before(0), shareGradient, from, to);
    gateGradients(
        shareGradient,
        step.block(MinLstmCell.FORGET_GATE),
        step.block(MinLstmCell.INPUT_GATE),
        step.gradient(MinLstmCell.FORGET_GATE),
        step.gradient(MinLstmCell.INPUT_GATE),
        from,
        to);
    System.arraycopy(gradient, from, candidateGradient, from, to - from);
    FastLoops.scaleByRest(share, candidateGradient, from, to);
    candidate.scaleBySlope(candidateGradient, values, from, to);
    FastLoops.scale(share, gradient, from, to);
  }

  /** df = ds ⊙ (1 − f), di = −ds ⊙ (1 − i). */
  private static void gateGradients(
      float[] shareGradient,
      float[] forget,
      float[] input,
      float[] forgetGradient,
      float[] inputGradient,
      int from,
      int to) {
    for (int k = from; k < to; k++) {
      forgetGradient[k] = shareGradient[k] * (1 - forget[k]);
      inputGradient[k] = shareGradient[k] * (input[k] - 1);
    }
  }
}
