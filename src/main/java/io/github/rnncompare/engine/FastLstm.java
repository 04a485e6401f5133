package io.github.rnncompare.engine;

import java.util.Arrays;

/** The equations of {@link LstmCell} in plain loops. */
final class FastLstm implements FastEquations {
  private static final int CANDIDATE = 0;

  /** The most entries of a gate that are computed together with those of the other gates. */
  private static final int FEW = 512;

  /** The block of each gate; -1 for one that is held open. */
  private final int forget;

  private final int output;
  private final int input;
  private final int gates;

  /** By gate: for what σ(a) = tanh(a / 2) / 2 + 1 / 2 scales by, and adds. */
  private final float[] scales;

  private final float[] shifts;

  FastLstm(LstmCell cell) {
    forget = block(cell, LstmGate.FORGET);
    output = block(cell, LstmGate.OUTPUT);
    input = block(cell, LstmGate.INPUT);
    gates = cell.gates().size();
    scales = new float[gates];
    shifts = new float[gates];
    Arrays.fill(scales, 0.5f);
    Arrays.fill(shifts, 0.5f);
    scales[CANDIDATE] = 1;
    shifts[CANDIDATE] = -0f; // which changes no number, not even a zero's sign
  }

  private static int block(LstmCell cell, LstmGate gate) {
    return cell.has(gate) ? cell.block(gate) : -1;
  }

  /** tanh(c'). */
  @Override
  public int extras() {
    return 1;
  }

  private static float[] gate(FastStep step, int block) {
    return block < 0 ? step.ones() : step.block(block);
  }

  @Override
  public boolean takesTogether(int entries) {
    return entries <= FEW;
  }

  @Override
  public void forward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    if (step.isWhole() && takesTogether(to)) {
      gatesTogether(step, to);
    } else {
      gates(step, from, to);
    }
    float[] cell = step.after(1);
    newCell(
        gate(step, forget),
        step.before(1),
        gate(step, input),
        step.block(CANDIDATE),
        cell,
        from,
        to);
    float[] tanh = step.extra(0);
    FastMath.tanhOf(cell, tanh, from, to);
    FastLoops.multiply(tanh, gate(step, output), step.after(0), from, to);
  }

  private void gates(FastStep step, int from, int to) {
    FastMath.tanh(step.block(CANDIDATE), step.bias(CANDIDATE), from, to);
    for (int gate = CANDIDATE + 1; gate < gates; gate++) {
      FastMath.sigmoid(step.block(gate), step.bias(gate), from, to);
    }
  }

  /**
   * The same, bit for bit, in one loop: the first and last entries of each loop cost as much as a
   * hundred in between.
   */
  private void gatesTogether(FastStep step, int length) {
    float[] all = step.together(gates * length);
    FastMath.tanh(
        all, step.biasesTogether(gates), step.spread(scales), step.spread(shifts), gates * length);
    for (int gate = 0; gate < gates; gate++) {
      System.arraycopy(all, gate * length, step.block(gate), 0, length);
    }
  }

  private static void newCell(
      float[] forget,
      float[] before,
      float[] input,
      float[] candidate,
      float[] cell,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      cell[i] = forget[i] * before[i] + input[i] * candidate[i];
    }
  }

  @Override
  public void backward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    float[] hiddenGradient = step.stateGradient(0);
    float[] cellGradient = step.stateGradient(1);
    float[] candidate = step.block(CANDIDATE);
    float[] tanh = step.extra(0);
    cellGradient(hiddenGradient, gate(step, output), tanh, cellGradient, from, to);
    if (output >= 0) {
      outputGate(hiddenGradient, step.block(output), tanh, step.gradient(output), from, to);
    }
    if (input >= 0) {
      FastLoops.gateGradient(
          cellGradient, step.block(input), candidate, step.gradient(input), from, to);
    }
    candidate(cellGradient, gate(step, input), candidate, step.gradient(CANDIDATE), from, to);
    if (forget >= 0) {
      float[] before = step.before(1);
      FastLoops.gateGradient(
          cellGradient, step.block(forget), before, step.gradient(forget), from, to);
      FastLoops.scale(step.block(forget), cellGradient, from, to);
    }
  }

  /** dc += dh ⊙ o ⊙ (1 − tanh²(c')). */
  private static void cellGradient(
      float[] hiddenGradient,
      float[] output,
      float[] tanh,
      float[] cellGradient,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      cellGradient[i] += hiddenGradient[i] * output[i] * (1 - tanh[i] * tanh[i]);
    }
  }

  /** do = tanh(c') ⊙ dh ⊙ o ⊙ (1 − o). */
  private static void outputGate(
      float[] hiddenGradient, float[] output, float[] tanh, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = tanh[i] * (hiddenGradient[i] * output[i] * (1 - output[i]));
    }
  }

  /** dg = dc ⊙ i ⊙ (1 − g²). */
  private static void candidate(
      float[] cellGradient, float[] input, float[] candidate, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = cellGradient[i] * input[i] * (1 - candidate[i] * candidate[i]);
    }
  }
}
