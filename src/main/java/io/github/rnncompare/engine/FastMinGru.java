package io.github.rnncompare.engine;

/** The equations of {@link MinGruCell} in plain loops. */
record FastMinGru(MinimalCandidate candidate) implements FastEquations {

  @Override
  public void forward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    float[] gate = step.block(MinGruCell.GATE);
    float[] values = step.block(MinGruCell.CANDIDATE);
    FastMath.sigmoid(gate, step.bias(MinGruCell.GATE), from, to);
    candidate.apply(values, step.bias(MinGruCell.CANDIDATE), from, to);
    FastLoops.mix(gate, step.before(0), values, step.after(0), from, to);
  }

  @Override
  public void backward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    float[] gradient = step.stateGradient(0);
    float[] gate = step.block(MinGruCell.GATE);
    float[] values = step.block(MinGruCell.CANDIDATE);
    float[] candidateGradient = step.gradient(MinGruCell.CANDIDATE);
    FastLoops.mixGradient(
        gradient, gate, step.before(0), values, step.gradient(MinGruCell.GATE), from, to);
    FastLoops.multiply(gradient, gate, candidateGradient, from, to);
    candidate.scaleBySlope(candidateGradient, values, from, to);
    FastLoops.scaleByRest(gate, gradient, from, to);
  }
}
