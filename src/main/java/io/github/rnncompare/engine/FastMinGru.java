package io.github.rnncompare.engine;

/** The equations of {@link MinGruCell} in plain loops. */
record FastMinGru(MinimalCandidate candidate) implements FastEquations {

  @Override
  public void forward(int stage, FastStep step) {
    int n = step.length();
    float[] gate = step.block(MinGruCell.GATE);
    float[] values = step.block(MinGruCell.CANDIDATE);
    FastMath.sigmoid(gate, step.bias(MinGruCell.GATE), n);
    candidate.apply(values, step.bias(MinGruCell.CANDIDATE), n);
    FastLoops.mix(gate, step.before(0), values, step.after(0), n);
  }

  @Override
  public void backward(int stage, FastStep step) {
    int n = step.length();
    float[] gradient = step.stateGradient(0);
    float[] gate = step.block(MinGruCell.GATE);
    float[] values = step.block(MinGruCell.CANDIDATE);
    float[] candidateGradient = step.gradient(MinGruCell.CANDIDATE);
    FastLoops.mixGradient(
        gradient, gate, step.before(0), values, step.gradient(MinGruCell.GATE), n);
    FastLoops.multiply(gradient, gate, candidateGradient, n);
    candidate.scaleBySlope(candidateGradient, values, n);
    FastLoops.scaleByRest(gate, gradient, n);
  }
}
